import type { RuleProblem } from './conditionProblems';
import type { Field } from './fieldTypes';

/** What is wrong with fields that stand once in a form, and lean on others asked before them. */
export function linkedFieldProblems(fields: Field[]): RuleProblem[] {
  const before = new Map<string, Field>();
  const problems: RuleProblem[] = [];
  for (const field of fields) {
    const [once] = [...before.values()].filter(({ type }) => type === field.type && isOnce(field));
    if (once) problems.push({ code: 'repeated-type', values: [once.name, field.name] });
    problems.push(...problemsOf(field, before));
    before.set(field.name, field);
  }
  return problems;
}

/** A request books one place, and tells of one meter. */
function isOnce({ type }: Field): boolean {
  return type === 'appointment' || type === 'meter-reading';
}

function problemsOf(field: Field, before: Map<string, Field>): RuleProblem[] {
  switch (field.type) {
    case 'appointment':
      return [
        ...lacking(field.name, field.service, 'choice', before),
        ...repeatedCodes(field.agendas).map((code): RuleProblem => ({
          code: 'repeated-agenda',
          values: [field.name, code],
        })),
      ];
    case 'meter-reading':
      return [
        ...lacking(field.name, field.meter, 'short-text', before),
        ...lacking(field.name, field.readOn, 'date', before),
      ];
    default:
      return [];
  }
}

function lacking(
  name: string,
  other: string | undefined,
  type: Field['type'],
  before: Map<string, Field>,
): RuleProblem[] {
  if (other === undefined || before.get(other)?.type === type) return [];
  return [{ code: 'linked-field', values: [name, other, type] }];
}

function repeatedCodes(agendas: { code: string }[]): string[] {
  const codes = agendas.map(({ code }) => code);
  return codes.filter((code, index) => codes.indexOf(code) !== index);
}
