import type { Field } from './fieldTypes';

/** A rule of the form as a whole that a definition breaks, and the names it is about. */
export interface RuleProblem {
  code:
    | 'condition-unknown'
    | 'condition-type'
    | 'condition-answer'
    | 'linked-field'
    | 'repeated-agenda'
    | 'repeated-type';
  values: string[];
}

/** What is wrong with the conditions: each looks back, at a question with answers to choose from. */
export function conditionProblems(fields: Field[]): RuleProblem[] {
  const before = new Map<string, Field>();
  const problems: RuleProblem[] = [];
  for (const field of fields) {
    problems.push(...problemsOf(field, before));
    before.set(field.name, field);
  }
  return problems;
}

function problemsOf({ name, showWhen }: Field, before: Map<string, Field>): RuleProblem[] {
  if (!showWhen) return [];
  const asked = before.get(showWhen.field);
  if (!asked) return [{ code: 'condition-unknown', values: [name, showWhen.field] }];
  const possible = possibleAnswers(asked);
  if (!possible) return [{ code: 'condition-type', values: [name, showWhen.field] }];
  return showWhen.is
    .filter((answer) => !possible.includes(answer))
    .map((answer) => ({
      code: 'condition-answer',
      values: [name, showWhen.field, String(answer), possible.join(', ')],
    }));
}

function possibleAnswers(field: Field): (string | boolean)[] | undefined {
  switch (field.type) {
    case 'choice':
    case 'choices':
      return field.options.map(({ value }) => value);
    case 'yes-no':
      return [true, false];
    case 'acknowledgement':
      return [true];
    default:
      return undefined;
  }
}
