import { z } from 'zod';
import { fold } from '../text/fold';
import { linesSchema } from './lines';
import { mediaTypes } from './upload';
import { nameFrom, unusedName } from './names';

/** What an officer may put on a row of the editor: a step's beginning, or a field. */
export const rowTypes = [
  'step',
  'acknowledgement',
  'appointment',
  'choice',
  'choices',
  'date',
  'email',
  'file',
  'fiscal-code',
  'hidden',
  'iban',
  'long-text',
  'meter-reading',
  'municipality',
  'number',
  'phone',
  'place',
  'postcode',
  'province',
  'short-text',
  'text-block',
  'time',
  'vat-number',
  'yes-no',
] as const;

const written = z.string().trim().max(5000).default('');

export const rowSchema = z.object({
  type: z.enum(rowTypes),
  label: z.string().trim().min(1).max(5000),
  hint: written,
  required: z.boolean().default(false),
  /** One answer a line. */
  options: linesSchema,
  /** What a text block says, or a hidden field records. */
  text: written,
  /** In characters; the type's own where 0. */
  longest: z.number().int().min(0).default(0),
  unit: written,
  decimals: z.number().int().min(0).max(6).default(0),
  /** Of a number, a date (`24/06/2026`, `oggi`) or a time; empty for no bound. */
  least: written,
  most: written,
  /** Label of the question that says which meter is read. */
  meter: written,
  /** Label of the question on which this one depends. */
  dependsOn: written,
  /** One answer a line; this question is asked where one of them was given. */
  answers: linesSchema,
});
export type Row = z.infer<typeof rowSchema>;

/** A row that stands before another, with the name that its field has got. */
export type AskedRow = Row & { name: string };

/** The field that a row describes. What it says wrongly is left for the form's own check to name. */
export function fieldOf(row: Row, name: string, asked: AskedRow[]): object {
  const { type, label, hint, required } = row;
  return {
    type,
    name,
    label,
    hint: hint || undefined,
    required,
    showWhen: conditionOf(row, asked),
    ...settingsOf(row, asked),
  };
}

function settingsOf(row: Row, asked: AskedRow[]): object {
  switch (row.type) {
    case 'choice':
    case 'choices':
      return { options: optionsOf(row.options) };
    case 'short-text':
    case 'long-text':
      return { longest: row.longest || undefined };
    case 'text-block':
      return { text: row.text };
    case 'hidden':
      return { value: row.text };
    case 'number':
      return {
        unit: row.unit || undefined,
        decimals: row.decimals,
        least: numberOf(row.least),
        most: numberOf(row.most),
      };
    case 'meter-reading':
      return {
        unit: row.unit || undefined,
        meter: (questionOf(row.meter, asked)?.name ?? row.meter) || undefined,
        leastPerDay: numberOf(row.least),
        mostPerDay: numberOf(row.most),
      };
    case 'date':
      return { earliest: dayOf(row.least), latest: dayOf(row.most) };
    case 'time':
      return { earliest: row.least || undefined, latest: row.most || undefined };
    case 'file':
      return { accepted: Object.keys(mediaTypes), most: 3 };
    default:
      return {};
  }
}

/** Answers to choose from, each with a value made from its label. */
export function optionsOf(labels: string[]): { value: string; label: string }[] {
  const values = new Set<string>();
  return labels.map((label) => {
    const value = unusedName(nameFrom(label, 'voce'), values);
    values.add(value);
    return { value, label };
  });
}

function numberOf(text: string): number | string | undefined {
  if (text === '') return undefined;
  const number = Number(text.replace(',', '.'));
  return Number.isNaN(number) ? text : number;
}

function dayOf(text: string): string | undefined {
  if (text === '') return undefined;
  if (/^(oggi|today)$/i.test(text)) return 'today';
  const [, day = '', month = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

function questionOf(label: string, asked: AskedRow[]): AskedRow | undefined {
  return asked.find((each) => fold(each.label) === fold(label));
}

/** The question is named by its label, and the answers as the page shows them. */
function conditionOf({ dependsOn, answers }: Row, asked: AskedRow[]): object | undefined {
  if (dependsOn === '') return undefined;
  const question = questionOf(dependsOn, asked);
  if (!question) return { field: dependsOn, is: answers.length > 0 ? answers : true };
  if (question.type !== 'yes-no' && question.type !== 'acknowledgement') {
    return { field: question.name, is: answers.map((answer) => nameFrom(answer, 'voce')) };
  }
  const is = answers.map((answer) => fold(answer) !== 'no');
  return { field: question.name, is: is.length > 0 ? is : true };
}
