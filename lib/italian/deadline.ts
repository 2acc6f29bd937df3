import { DateTime } from 'luxon';
import { UrpError } from '../error';
import { isHoliday, type DayOfYear } from './holidays';

export interface DeadlineOptions {
  /** The municipality's own holiday. */
  patronSaint?: DayOfYear;
  /** Whether a term that ends on a Saturday moves on too; by default only Sundays and holidays do. */
  saturdayIsHoliday?: boolean;
}

const instantWithOffset = /T.*(Z|[+-]\d{2}:?\d{2})$/i;
const longestTerm = 36_500;

/**
 * The last day of a term of so many calendar days, `YYYY-MM-DD` on the calendar of Europe/Rome.
 * The starting day does not count, holidays within the term do, and a term that ends on a holiday
 * ends on the next day that is none (art. 2963 of the civil code, art. 155 c.p.c.).
 *
 * @param start ISO 8601 instant with `Z` or an offset.
 * @param days whole days, 0 or more.
 * @throws UrpError `deadline.start` or `deadline.days` where these are not so.
 */
export function termDeadline(start: string, days: number, options: DeadlineOptions = {}): string {
  return firstOpenDay(startingDay(start).plus({ days: checkedDays(days) }), options);
}

/**
 * The last day of a term whose days end on this one (`YYYY-MM-DD`): itself, or the next day that
 * is no holiday.
 */
export function offHolidays(day: string, options: DeadlineOptions = {}): string {
  return firstOpenDay(onCalendar(day), options);
}

/** The day (`YYYY-MM-DD`) so many calendar days on, holiday or not. */
export function dayLater(day: string, days: number): string {
  return onCalendar(day)
    .plus({ days: checkedDays(days) })
    .toISODate();
}

/** The day of an instant on the calendar of Europe/Rome, `YYYY-MM-DD`. */
export function dayInRome(instant: string): string {
  return startingDay(instant).toISODate();
}

/** The hour of an instant on the clocks of Europe/Rome, 0 to 23. */
export function hourInRome(instant: string): number {
  return DateTime.fromISO(instant, { zone: 'Europe/Rome' }).hour;
}

/** Calendar days from one instant's day to another's, on the calendar of Europe/Rome. */
export function daysBetween(from: string, until: string): number {
  return Math.round(startingDay(until).diff(startingDay(from), 'days').days);
}

function onCalendar(day: string): DateTime<true> {
  return DateTime.fromISO(day, { zone: 'Europe/Rome' }) as DateTime<true>;
}

function firstOpenDay(from: DateTime<true>, options: DeadlineOptions): string {
  let day = from;
  while (isClosed(day, options)) day = day.plus({ days: 1 });
  return day.toISODate();
}

function isClosed(day: DateTime<true>, { patronSaint, saturdayIsHoliday }: DeadlineOptions) {
  if (saturdayIsHoliday && day.weekday === 6) return true;
  return isHoliday(day.toISODate(), patronSaint);
}

function startingDay(start: string): DateTime<true> {
  const instant = DateTime.fromISO(start, { zone: 'Europe/Rome' });
  if (instantWithOffset.test(start) && instant.isValid) return instant.startOf('day');
  throw new UrpError('deadline.start', {
    it: {
      what: `«${start}» non è un istante da cui contare un termine.`,
      todo: 'Indica data e ora con il fuso, per esempio 2026-11-25T10:00:00Z.',
    },
    en: {
      what: `"${start}" is no instant to count a term from.`,
      todo: 'Give date and time with the offset, such as 2026-11-25T10:00:00Z.',
    },
  });
}

function checkedDays(days: number): number {
  if (Number.isInteger(days) && days >= 0 && days <= longestTerm) return days;
  throw new UrpError('deadline.days', {
    it: {
      what: `Un termine di ${days} giorni non si può contare.`,
      todo: `Indica un numero intero di giorni, da 0 a ${longestTerm}.`,
    },
    en: {
      what: `A term of ${days} days cannot be counted.`,
      todo: `Give a whole number of days, from 0 to ${longestTerm}.`,
    },
  });
}
