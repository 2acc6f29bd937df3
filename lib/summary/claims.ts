import { findNames } from '../privacy/names';
import { neverNames } from '../privacy/nameWords';
import { foldWhole } from '../text/fold';
import {
  evenText,
  hasYear,
  heldBy,
  holdsDay,
  holdsNumber,
  numberPattern,
  wordPattern,
  type Held,
} from './claimSources';
import { findDates, monthNamed } from './dates';
import { countsNothing, numberWords } from './numberWords';
import type { Span } from './span';
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

const email = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}/giu;
/** Letters and digits in one: the number of a file, a plate, a fiscal code. */
const reference =
  /(?<![\p{L}\p{N}])(?=[\p{L}/-]*\d)(?=[\d/-]*\p{L})[\p{L}\d]+(?:[/-][\p{L}\d]+)*/gu;
/** Digits with an ending or unit of their language: "1st", "78-year-old", "24h", "50kg". */
const counted = /^\d+(?:st|nd|rd|th|-year-old|h|km|mq|kg|cm|mt|€)$/i;
/** Words in capitals that do not begin a sentence, and what joins them. */
const name =
  /(?<=[\p{L}\p{N}°,;:)»”"'’(«]\s+|[(«“"])\p{Lu}[\p{L}'’]+(?:\s+(?:(?:d[iaeo]|del|della|dei|degli|delle|san|santa)\s+)?\p{Lu}[\p{L}'’]+)*/gu;
/** A word that begins a sentence and does something is somebody: "Rossi ha chiesto". */
const acting =
  /(?<=^|[.!?:;\n]\s*)\p{Lu}[\p{L}'’]+(?=\s+(?:ha|hanno|è|sono|si|ci|vi|non|chiede|chiedono|vuole|segnala|scrive|dice|paga|propone|conferma|risponde|aspetta|ringrazia|has|is|was|asks|says|wants|will)(?!\p{L}))/gu;
/** They begin sentences too, and name nobody. */
const nobody = new Set(
  'nessuno nessuna chi che cosa tutto tutti tutte questo questa questi queste quello quella ciò lui lei egli essa esso loro non ci vi si ne come dove quando perché se ma anche ora oggi poi alcuni alcune molti molte altri altre qualcuno ognuno entrambi inoltre però infine he she it they we you this that these those there what which who everyone everybody someone somebody nobody both neither either here how where when why another'.split(
    ' ',
  ),
);
/** Whose they are is said by what stands beside them. */
const anyOffice = new Set(
  'comune ufficio uffici urp sportello cittadino cittadina signor signora ente mr mrs ms dr'.split(
    ' ',
  ),
);

/**
 * What a summary claims and its sources do not hold: numbers by their value (also in words), days by
 * the calendar (a source's "12/3" supports "12 marzo"), names by their words, references letter by
 * letter. Nothing of it may be shown as fact. The days on which the messages were written and the
 * names of those who wrote count as said. That two things which were both said are mixed up is not seen.
 */
export function unsupportedClaims(summary: string, messages: Message[]): UnsupportedClaim[] {
  const held = heldBy(messages);
  const found: UnsupportedClaim[] = [];
  const seen: Span[] = [];
  for (const { kind, spans, isHeld } of checks(summary, messages, held)) {
    for (const span of spans) {
      if (seen.some(({ start, end }) => span.start < end && span.end > start)) continue;
      seen.push(span);
      const { start, end } = span;
      const text = summary.slice(start, end);
      if (!isHeld(text)) found.push({ kind, text, start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

interface Check {
  kind: UnsupportedClaim['kind'];
  spans: Iterable<Span>;
  isHeld(text: string): boolean;
}

/** The surest first: what one looked at, none after it looks at again. */
function* checks(summary: string, messages: Message[], held: Held): Generator<Check> {
  const at = messages.find((message) => message.at !== null)?.at ?? null;
  const words = (text: string) => wordsHeld(text, held);
  yield {
    kind: 'reference',
    spans: spans(summary, email),
    isHeld: (text) => held.text.includes(foldWhole(text)),
  };
  const dates = findDates(summary, at).filter(({ kind }) => kind !== 'time');
  const dayOf = new Map(dates.map(({ start, end, value }) => [summary.slice(start, end), value]));
  yield { kind: 'date', spans: dates, isHeld: (text) => holdsDate(text, dayOf.get(text)!, held) };
  yield {
    kind: 'reference',
    spans: spans(summary, reference, ([text]) => !counted.test(text)),
    isHeld: (text) => holdsReference(text, held),
  };
  yield {
    kind: 'number',
    spans: spans(summary, numberPattern),
    isHeld: (text) => holdsNumber(held, text),
  };
  yield { kind: 'name', spans: findNames(summary), isHeld: words };
  yield { kind: 'name', spans: spans(summary, name), isHeld: words };
  yield {
    kind: 'name',
    spans: spans(summary, acting, ([word]) => namesSomebody(word)),
    isHeld: words,
  };
  yield {
    kind: 'number',
    spans: spans(summary, wordPattern, ([word]) => countOf(word) !== undefined),
    isHeld: (word) => held.numbers.has(countOf(word)!),
  };
  yield {
    kind: 'date',
    spans: spans(summary, wordPattern, ([word]) => monthNamed(word.toLowerCase()) !== undefined),
    isHeld: (word) => held.months.has(monthNamed(word.toLowerCase())!),
  };
}

function* spans(
  text: string,
  pattern: RegExp,
  isMeant: (match: RegExpExecArray) => boolean = () => true,
): Generator<Span> {
  for (const match of text.matchAll(pattern)) {
    if (isMeant(match)) yield { start: match.index, end: match.index + match[0].length };
  }
}

function countOf(word: string): string | undefined {
  const even = foldWhole(word);
  return countsNothing.has(even) ? undefined : numberWords.get(even);
}

function holdsDate(text: string, day: string | null, held: Held): boolean {
  if (day !== null && holdsDay(held, day, hasYear(text))) return true;
  const even = evenText(text).replace(/^(?:da|sono|e|entro|for)\s+/, '');
  return held.text.includes(even);
}

/** Part by part with whatever divides them, and no more letters or digits on either side. */
function holdsReference(text: string, held: Held): boolean {
  const parts = foldWhole(text).match(/\p{L}+|\d+/gu) ?? [];
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])${parts.join('[^\\p{L}\\p{N}]{0,3}')}(?![\\p{L}\\p{N}])`,
    'u',
  );
  return whole.test(held.text);
}

function wordsHeld(text: string, { words }: Held): boolean {
  return (foldWhole(text).match(/\p{L}{2,}/gu) ?? []).every(
    (word) => words.has(word) || anyOffice.has(word),
  );
}

function namesSomebody(word: string): boolean {
  const key = word.toLowerCase();
  return !nobody.has(key) && !neverNames.has(key);
}
