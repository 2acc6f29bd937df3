// Computed here rather than by `date-holidays`: that package loads the calendars of all countries
// and an astronomy library (40 MB installed, 37 MB of memory and 200 ms at first use, measured)
// for what are eleven fixed days and Easter. The tests hold this file to it, year by year.

import { UrpError } from '../error';

/** A day that comes back each year, such as a municipality's patron saint. */
export interface DayOfYear {
  /** 1 to 12. */
  month: number;
  day: number;
}

/** Reads `gg/mm`, such as `24/06`. Errors: `deadline.patron-saint`. */
export function parseDayOfYear(text: string): DayOfYear {
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})$/.exec(text.trim()) ?? [];
  // 2024 is a leap year: 29/02 is a day of some years.
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  if (date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1) {
    return { month: Number(month), day: Number(day) };
  }
  throw new UrpError('deadline.patron-saint', {
    it: {
      what: `«${text}» non è il giorno del santo patrono.`,
      todo: 'Scrivi giorno e mese, per esempio 24/06.',
    },
    en: {
      what: `"${text}" is no day of a patron saint.`,
      todo: 'Write day and month, such as 24/06.',
    },
  });
}

export interface Holiday {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Italian name. */
  name: string;
}

interface FixedHoliday extends DayOfYear {
  name: string;
  /** First year in which the law counts the day; left out where it did before 2012. */
  since?: number;
}

/** L. 260/1949 as amended by L. 54/1977, d.P.R. 792/1985, L. 336/2000 and L. 151/2025. */
const fixedHolidays: FixedHoliday[] = [
  { month: 1, day: 1, name: 'Capodanno' },
  { month: 1, day: 6, name: 'Epifania' },
  { month: 4, day: 25, name: 'Festa della Liberazione' },
  { month: 5, day: 1, name: 'Festa del lavoro' },
  { month: 6, day: 2, name: 'Festa della Repubblica' },
  { month: 8, day: 15, name: 'Assunzione di Maria' },
  { month: 10, day: 4, name: 'San Francesco d’Assisi', since: 2026 },
  { month: 11, day: 1, name: 'Ognissanti' },
  { month: 12, day: 8, name: 'Immacolata Concezione' },
  { month: 12, day: 25, name: 'Natale' },
  { month: 12, day: 26, name: 'Santo Stefano' },
];

/**
 * The national holidays of a year from 2012 on, in order, Easter Sunday included; and the
 * municipality's patron saint where given.
 */
export function holidaysOf(year: number, patronSaint?: DayOfYear): Holiday[] {
  const easter = easterSunday(year);
  const holidays = fixedHolidays
    .filter(({ since = year }) => since <= year)
    .map(({ month, day, name }) => ({ date: isoDate(year, month, day), name }));
  holidays.push({ date: isoDate(year, easter.month, easter.day), name: 'Pasqua' });
  holidays.push({ date: isoDate(year, easter.month, easter.day + 1), name: 'Lunedì dell’Angelo' });
  if (patronSaint) {
    const date = isoDate(year, patronSaint.month, patronSaint.day);
    holidays.push({ date, name: 'Santo patrono' });
  }
  return holidays.sort((one, other) => one.date.localeCompare(other.date));
}

/** Whether the day (`YYYY-MM-DD`) is a Sunday or a holiday. */
export function isHoliday(date: string, patronSaint?: DayOfYear): boolean {
  if (new Date(`${date}T00:00:00Z`).getUTCDay() === 0) return true;
  return holidaysOf(Number(date.slice(0, 4)), patronSaint).some((holiday) => holiday.date === date);
}

/** Gregorian computus ("Meeus/Jones/Butcher"); the single letters are the source's own. */
function easterSunday(year: number): DayOfYear {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return { month: Math.floor(days / 31), day: (days % 31) + 1 };
}

/** A day past the month's end counts on into the next: 32 March is 1 April. */
function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
