import { z } from 'zod';
import { checkDefinition, invalid } from './definition';
import { definitionProblems } from './definitionProblems';
import { fieldOf, rowSchema, type AskedRow, type Row } from './drawnField';
import { reservedNames, type Form } from './form';
import { applicantStep, privacyStep } from './forms/shared';
import { nameFrom, unusedName } from './names';

const drawingSchema = z.object({
  title: z.string().trim().min(1).max(200),
  introduction: z.string().trim().max(5000).default(''),
  /** Whether name, surname, email and telephone are asked at the end. */
  asksWhoWrites: z.boolean().default(true),
  rows: z.array(rowSchema).min(1).max(100),
});
export type Drawing = z.input<typeof drawingSchema>;

/**
 * A form from the rows that an officer filled in the editor, in Italian. The privacy notice comes
 * first by itself; names and recorded values are made from the labels. Errors: `form.invalid`.
 */
export function formFromRows(drawing: Drawing): Form {
  const parsed = drawingSchema.safeParse(drawing);
  if (!parsed.success) throw invalid(definitionProblems(parsed.error.issues, drawing));
  const { title, introduction, asksWhoWrites, rows } = parsed.data;
  const own = [privacyStep, ...(asksWhoWrites ? [applicantStep] : [])];
  const taken = own.flatMap(({ fields }) => fields.map(({ name }) => name));
  return checkDefinition({
    id: nameFrom(title, 'modulo'),
    title,
    introduction: introduction || undefined,
    steps: [privacyStep, ...stepsOf(rows, taken), ...own.slice(1)],
  });
}

const firstTitle = 'La tua richiesta';

/** Rows before the first step's beginning make a step of their own. */
function stepsOf(rows: Row[], taken: string[]) {
  const stepNames = new Set(['review', 'send', privacyStep.id, applicantStep.id]);
  const names = new Set([...reservedNames, ...taken]);
  const steps: { id: string; title: string; fields: object[] }[] = [];
  const begin = (title: string) => {
    const step = { id: take(nameFrom(title, 'passo'), stepNames), title, fields: [] };
    steps.push(step);
    return step;
  };
  const asked: AskedRow[] = [];
  const filled = new Set<string>(taken);
  for (const row of rows) {
    if (row.type === 'step') begin(row.label);
    else {
      const step = steps.at(-1) ?? begin(firstTitle);
      const name = take(nameFrom(row.label, 'campo'), names);
      step.fields.push({ ...fieldOf(row, name, asked), ...fillsOf(row, filled) });
      asked.push({ ...row, name });
    }
  }
  return steps;
}

function take(name: string, names: Set<string>): string {
  const free = unusedName(name, names);
  names.add(free);
  return free;
}

/** The first field of these types is the request's own, where the last step does not ask for it. */
const partsByType: Partial<Record<Row['type'], { part: string; name: string }>> = {
  email: { part: 'email', name: 'email' },
  phone: { part: 'phone', name: 'telefono' },
  'fiscal-code': { part: 'fiscalCode', name: 'codice-fiscale' },
  'long-text': { part: 'text', name: 'testo' },
};

function fillsOf({ type }: Row, filled: Set<string>): object {
  const own = partsByType[type];
  if (!own || filled.has(own.name)) return {};
  filled.add(own.name);
  return { fills: own.part };
}
