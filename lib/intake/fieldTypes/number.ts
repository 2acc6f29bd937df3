import { z } from 'zod';
import { amount } from '../../amount';
import type { CitizenLanguage } from '../../language';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { empty } from '../problem';
import { inLanguage, textSchema, type Text } from '../text';
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
/** `12.500,50` and `12,500.50`: with both marks there is one way to read them. */
const grouped = /^([+-]?\d{1,3}(?:\.\d{3})+(?=,)|[+-]?\d{1,3}(?:,\d{3})+(?=\.))([.,]\d+)$/;
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
  show: (value, { field: { unit, decimals }, language }) => {
    if (!unit) return digits(value, decimals, language);
    const written = isMoney(unit)
      ? amount(value, decimals, language)
      : digits(value, decimals, language);
    return `${written} ${inLanguage(unit, language)}`;
  },
};

function isMoney(unit: Text): boolean {
  return /^(€|eur|euro)$/i.test(inLanguage(unit, 'it').trim());
}

/** Without marks between thousands, since it may be a year or what a dial shows. */
function digits(value: number, decimals: number, language: CitizenLanguage): string {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: decimals,
    useGrouping: false,
  }).format(value);
}

/** A telephone's keyboard of digits has no minus. */
function allowsMinus({ least }: NumberField): boolean {
  return least === undefined || least < 0;
}

/** `1.234` alone is refused: one writer means a thousand by it, the other one and a bit. */
function read(text: string, { decimals }: NumberField): number | undefined {
  const written = text
    .replace(/\s/g, '')
    .replace(
      grouped,
      (_, thousands: string, rest: string) => thousands.replace(/[.,]/g, '') + rest,
    );
  const [, sign = '', whole, mark, part = ''] = shape.exec(written) ?? [];
  if (whole === undefined || whole.length > mostDigits || part.length > decimals) return undefined;
  if (mark === '.' && part.length === 3) return undefined;
  const value = Number(`${sign}${whole}.${part || '0'}`);
  return value === 0 ? 0 : value;
}
