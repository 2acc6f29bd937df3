import { foldWhole } from '../text/fold';
import { findDates, monthNamed } from './dates';
import { numberWords } from './numberWords';
import type { Message } from './thread';

/** Digits with what groups or divides them: an amount, a time, a phone, a range. */
export const numberPattern = /\d+(?:[.,:/ -]?\d+)*/g;
export const wordPattern = /\p{L}+(?:-\p{L}+)*/gu;

/** What the texts of a thread hold, made comparable; who wrote them counts as said. */
export interface Held {
  /** Folded, numbers in words as digits. */
  text: string;
  words: ReadonlySet<string>;
  /** Numbers in one writing: see `evenNumber`. */
  numbers: ReadonlySet<string>;
  /** Digits alone of longer numbers, which are written with gaps at will. */
  digits: ReadonlySet<string>;
  /** `YYYY-MM-DD`, the days of writing included. */
  days: ReadonlySet<string>;
  /** `MM-DD` of all days, and of those without a year with the years that may be meant. */
  monthDays: ReadonlySet<string>;
  yearless: ReadonlyMap<string, number>;
  /** Months that are named or lie in a day that is, 1 to 12. */
  months: ReadonlySet<number>;
}

export function heldBy(messages: Message[]): Held {
  const sources = messages.map(({ from, text }) => `${from}\n${text}`).join('\n');
  const spoken = [...foldWhole(sources).matchAll(wordPattern)].map(([word]) => word);
  const tokens = [...sources.matchAll(numberPattern)].map(([token]) => token);
  const named = messages.flatMap(daysIn);
  const written = messages.flatMap(({ at }) => (at ? [at.slice(0, 10)] : []));
  const days = [...named.map(({ day }) => day), ...written];
  return {
    text: evenText(sources),
    words: new Set(spoken.flatMap((word) => [word, ...word.split('-')])),
    numbers: new Set([
      ...tokens.flatMap((token) => [token, ...token.split(/[-/ ]/)].map(evenNumber)),
      ...spoken.flatMap((word) => numberWords.get(word) ?? []),
    ]),
    digits: new Set(tokens.map(digitsOf)),
    days: new Set(days),
    monthDays: new Set(days.map((day) => day.slice(5))),
    yearless: new Map(
      named
        .filter(({ isDated }) => !isDated)
        .map(({ day }) => [day.slice(5), Number(day.slice(0, 4))]),
    ),
    months: new Set([
      ...days.map((day) => Number(day.slice(5, 7))),
      ...spoken.flatMap((word) => monthNamed(word) ?? []),
    ]),
  };
}

interface NamedDay {
  day: string;
  /** With its year. */
  isDated: boolean;
}

/** Days that a message names, those of a list with one month ("il 9 e il 16 dicembre") included. */
function daysIn({ text, at }: Message): NamedDay[] {
  return findDates(text, at).flatMap(({ value, start, end, kind }) => {
    if (value === null || kind === 'time') return [];
    const isDated = hasYear(text.slice(start, end));
    const others = listedBefore(text.slice(Math.max(0, start - 60), start));
    return [value, ...others.map((day) => `${value.slice(0, 8)}${day}`)].map((day) => ({
      day,
      isDated,
    }));
  });
}

/** Does a day as it is written tell its year: "3 marzo 2026", "2026-03-03", "3/3/26"? */
export function hasYear(day: string): boolean {
  return /\d{4}|\d[/.-]\d{1,2}[/.-]\d{2}\s*$/.test(day);
}

function listedBefore(before: string): string[] {
  const days: string[] = [];
  const listed =
    /(?<![\d/.,:])(\d{1,2})[°º]?\s*(?:,|-|–|\s(?:e|ed|o|al|and|to)\s)\s*(?:(?:il|al)\s+|l['’])?$/u;
  for (let rest = before; ;) {
    const found = listed.exec(rest);
    if (!found || Number(found[1]) > 31) return days;
    days.push(found[1]!.padStart(2, '0'));
    rest = rest.slice(0, found.index);
  }
}

/** "1.250,00" and "1250" are one number, "9.30" and "09:30" one hour, "124,50" is not "124". */
export function evenNumber(written: string): string {
  return written
    .replace(/(?<=\d)[. ,](?=\d{3}(?:\D|$))/g, '')
    .replace(/[.,:]0+$/, '')
    .replace(/[.,]/g, ':')
    .replace(/^0+(?=\d)/, '');
}

export function digitsOf(token: string): string {
  return token.replace(/\D/g, '');
}

/** Is a number held: as it is, with other gaps, or as a range of two that are? */
export function holdsNumber({ numbers, digits }: Held, token: string): boolean {
  const isHeld = (part: string) => numbers.has(evenNumber(part));
  const written = digitsOf(token);
  const parts = token.split(/[-/]|(?<=\d) (?=\d)/);
  const mayBeParts = parts.length === 2 || !/[-/]/.test(token);
  return (
    isHeld(token) ||
    (written.length >= 6 && digits.has(written)) ||
    (parts.length > 1 && mayBeParts && parts.every(isHeld))
  );
}

/** Is a day held? Without a year it claims none; a source without one may mean the years beside. */
export function holdsDay(held: Held, day: string, isDated: boolean): boolean {
  const monthDay = day.slice(5);
  if (!isDated) return held.monthDays.has(monthDay);
  const near = held.yearless.get(monthDay);
  return (
    held.days.has(day) || (near !== undefined && Math.abs(near - Number(day.slice(0, 4))) <= 1)
  );
}

/** Folded, with numbers in words as digits. */
export function evenText(text: string): string {
  return foldWhole(text).replace(wordPattern, (word) => numberWords.get(word) ?? word);
}
