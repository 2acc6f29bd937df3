import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { empty } from '../problem';
import { inLanguage, textSchema } from '../text';
import { writtenText } from './writtenText';

const mostDigits = 12;

export const numberSchema = z
  .object({
    type: z.literal('number'),
    ...fieldShape,
    /** What is counted, as it stands after the number: `m³`, `persone`. */
    unit: textSchema.optional(),
    least: z.number().finite().optional(),
    most: z.number().finite().optional(),
    /** Digits allowed after the comma. */
    decimals: z.number().int().min(0).max(6).default(0),
  })
  .strict();
type NumberField = z.infer<typeof numberSchema>;

/** With a comma or a point before the decimals, and nothing between thousands. */
const shape = /^([+-]?)(\d+)(?:([.,])(\d+))?$/;
const longestNumber = 40;

/** A number, recorded as one. */
export const number: FieldType<NumberField, number> = {
  check: (answer, field) => {
    const written = writtenText(answer, longestNumber, tidyLine);
    if ('problem' in written) return written;
    if (written.value === undefined) return empty;
    const value = read(written.value, field);
    if (value === undefined) return { problem: { code: 'not-a-number', decimals: field.decimals } };
    const { least, most } = field;
    if (least !== undefined && value < least) return { problem: { code: 'too-small', least } };
    if (most !== undefined && value > most) return { problem: { code: 'too-large', most } };
    return { value };
  },
  render: (view) => {
    const { unit, decimals } = view.field;
    const inputmode = decimals > 0 ? 'decimal' : 'numeric';
    const input = { type: 'text', ...(allowsMinus(view.field) ? {} : { inputmode }) };
    return textInput(view, input, unit && view.words.unit(inLanguage(unit, view.language)));
  },
  show: (value, { field, language }) => {
    const digits = new Intl.NumberFormat(language, {
      maximumFractionDigits: field.decimals,
      useGrouping: false,
    }).format(value);
    return field.unit ? `${digits} ${inLanguage(field.unit, language)}` : digits;
  },
};

/** A telephone's keyboard of digits has no minus. */
function allowsMinus({ least }: NumberField): boolean {
  return least === undefined || least < 0;
}

/** `1.234` is refused: one writer means a thousand by it, the other one and a bit. */
function read(text: string, { decimals }: NumberField): number | undefined {
  const [, sign = '', whole, mark, part = ''] = shape.exec(text.replace(/\s/g, '')) ?? [];
  if (whole === undefined || whole.length > mostDigits || part.length > decimals) return undefined;
  if (mark === '.' && part.length === 3) return undefined;
  const value = Number(`${sign}${whole}.${part || '0'}`);
  return value === 0 ? 0 : value;
}
