import type { FieldBase, FieldView } from '../field';
import type { Problem } from '../problem';
import { inLanguage } from '../text';
import { mediaTypes, type MediaType, type Upload } from '../upload';
import type { ProblemSentences } from '../words';
import { attributes, markup, type Html } from './markup';

/** The id of the control that a field's label, hint and problems point to. */
export function controlId({ name }: { name: string }): string {
  return `campo-${name}`;
}

/** What is wrong with a field, as its citizen reads it. */
export function sentenceOf(problem: Problem, view: Omit<FieldView, 'problem'>): string {
  const { field, language, words } = view;
  if (problem.code === 'missing' && field.whenMissing) {
    return inLanguage(field.whenMissing, language);
  }
  const sentence = words.problems[problem.code] as ProblemSentences[Problem['code']];
  return sentence(problem as never, inLanguage(field.label, language));
}

export function textInput(
  view: FieldView,
  extra: Record<string, string> & { type: string },
  limit?: string,
): Html {
  const input = { ...extra, ...common(view, limit), value: firstText(view) };
  return labelled(view, markup`<input${attributes(input)}>`, limit);
}

export function textArea(view: FieldView, limit: string): Html {
  const more = { rows: 5, ...common(view, limit) };
  // Browsers drop a line feed right after the start tag: this one is for them.
  const text = `\n${firstText(view)}`;
  return labelled(view, markup`<textarea${attributes(more)}>${text}</textarea>`, limit);
}

export interface Option {
  value: string;
  label: string;
}

export function selectBox(view: FieldView, options: Option[]): Html {
  const chosen = firstText(view);
  const items = options.map(({ value, label }) => {
    const option = attributes({ value, selected: value === chosen });
    return markup`<option${option}>${label}</option>`;
  });
  return labelled(
    view,
    markup`
      <select${attributes(common(view))}>
        <option value="">${view.words.choose}</option>
        ${items}
      </select>`,
  );
}

export function radios(view: FieldView, options: Option[]): Html {
  return buttons(view, options, { type: 'radio', required: view.field.required });
}

export function checkboxes(view: FieldView, options: Option[]): Html {
  return buttons(view, options, { type: 'checkbox' });
}

export function singleCheckbox(view: FieldView, value: string): Html {
  const { field, answer } = view;
  const box = { type: 'checkbox', ...common(view), value, checked: answer.texts.includes(value) };
  return markup`
    <div class="${fieldClass(view)}">
      ${hint(view)}
      ${error(view)}
      <div class="tick">
        <input${attributes(box)}>
        <label for="${controlId(field)}">${label(view)}</label>
      </div>
    </div>`;
}

type FileField = FieldBase & { accepted: MediaType[]; most: number };

export function fileInput(view: FieldView<FileField>, limit: string): Html {
  const { field, answer } = view;
  const kept = answer.files.filter(({ id }) => id !== undefined);
  const accept = field.accepted
    .flatMap((type) => [type, ...mediaTypes[type].extensions.map((extension) => `.${extension}`)])
    .join(',');
  const input = {
    type: 'file',
    ...common(view, limit),
    required: field.required && kept.length === 0,
    accept,
    multiple: field.most > 1,
  };
  return markup`
    ${labelled(view, markup`<input${attributes(input)}>`, limit)}
    ${kept.length > 0 && keptFiles(kept, view)}`;
}

/** A box to tick rather than a button: a button here would be the one that Enter presses. */
function keptFiles(files: Upload[], { field, words }: FieldView): Html {
  const rows = files.map(({ id = '', fileName }) => {
    const box = { type: 'checkbox', name: 'remove', value: id, id: `rimuovi-${id}` };
    return markup`
      <p>${fileName}</p>
      <div class="tick">
        <input${attributes({ type: 'hidden', name: field.name, value: id })}>
        <input${attributes(box)}>
        <label for="${box.id}">${words.removeFile(fileName)}</label>
      </div>`;
  });
  return markup`<fieldset class="kept"><legend>${words.filesKept}</legend>${rows}</fieldset>`;
}

export function paragraphs(
  heading: string,
  texts: string[],
  link?: { address: string; text: string },
): Html {
  return markup`
    <div class="text">
      <h3>${heading}</h3>
      ${texts.map((text) => markup`<p>${text}</p>`)}
      ${link && markup`<p><a href="${link.address}" target="_blank" rel="noopener">${link.text}</a></p>`}
    </div>`;
}

function buttons(
  view: FieldView,
  options: Option[],
  kind: { type: 'radio' | 'checkbox'; required?: boolean },
): Html {
  const { field, answer } = view;
  const rows = options.map((option, index) => {
    const id = index === 0 ? controlId(field) : `${controlId(field)}-${index + 1}`;
    const input = {
      ...kind,
      id,
      name: field.name,
      value: option.value,
      checked: answer.texts.includes(option.value),
      'aria-invalid': view.problem && 'true',
    };
    return markup`
      <div class="tick">
        <input${attributes(input)}>
        <label for="${id}">${option.label}</label>
      </div>`;
  });
  return markup`
    <fieldset class="${fieldClass(view)}"${attributes({ 'aria-describedby': describedBy(view) })}>
      <legend>${label(view)}</legend>
      ${hint(view)}
      ${error(view)}
      ${rows}
    </fieldset>`;
}

function labelled(view: FieldView, control: Html, limit?: string): Html {
  return markup`
    <div class="${fieldClass(view)}">
      <label for="${controlId(view.field)}">${label(view)}</label>
      ${hint(view, limit)}
      ${error(view)}
      ${control}
    </div>`;
}

export function label({ field, language, words }: FieldView): Html {
  const text = inLanguage(field.label, language);
  return field.required
    ? markup`${text}<span class="asterisk" aria-hidden="true">&nbsp;*</span>`
    : markup`${text} <span class="optional">(${words.optional})</span>`;
}

export function hint({ field, language }: FieldView, limit?: string): Html | undefined {
  const texts = [field.hint && inLanguage(field.hint, language), limit].filter(Boolean);
  if (texts.length === 0) return undefined;
  return markup`<p class="hint" id="${controlId(field)}-aiuto">${texts.join(' ')}</p>`;
}

export function error(view: FieldView): Html | undefined {
  const { field, problem, words } = view;
  if (!problem) return undefined;
  return markup`
    <p class="error" id="${controlId(field)}-errore">
      <span class="unseen">${words.errorTitle} </span>${sentenceOf(problem, view)}
    </p>`;
}

export function describedBy({ field, problem }: FieldView, limit?: string): string | undefined {
  const ids = [
    (field.hint || limit) && `${controlId(field)}-aiuto`,
    problem && `${controlId(field)}-errore`,
  ];
  return ids.filter(Boolean).join(' ') || undefined;
}

function common(view: FieldView, limit?: string) {
  const { field, problem } = view;
  return {
    id: controlId(field),
    name: field.name,
    required: field.required,
    autocomplete: field.autocomplete,
    'aria-describedby': describedBy(view, limit),
    'aria-invalid': problem && 'true',
  };
}

export function fieldClass({ problem }: FieldView): string {
  return problem ? 'field wrong' : 'field';
}

function firstText({ answer }: FieldView): string {
  return answer.texts[0] ?? '';
}
