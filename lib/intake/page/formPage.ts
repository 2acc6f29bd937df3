import type { CitizenLanguage } from '../../language';
import type { OpenSlots } from '../appointments/slots';
import type { Checking } from '../checking';
import type { Desk } from '../desk';
import { noAnswer, type FieldView } from '../field';
import { typeOf, type Field } from '../fieldTypes';
import { fieldsOf, review, send } from '../form';
import { fieldsOfPart, type Part } from '../parts';
import type { Step } from '../step';
import { inLanguage } from '../text';
import { wordsIn } from '../words';
import { controlId, sentenceOf } from './controls';
import { guardFields, proofField, type Guard } from './guard';
import { attributes, markup, type Html } from './markup';
import { layout } from './layout';

/** A form's fields as they are about to be shown. */
export interface ShownState extends Checking {
  desk: Desk;
  language: CitizenLanguage;
  /** Read anew for each page that may show them. */
  openSlots?: OpenSlots;
}

/** The form as far as it is filled in. */
export interface FormState extends ShownState {
  guard: Guard;
}

export function viewOf(field: Field, state: ShownState): FieldView<Field> {
  return {
    field,
    answer: state.answers.get(field.name) ?? noAnswer,
    problem: state.problems.get(field.name),
    language: state.language,
    words: wordsIn(state.language),
    desk: state.desk,
    page: pageOf(field, state.desk),
    values: state.values,
    openSlots: state.openSlots ?? new Map(),
  };
}

function pageOf({ name }: Field, { form }: Desk): string {
  const isOn = (part: Part) => fieldsOfPart(part).some((field) => field.name === name);
  return form.parts.find(isOn)?.id ?? '';
}

/** The fields that a page of the form shows to whoever gave these answers. */
export function shownOn(part: Pick<Part, 'sections'>, { asked }: ShownState): Field[] {
  return fieldsOfPart(part).filter(({ name, type }) => asked.has(name) && type !== 'hidden');
}

/** One page to fill in, with the problems found on it. */
export function stepPage(
  state: FormState,
  index: number,
  otherLanguages: CitizenLanguage[] = [],
  query?: string,
): string {
  const { desk, language } = state;
  const { form } = desk;
  const words = wordsIn(language);
  const part = form.parts[index] as Part;
  const fields = shownOn(part, state);
  const hasErrors = fields.some(({ name }) => state.problems.has(name));
  const others = fieldsOf(form).filter((field) => !fields.includes(field));
  const hasRequired = fields.some(({ required }) => required);
  const following = form.parts[index + 1]?.id ?? review;
  const previous = form.parts.slice(0, index).findLast((each) => shownOn(each, state).length > 0);
  return layout({
    desk,
    language,
    hasErrors,
    otherLanguages,
    query,
    title: `${stepTitle(part, state)} – ${inLanguage(form.title, language)}`,
    main: markup`
      ${hasErrors && errorSummary(state, fields)}
      <h1>${inLanguage(form.title, language)}</h1>
      ${index === 0 && form.introduction && markup`<p class="introduction">${inLanguage(form.introduction, language)}</p>`}
      ${progress(state, part)}
      ${hasRequired && markup`<p class="asterisk-note">${words.asteriskExplained}</p>`}
      <form${formAttributes(language)}>
        ${fields.some(({ type }) => type === 'appointment') && enterButton(following)}
        ${guardFields(state.guard, language)}
        ${carried(state, others)}
        ${part.sections.map((section) => renderSection(section, state))}
        <div class="actions">
          <button name="step" value="${following}">${following === review ? words.toReview : words.forward}</button>
          ${previous && markup`<button class="secondary" name="step" value="${previous.id}">${words.back}</button>`}
        </div>
      </form>`,
  });
}

/** Enter presses a form's first button: this one leads on, before the one that shows other times. */
function enterButton(following: string): Html {
  const button = { class: 'unseen', name: 'step', value: following, tabindex: -1 };
  return markup`<button${attributes({ ...button, 'aria-hidden': 'true' })}></button>`;
}

/** Everything read back, to be sent under the key. A notice, where there is one, comes first. */
export function reviewPage(state: FormState, submissionKey: string, notice?: Html): string {
  const { desk, language } = state;
  const { form } = desk;
  const words = wordsIn(language);
  const last = form.parts.findLast((part) => shownOn(part, state).length > 0);
  return layout({
    desk,
    language,
    hasErrors: notice !== undefined,
    title: `${words.reviewTitle} – ${inLanguage(form.title, language)}`,
    main: markup`
      ${notice}
      <h1>${inLanguage(form.title, language)}</h1>
      ${progress(state)}
      <p>${words.reviewIntroduction}</p>
      <form${formAttributes(language)}>
        <input type="hidden" name="submission-key" value="${submissionKey}">
        ${guardFields(state.guard, language)}
        ${carried(state, fieldsOf(form))}
        ${form.steps.map((step) => readBack(step, state))}
        ${proofField(state.guard, language)}
        <div class="actions">
          <button name="step" value="${send}">${notice ? words.again : words.send}</button>
          ${last && markup`<button class="secondary" name="step" value="${last.id}">${words.back}</button>`}
        </div>
      </form>`,
  });
}

/**
 * The address is relative, so that it holds behind any path prefix. It is given although it is the
 * page's own, because the page's may end with `#…`: the next page would then open there, and not
 * give the focus to its errors.
 */
function formAttributes(language: CitizenLanguage): Html {
  const enctype = 'multipart/form-data';
  return attributes({ method: 'post', action: `?lang=${language}`, enctype, novalidate: true });
}

/** What every page of the form says of how far one has come. */
function progress(state: FormState, part?: Part): Html {
  const words = wordsIn(state.language);
  const shown = state.desk.form.steps.filter((step) => shownOn(step, state).length > 0);
  const index = part ? shown.indexOf(part.step) : shown.length;
  const steps = shown.length + 1;
  const segments = Array.from({ length: steps }, (_, each) => {
    const reached = attributes({ class: each <= index && 'reached' });
    return markup`<i${reached}></i>`;
  });
  return markup`
    <div class="steps">
      <p>${words.stepOf(index + 1, steps)}</p>
      <div aria-hidden="true">${segments}</div>
    </div>
    <h2>${stepTitle(part, state)}</h2>`;
}

function stepTitle(part: Part | undefined, { language }: FormState): string {
  return part ? inLanguage(part.step.title, language) : wordsIn(language).reviewTitle;
}

function errorSummary(state: FormState, fields: Field[]): Html {
  const words = wordsIn(state.language);
  const links = fields.map((field) => {
    const view = viewOf(field, state);
    if (!view.problem) return undefined;
    return markup`<li><a href="#${controlId(field)}">${sentenceOf(view.problem, view)}</a></li>`;
  });
  return errorBox(words.errorHeading, markup`<ul>${links}</ul>`);
}

/** Comes first on the page, and holds the focus when the page opens. */
export function errorBox(heading: string, content: Html): Html {
  return markup`
    <div class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errori">
      <h2 id="errori">${heading}</h2>
      ${content}
    </div>`;
}

/** The fields of a section under its heading; nothing where none is asked. */
export function renderSection(
  section: Step['sections'][number],
  state: ShownState,
): Html | undefined {
  const { title } = section;
  const shown = shownOn({ sections: [section] }, state);
  if (shown.length === 0) return undefined;
  const controls = shown.map((field) => typeOf(field).render(viewOf(field, state)));
  if (!title) return markup`<div class="section">${controls}</div>`;
  return markup`
    <fieldset class="section">
      <legend>${inLanguage(title, state.language)}</legend>
      ${controls}
    </fieldset>`;
}

/** The answers to fields that this page does not show, taken along to the next. */
function carried({ answers }: FormState, fields: Field[]): Html {
  const inputs = fields.map(({ name }) => {
    const { texts, files } = answers.get(name) ?? noAnswer;
    const kept = files.flatMap(({ id }) => id ?? []);
    return [...texts, ...kept].map(
      (value) => markup`<input${attributes({ type: 'hidden', name, value })}>`,
    );
  });
  return markup`${inputs}`;
}

function readBack(step: Step, state: FormState): Html | undefined {
  const words = wordsIn(state.language);
  const title = inLanguage(step.title, state.language);
  const asked = shownOn(step, state).filter((field) => !typeOf(field).silent);
  if (asked.length === 0) return undefined;
  const rows = asked.map(
    (field) => markup`
      <div>
        <dt>${inLanguage(field.label, state.language)}</dt>
        <dd>${readBackAnswer(field, state)}</dd>
      </div>`,
  );
  return markup`
    <div class="answers">
      <div class="answers-title">
        <h3>${title}</h3>
        <button class="link" name="step" value="${step.id}">${words.change}<span class="unseen"> ${title}</span></button>
      </div>
      <dl>${rows}</dl>
    </div>`;
}

function readBackAnswer(field: Field, state: FormState): Html | string {
  const view = viewOf(field, state);
  const value = state.values.get(field.name);
  if (value !== undefined) return typeOf(field).show(value, view);
  // While the register cannot be reached, the files kept in it have no names to show.
  const shown = view.problem?.code === 'file-gone' ? view.words.filesKept : view.words.notGiven;
  return markup`<span class="not-given">${shown}</span>`;
}
