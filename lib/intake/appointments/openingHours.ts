import { DateTime } from 'luxon';
import { z } from 'zod';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Minutes since midnight by the clock on the wall; until excluded, 1440 at most. */
export interface Opening {
  from: number;
  until: number;
}

const mostText = 500;
const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;
const date = String.raw`(\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})`;
const closed = new RegExp(String.raw`^\s*${date}(?:\s*[-–/]\s*${date})?\s*$`);
const stretch = new RegExp(String.raw`^${clock}\s*[-–]\s*${clock}$`);

const minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);
const readHours = z.array(z.object({ from: minutes, until: minutes }).strict());
const isoDay = z.string().date();

/**
 * `9:00-12:30, 15-17`; empty where it is closed. What was read may be read again, here and below: a
 * form that was taken from its definition is one itself.
 */
export const openings = z
  .string()
  .max(mostText)
  .transform((text, context) => readOpenings(text) ?? broken(context, 'hours'))
  .or(readHours)
  .default('');

/** `24/12/2026` or `2026-12-24`, or two of them: `10/08/2026-21/08/2026`, `2026-08-10/2026-08-21`. */
export const closedDays = z
  .string()
  .max(mostText)
  .transform((text, context) => {
    const [, first = '', last = first] = closed.exec(text) ?? [];
    const [from, until] = [readDay(first), readDay(last)];
    return from && until && from <= until ? { from, until } : broken(context, 'days');
  })
  .or(z.object({ from: isoDay, until: isoDay }).strict());

/** `28/11/2026 9:00-12:00, 15-17`. */
export const extraOpening = z
  .string()
  .max(mostText)
  .transform((text, context) => {
    const [, written = '', hours = ''] = /^\s*(\S+)\s+(.+)$/.exec(text) ?? [];
    const day = readDay(written);
    const open = readOpenings(hours);
    return day && open && open.length > 0 ? { day, openings: open } : broken(context, 'extra');
  })
  .or(z.object({ day: isoDay, openings: readHours }).strict());

/** `24/06`: day and month. */
export const dayOfYear = z
  .string()
  .regex(/^(0[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])$/)
  .transform((text) => ({ day: Number(text.slice(0, 2)), month: Number(text.slice(3)) }))
  .or(z.object({ day: z.number().int(), month: z.number().int() }).strict());

function broken(context: z.RefinementCtx, code: 'hours' | 'days' | 'extra'): never {
  context.addIssue({ code: 'custom', params: { code }, message: code });
  return z.NEVER;
}

function readOpenings(text: string): Opening[] | undefined {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map(readOpening).filter((opening) => opening !== undefined);
  return read.length === parts.length ? merged(read) : undefined;
}

function readOpening(text: string): Opening | undefined {
  const [, fromHours, fromMinutes, untilHours, untilMinutes] = stretch.exec(text) ?? [];
  const from = minutesOf(fromHours, fromMinutes);
  const until = minutesOf(untilHours, untilMinutes);
  return from < until && until <= 24 * 60 ? { from, until } : undefined;
}

function minutesOf(hours = '', minutes = '0'): number {
  return Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : NaN;
}

/** In order, those that overlap made one; those that only touch stay, each with slots from its own beginning. */
export function merged(all: Opening[]): Opening[] {
  const sorted = all.toSorted((one, other) => one.from - other.from);
  const result: Opening[] = [];
  for (const opening of sorted) {
    const last = result.at(-1);
    if (last && opening.from < last.until) last.until = Math.max(last.until, opening.until);
    else result.push({ ...opening });
  }
  return result;
}

function readDay(text: string): string | undefined {
  for (const shape of ['d/M/yyyy', 'yyyy-MM-dd']) {
    const day = DateTime.fromFormat(text, shape, { zone: 'utc' });
    if (day.isValid) return day.toISODate();
  }
  return undefined;
}
