import { DateTime } from 'luxon';
import { z } from 'zod';
import { UrpError } from '../../error';

/** Months of a year or weeks from Monday on. */
export type Step = 'month' | 'week';

/** Whole steps of time, in order; days on the calendar of Europe/Rome. */
export interface Period {
  step: Step;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** First day after it. */
  until: string;
  /** First day of each step; the last step is the one compared with those before. */
  starts: string[];
}

const zone = 'Europe/Rome';
const mostSteps = 600;
const wanted = z.object({
  step: z.enum(['month', 'week']),
  steps: z.number().int().min(2).max(mostSteps),
});

/**
 * So many whole steps, the last of which ended before this day (`YYYY-MM-DD`): the present month or
 * week is not over and would look like a fall. Error: `report.period`.
 */
export function periodBefore(day: string, step: Step, steps: number): Period {
  const date = DateTime.fromISO(day, { zone });
  const checked = wanted.safeParse({ step, steps });
  if (!checked.success || !date.isValid) throw malformed(steps);
  const until = date.startOf(step);
  const starts = Array.from({ length: steps }, (_, at) =>
    until.minus({ [`${step}s`]: steps - at }).toISODate(),
  );
  return { step, from: starts[0]!, until: until.toISODate(), starts };
}

/** In which step a day lies; -1 where in none. */
export function stepOf({ starts, until }: Pick<Period, 'starts' | 'until'>, day: string): number {
  if (day >= until) return -1;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Days that the steps last. */
export function lengthsOf({ starts, until }: Period): number[] {
  return starts.map((start, at) => daysFrom(start, starts[at + 1] ?? until));
}

/** Calendar days from one to the other, `YYYY-MM-DD`. */
export function daysFrom(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Day `YYYY-MM-DD` and hour of an instant in Europe/Rome; a day alone has no hour. */
export function romeTime(instant: string): { day: string; hour: number | null } {
  if (instant.length <= 10) return { day: instant, hour: null };
  const written = clock.format(new Date(instant));
  return { day: written.slice(0, 10), hour: Number(written.slice(11, 13)) };
}

function malformed(steps: number): UrpError {
  return new UrpError('report.period', {
    it: {
      what: `Il periodo del rapporto non è valido: ${steps} mesi o settimane.`,
      todo: `Indica un numero intero da 2 a ${mostSteps} e un giorno come 2026-11-01.`,
    },
    en: {
      what: `The period of the report is not valid: ${steps} months or weeks.`,
      todo: `Give a whole number from 2 to ${mostSteps} and a day such as 2026-11-01.`,
    },
  });
}
