import { DateTime } from 'luxon';
import { UrpError } from '../error';

/** Hours of the day, in Europe/Rome, in which nobody's phone should ring. From included, until excluded. */
export interface QuietHours {
  from: { hour: number; minute: number };
  until: { hour: number; minute: number };
}

const zone = 'Europe/Rome';

/** `21:00-08:00`; null where the text is empty. Errors: `notification.quiet-hours-invalid`. */
export function parseQuietHours(text: string): QuietHours | null {
  if (text.trim() === '') return null;
  const [from, until, ...rest] = text.split(/\s*[-–]\s*/).map(parseHour);
  if (from && until && rest.length === 0 && minutes(from) !== minutes(until))
    return { from, until };
  throw new UrpError('notification.quiet-hours-invalid', {
    it: {
      what: 'Le ore di silenzio non sono scritte come due ore del giorno.',
      todo: 'Scrivile così: 21:00-08:00. Lascia vuoto per scrivere a ogni ora.',
    },
    en: {
      what: 'The quiet hours are not written as two hours of the day.',
      todo: 'Write them so: 21:00-08:00. Leave them empty to write at any hour.',
    },
  });
}

function parseHour(text: string): QuietHours['from'] | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return { hour: Number(hour), minute: Number(minute) };
}

const minutes = ({ hour, minute }: QuietHours['from']) => hour * 60 + minute;

/**
 * When a message may go: now, or the end of the quiet hours. By the clock on the wall: when clocks
 * change, the night is an hour shorter or longer, and 8:00 stays 8:00.
 */
export function endOfQuiet(now: Date, quiet: QuietHours | null): Date | null {
  if (quiet === null) return null;
  const local = DateTime.fromJSDate(now, { zone });
  const [at, from, until] = [minutes(local), minutes(quiet.from), minutes(quiet.until)];
  const isQuiet = from < until ? at >= from && at < until : at >= from || at < until;
  if (!isQuiet) return null;
  const sameDay = local.set({ ...quiet.until, second: 0, millisecond: 0 });
  // An hour that the clocks jump over, or show twice, is taken as luxon takes it: never before now.
  return (sameDay > local ? sameDay : sameDay.plus({ days: 1 })).toJSDate();
}
