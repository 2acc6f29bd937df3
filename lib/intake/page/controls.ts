import type { FieldView } from '../field';
import type { FieldOfType } from '../fieldTypes';
import type { Problem } from '../problem';
import { inLanguage } from '../text';
import { mediaTypes } from '../upload';
import type { ProblemSentences } from '../words';
import { attributes, html, type Html } from './html';

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

export function textInput(view: FieldView, extra: Record<string, string> & { type: string }): Html {
  return labelled(
    view,
    html`<input${attributes({ ...extra, ...common(view), value: firstText(view) })}></input${attributes({ ...extra, ...common(view), value: firstText(view) })}>`,
  );
}

export function textArea(view: FieldView, limit: string): Html {
  const more = { rows: 5, ...common(view, limit) };
  // A line feed right after the start tag is dropped by browsers: this one is theirs.
  return labelled(
    view,
    html`<textarea${attributes(more)}>
${firstText(view)}</textarea>`,
    limit,
  );
}

export interface Option {
  value: string;
  label: string;
}

export function selectBox(view: FieldView, options: Option[]): Html {
  const chosen = firstText(view);
  return labelled(
    view,
    html`<select${attributes(common(view))}><option value="">${view.words.choose}</option>${options.map(
      ({ value, label }) =>
        html`<option${attributes({ value, selected: value === chosen })}>${label}</option>`,
    )}</select>`,
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
  return html`<div class="${fieldClass(view)}">${hint(view)}${error(view)}<div class="tick"><input${attributes(box)}><label for="${controlId(field)}">${label(view)}</label></div></div>`;
}

export function fileInput(view: FieldView<FieldOfType<'file'>>, limit: string): Html {
  const { field, answer, words } = view;
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
  return html`${labelled(view, html`<input${attributes(input)}></input${attributes(input)}>`, limit)}${
    kept.length > 0 &&
    html`<fieldset class="kept">
      <legend>${words.filesKept}</legend>
      ${kept.map(
        ({ id, fileName }) =>
          html`<p>${fileName}</p>
            <div class="tick">
              <input type="hidden" name="${field.name}" value="${id}" /><input
                type="checkbox"
                name="remove"
                value="${id}"
                id="${`rimuovi-${id}`}"
              /><label for="${`rimuovi-${id}`}">${words.removeFile(fileName)}</label>
            </div>`,
      )}
    </fieldset>`
  }`;
}

export function paragraphs(
  heading: string,
  texts: string[],
  link?: { address: string; text: string },
): Html {
  return html`<div class="text">
    <h3>${heading}</h3>
    ${texts.map((text) => html`<p>${text}</p>`)}${
      link && html`<p><a href="${link.address}" target="_blank" rel="noopener">${link.text}</a></p>`
    }
  </div>`;
}

function buttons(
  view: FieldView,
  options: Option[],
  kind: { type: 'radio' | 'checkbox'; required?: boolean },
): Html {
  const { field, answer } = view;
  const described = { 'aria-describedby': describedBy(view) };
  return html`<fieldset class="${fieldClass(view)}" ${attributes(described)}>
    <legend>${label(view)}</legend>
    ${hint(view)}${error(view)}${options.map((option, index) => {
      const id = index === 0 ? controlId(field) : `${controlId(field)}-${index + 1}`;
      const input = {
        ...kind,
        id,
        name: field.name,
        value: option.value,
        checked: answer.texts.includes(option.value),
        'aria-invalid': view.problem && 'true',
      };
      return html`<div class="tick"><input${attributes(input)}><label for="${id}">${option.label}</label></div>`;
    })}
  </fieldset>`;
}

function labelled(view: FieldView, control: Html, limit?: string): Html {
  return html`<div class="${fieldClass(view)}">
    <label for="${controlId(view.field)}">${label(view)}</label
    >${hint(view, limit)}${error(view)}${control}
  </div>`;
}

function label({ field, language, words }: FieldView): Html {
  const text = inLanguage(field.label, language);
  return field.required
    ? html`${text}<span class="asterisk" aria-hidden="true">&nbsp;*</span>`
    : html`${text} <span class="optional">(${words.optional})</span>`;
}

function hint({ field, language }: FieldView, limit?: string): Html {
  const texts = [field.hint && inLanguage(field.hint, language), limit].filter(Boolean).join(' ');
  return html`${texts && html`<p class="hint" id="${controlId(field)}-aiuto">${texts}</p>`}`;
}

function error(view: FieldView): Html {
  const { field, problem, words } = view;
  return html`${
    problem &&
    html`<p class="error" id="${controlId(field)}-errore">
      <span class="unseen">${words.errorTitle} </span>${sentenceOf(problem, view)}
    </p>`
  }`;
}

function describedBy({ field, problem }: FieldView, limit?: string): string | undefined {
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

function fieldClass({ problem }: FieldView): string {
  return problem ? 'field wrong' : 'field';
}

function firstText({ answer }: FieldView): string {
  return answer.texts[0] ?? '';
}
