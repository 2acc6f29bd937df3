import type { JsonValue } from '../json';
import { longestWritten } from '../register/ticket';
import { holds } from './condition';
import { noAnswer, type Answer } from './field';
import { typeOf, type Field } from './fieldTypes';
import { fieldsOf, type Form } from './form';
import type { Checked, Problem } from './problem';

/** What was posted, by field; what was understood of it; and what is wrong with the rest. */
export interface Checking {
  answers: ReadonlyMap<string, Answer>;
  /** The fields whose condition holds. The others have neither value nor problem. */
  asked: ReadonlySet<string>;
  values: ReadonlyMap<string, JsonValue>;
  problems: ReadonlyMap<string, Problem>;
}

/** Checks every field of a form: the one road to a value, whatever page or program posted it. */
export function checkAnswers(
  form: Form,
  answers: ReadonlyMap<string, Answer>,
  now: Date = new Date(),
): Checking {
  const asked = new Set<string>();
  const values = new Map<string, JsonValue>();
  const problems = new Map<string, Problem>();
  for (const field of fieldsOf(form)) {
    if (field.showWhen && !holds(field.showWhen, values)) continue;
    asked.add(field.name);
    const checked = checkAnswer(field, answers.get(field.name) ?? noAnswer, now, values);
    if ('problem' in checked) problems.set(field.name, checked.problem);
    else if (checked.value !== undefined) values.set(field.name, checked.value);
  }
  return { answers, asked, values, problems };
}

function checkAnswer(
  field: Field,
  answer: Answer,
  now: Date,
  values: ReadonlyMap<string, JsonValue>,
): Checked<JsonValue> {
  const checked = typeOf(field).check(answer, field, now, values);
  if ('problem' in checked) return checked;
  const { value } = checked;
  if (value === undefined && field.required) return { problem: { code: 'missing' } };
  const longest = field.fills && longestWritten[field.fills];
  // A reader counts an emoji as one, and a form may allow more than the ticket holds.
  if (longest !== undefined && typeof value === 'string' && value.length > longest) {
    return { problem: { code: 'too-long', length: value.length, longest } };
  }
  return checked;
}
