import type { JsonValue } from '../json';
import { noAnswer, type Answer } from './field';
import { typeOf, type Field } from './fieldTypes';
import { fieldsOf, type Form } from './form';
import type { Checked, Problem } from './problem';

/** What was posted, by field; what was understood of it; and what is wrong with the rest. */
export interface Checking {
  answers: ReadonlyMap<string, Answer>;
  values: ReadonlyMap<string, JsonValue>;
  problems: ReadonlyMap<string, Problem>;
}

/** Checks every field of a form: the one road to a value, whatever page or program posted it. */
export function checkAnswers(form: Form, answers: ReadonlyMap<string, Answer>): Checking {
  const values = new Map<string, JsonValue>();
  const problems = new Map<string, Problem>();
  for (const field of fieldsOf(form)) {
    const checked = checkAnswer(field, answers.get(field.name) ?? noAnswer);
    if ('problem' in checked) problems.set(field.name, checked.problem);
    else if (checked.value !== undefined) values.set(field.name, checked.value);
  }
  return { answers, values, problems };
}

function checkAnswer(field: Field, answer: Answer): Checked<JsonValue> {
  const checked = typeOf(field).check(answer, field);
  const isMissing = 'value' in checked && checked.value === undefined && field.required;
  return isMissing ? { problem: { code: 'missing' } } : checked;
}
