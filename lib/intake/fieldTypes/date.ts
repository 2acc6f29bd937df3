import { DateTime } from 'luxon';
import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import type { Problem } from '../problem';
import { writtenText } from './writtenText';

const isoDay = z.string().refine((text) => dayOf(text) === text, { params: { code: 'day' } });
const bound = z.union([z.literal('today'), isoDay]);

export const dateSchema = z
  .object({
    type: z.literal('date'),
    ...fieldShape,
    /** The first and the last day allowed: `YYYY-MM-DD`, or `today`. */
    earliest: bound.optional(),
    latest: bound.optional(),
  })
  .strict();

const longestDate = 20;
/** As people write it, or as programs do; a year has its four digits. */
const shapes = ['d/M/yyyy', 'd-M-yyyy', 'd.M.yyyy', 'yyyy-M-d'];

/**
 * A day of the calendar; recorded as `YYYY-MM-DD`. Written into a text box, because a browser's own
 * picker is slow for a date that one knows, and forgets a wrong one instead of sending it.
 */
export const date: FieldType<z.infer<typeof dateSchema>, string> = {
  check: (answer, { earliest, latest }, now) => {
    const written = writtenText(answer, longestDate, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const day = dayOf(written.value.replace(/ *([/.-]) */g, '$1'));
    if (!day) return { problem: { code: 'not-a-date' } };
    const problem = outside(day, boundOn(earliest, now), boundOn(latest, now));
    return problem ? { problem } : { value: day };
  },
  render: (view) => textInput(view, { type: 'text' }, view.words.dateShape),
  show: (value) => italianDay(value),
};

/** `2026-06-24` is shown as `24/06/2026`, in every language: it is how the box asks for it. */
export function italianDay(day: string): string {
  return day.split('-').reverse().join('/');
}

function dayOf(text: string): string | undefined {
  const days = shapes.map((shape) => DateTime.fromFormat(text, shape, { zone: 'utc' }));
  return days.find(({ isValid, year }) => isValid && year >= 1800)?.toISODate() ?? undefined;
}

function boundOn(bound: string | undefined, now: Date): string | undefined {
  if (bound !== 'today') return bound;
  return DateTime.fromJSDate(now, { zone: 'Europe/Rome' }).toISODate() ?? undefined;
}

function outside(day: string, earliest?: string, latest?: string): Problem | undefined {
  if (earliest && day < earliest) return { code: 'too-early', earliest: italianDay(earliest) };
  if (latest && day > latest) return { code: 'too-late', latest: italianDay(latest) };
  return undefined;
}
