import { findDates } from './dates';
import type { Message } from './thread';

/**
 * A number, day, name or reference of a summary that no source text holds; positions in the summary's
 * text. A `link` is none of a summary's business, and a statement that cites no `source` is nobody's.
 */
export interface UnsupportedClaim {
  kind: 'number' | 'date' | 'name' | 'reference' | 'link' | 'source';
  text: string;
  start: number;
  end: number;
}

/** Digits with what groups or divides them: an amount, a time, a phone, a reference. */
const number = /\d+(?:[.,:/ -]?\d+)*/g;
/** Letters and digits in one: the number of a file, a plate, a fiscal code. */
const reference =
  /(?<![\p{L}\p{N}])(?=[\p{L}/-]*\d)(?=[\d/-]*\p{L})[\p{L}\d]+(?:[/-][\p{L}\d]+)*/gu;
/** Words in capitals that do not begin a sentence, and what joins them. */
const name =
  /(?<=[\p{L}\p{N},;:)»”"'’]\s+)\p{Lu}[\p{L}'’]+(?:\s+(?:(?:d[iaeo]|del|della|dei|degli|delle|san|santa)\s+)?\p{Lu}[\p{L}'’]+)*/gu;

/**
 * What a summary claims and its sources do not hold: numbers by their digits, days by the calendar
 * (a source's "12/3" supports "12 marzo"), names by their words, references letter by letter. Nothing
 * of it may be shown as fact. The days on which the messages were written count as said.
 */
export function unsupportedClaims(summary: string, messages: Message[]): UnsupportedClaim[] {
  const sources = messages.map(({ text }) => text).join('\n');
  const days = new Set(
    messages.flatMap(({ text, at }) => [...daysIn(text, at), ...(at ? [at.slice(0, 10)] : [])]),
  );
  const digits = new Set([...sources.matchAll(number)].flatMap(([found]) => piecesOf(found)));
  const words = new Set(wordsOf(sources));
  const dates = datesIn(summary, messages).map((span) => ({ kind: 'date' as const, ...span }));
  const isDated = ({ index }: RegExpMatchArray) =>
    dates.some(({ start, end }) => index! >= start && index! < end);
  const references = [...summary.matchAll(reference)]
    .filter((match) => !isDated(match))
    .filter(([found]) => !tight(sources).includes(tight(found)))
    .map((match) => claim('reference', match));
  const numbers = [...summary.matchAll(number)]
    .filter((match) => !isDated(match))
    .filter(([found]) => !piecesOf(found).every((piece) => digits.has(piece)))
    .map((match) => claim('number', match));
  const names = [...summary.matchAll(name)]
    .filter((match) => !isDated(match))
    .filter(([found]) => !wordsOf(found).every((word) => words.has(word)))
    .map((match) => claim('name', match));
  const wrong = dates
    .filter(({ value }) => value === null || !days.has(value))
    .filter(({ text }) => !folded(sources).includes(folded(text)))
    .map(({ kind, text, start, end }) => ({ kind, text, start, end }));
  return [...wrong, ...references, ...numbers.filter(apartFrom(references)), ...names].sort(
    (one, other) => one.start - other.start,
  );
}

/** A day without its year is read as the thread's own year would have it. */
function datesIn(summary: string, messages: Message[]) {
  const at = messages.find((message) => message.at !== null)?.at ?? null;
  return findDates(summary, at)
    .filter(({ kind }) => kind !== 'time')
    .map(({ start, end, value }) => ({ start, end, value, text: summary.slice(start, end) }));
}

function daysIn(text: string, at: string | null): string[] {
  return findDates(text, at).flatMap(({ value }) => (value === null ? [] : [value]));
}

/** "1.250,00" and "1250" are the same digits; "9:30" is a 9 and a 30. */
function piecesOf(written: string): string[] {
  const joined = written.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(/,0+$/, '');
  return joined.split(/\D+/).map((piece) => piece.replace(/^0+(?=\d)/, ''));
}

function wordsOf(text: string): string[] {
  return folded(text).match(/\p{L}+/gu) ?? [];
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

/** Without what divides the parts of a reference: "URP 7K3-MD4" and "urp-7k3/md4" are the same. */
function tight(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function apartFrom(others: UnsupportedClaim[]) {
  return ({ start, end }: UnsupportedClaim) =>
    !others.some((other) => start < other.end && end > other.start);
}

function claim(kind: UnsupportedClaim['kind'], match: RegExpMatchArray): UnsupportedClaim {
  const start = match.index!;
  return { kind, text: match[0], start, end: start + match[0].length };
}
