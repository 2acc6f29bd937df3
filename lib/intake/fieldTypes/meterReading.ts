import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { textSchema } from '../text';
import { number } from './number';

export const meterReadingSchema = z
  .object({
    type: z.literal('meter-reading'),
    ...fieldShape,
    /** Name of the earlier field that says which meter it is; nothing is compared without one. */
    meter: z.string().optional(),
    /** Name of the earlier date on which it was read; the day of the request where absent. */
    readOn: z.string().optional(),
    /** What is counted: `m³`. */
    unit: textSchema.optional(),
    /** Digits of the counter that count whole units: past them it begins again from 0. */
    digits: z.number().int().min(3).max(9).default(5),
    /** What a household uses in a day, in units: what lies outside is looked at by a person. */
    leastPerDay: z.number().min(0).max(1e6).default(0),
    mostPerDay: z.number().positive().max(1e6).default(3),
  })
  .strict();
export type MeterReadingField = z.infer<typeof meterReadingSchema>;

/**
 * What a meter shows, in whole units. Whether it can be right is for the office to look at: nobody
 * is told here what the meter showed before.
 */
export const meterReading: FieldType<MeterReadingField, number> = {
  check: (answer, field, now, values) => number.check(answer, asNumber(field), now, values),
  render: (view) => number.render({ ...view, field: asNumber(view.field) }),
  show: (value, view) => number.show(value, { ...view, field: asNumber(view.field) }),
};

function asNumber({ name, label, hint, whenMissing, required, showWhen, unit }: MeterReadingField) {
  const shape = { name, label, hint, whenMissing, required, showWhen, unit };
  return { ...shape, type: 'number' as const, decimals: 0, least: 0, most: 999_999_999 };
}
