import { DateTime } from 'luxon';
import { claims, type Span } from './span';

/** A day, a term or an hour found in a text. */
export interface FoundDate extends Span {
  kind: 'date' | 'deadline' | 'time';
  /** `YYYY-MM-DD` or `HH:MM`; null where the text alone does not tell. */
  value: string | null;
}

const months = new Map(
  [
    ['gennaio', 'gen', 'january', 'jan'],
    ['febbraio', 'feb', 'febb', 'february'],
    ['marzo', 'mar', 'march'],
    ['aprile', 'apr', 'april'],
    ['maggio', 'mag', 'may'],
    ['giugno', 'giu', 'june', 'jun'],
    ['luglio', 'lug', 'july', 'jul'],
    ['agosto', 'ago', 'august', 'aug'],
    ['settembre', 'sett', 'set', 'september', 'sept', 'sep'],
    ['ottobre', 'ott', 'october', 'oct'],
    ['novembre', 'nov', 'november'],
    ['dicembre', 'dic', 'december', 'dec'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/** The month (1 to 12) that a word in lower case names in full; "may" and "march" are other words too. */
export function monthNamed(word: string): number | undefined {
  return word.length < 5 || word === 'march' ? undefined : months.get(word);
}

const monthNames = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
const weekdays = 'luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica';
const numbers =
  'un|una|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|quindici|venti|trenta|\\d{1,3}';
const units = 'giorn[oi]|ser[ae]|nott[ei]|settiman[ae]|mes[ei]|ann[oi]|or[ae]';

/** Words before a day that make it a term. */
const beforeTerm =
  /(?:entro(?:\s+e\s+non\s+oltre)?|non\s+oltre|scad\p{L}{1,6}|termine(?:\s+ultimo)?|ultimatum)(?:\s+(?:è|era|il|al|del|fissat[oa]|previst[oa]|di|per|giorno|la|fine)){0,4}\s*(?:il|l'|al|del)?\s*$/iu;
/** A term with no day of the calendar: "entro 30 giorni". */
const termPattern =
  /(?<![\p{L}])(?:entro|non oltre)\s+(?:(?:il|la|le|i|gli|e non oltre|massimo|circa|prossim[ie])\s+){0,3}(?:(?:un|una|due|tre|quattro|cinque|sei|sette|otto|dieci|quindici|venti|trenta|sessanta|\d{1,3})\s+(?:giorn[oi]|settiman[ae]|mes[ei]|or[ae])(?:\s+lavorativ[io])?|fine\s+(?:mese|anno|settimana)|settimana|mese|anno)(?![\p{L}])/giu;

type Groups = Record<string, string | undefined>;

interface DateRule {
  pattern: RegExp;
  kind: FoundDate['kind'];
  read(words: Groups, written: DateTime | null, isTerm: boolean): string | null;
}

/** The more telling first: a later rule never reads words that an earlier one took. */
const rules: DateRule[] = [
  {
    kind: 'deadline',
    pattern: termPattern,
    read: () => null,
  },
  {
    kind: 'date',
    pattern: /\b(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})\b/g,
    read: calendarDay,
  },
  {
    kind: 'date',
    pattern:
      /(?<![\d/.,-])(?<day>\d{1,2})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<year>(?:1[89]|20)?\d{2})(?![\d/-]|[.,]\d)/g,
    read: calendarDay,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<![\\d/.,])(?<day>\\d{1,2}|1°|primo)\\s+(?:di\\s+)?(?<name>${monthNames})\\b(?:\\.?\\s+(?<year>(?:1[89]|20)\\d{2}))?`,
      'giu',
    ),
    read: calendarDay,
  },
  {
    // Without a year only after a word that announces a day: "1/2" alone may be a half.
    kind: 'date',
    pattern:
      /(?<=\b(?:il|dal|al|del|giorno|entro|nel|per il|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica)\s)(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/])/gi,
    read: calendarDay,
  },
  {
    kind: 'date',
    pattern:
      /(?<![\p{L}])(?<word>l'altro ieri|altro ieri|altroieri|ieri|oggi|stamattina|stamani|stasera|stanotte|dopodomani|domani)(?![\p{L}])/giu,
    read: relativeDay,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:(?:da|circa|oltre|più di|quasi)\\s+){0,2}(?<count>${numbers})\\s+(?<unit>${units})\\s+fa(?![\\p{L}])`,
      'giu',
    ),
    read: daysAgo,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:da|sono|è|e')(?:\\s+(?:circa|oltre|più di|quasi|almeno))?\\s+(?:${numbers}|alcun[ie]|qualche|molt[ie]|parecch\\p{L}{1,2})\\s+(?:${units})(?![\\p{L}])`,
      'giu',
    ),
    read: () => null,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:${weekdays})(?:\\s+(?:scors[oa]|prossim[oa]|mattina|sera|pomeriggio|notte))?(?![\\p{L}])`,
      'giu',
    ),
    read: () => null,
  },
  {
    kind: 'time',
    pattern:
      /(?<![\p{L}\d])(?:alle ore|dalle ore|alle|dalle|verso le|dopo le|prima delle|fino alle|ore|h\.?)\s*(?<hour>[01]?\d|2[0-4])(?:[:.,](?<minute>[0-5]\d))?(?![\d/€]|[.,:]\d|\s*(?:euro|€))/giu,
    read: clockTime,
  },
  {
    kind: 'time',
    pattern: /(?<![\d:.])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?![\d:])/g,
    read: clockTime,
  },
];

/**
 * Days and hours named in a text, in their order. Days without a year, and "ieri" or "tre giorni
 * fa", are counted from the day on which it was written, where that is known.
 */
export function findDates(text: string, writtenAt: string | null): FoundDate[] {
  const day = writtenAt ? DateTime.fromISO(writtenAt, { zone: 'Europe/Rome' }) : null;
  const known = day?.isValid ? day : null;
  const found: FoundDate[] = [];
  const claim = claims(text.length);
  for (const { pattern, kind, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const isTerm = kind === 'date' && beforeTerm.test(text.slice(Math.max(0, start - 60), start));
      const value = read(match.groups ?? {}, known, isTerm);
      if (value === impossible || !claim({ start, end })) continue;
      found.push({ kind: isTerm ? 'deadline' : kind, start, end, value });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Looks like a date and is none, such as the 32nd of May: it is not reported. */
const impossible = 'impossible';

function calendarDay(words: Groups, written: DateTime | null, isTerm: boolean): string | null {
  const day = Number.parseInt(words.day ?? '', 10) || 1;
  const month = words.name ? months.get(words.name.toLowerCase()) : Number(words.month);
  if (words.year) {
    const year = Number(words.year) < 100 ? 2000 + Number(words.year) : Number(words.year);
    return DateTime.fromObject({ year, month, day }).toISODate() ?? impossible;
  }
  // 2024 has a 29th of February.
  if (!DateTime.fromObject({ year: 2024, month, day }).isValid) return impossible;
  if (!written) return null;
  // What is told of lies mostly behind, what is due ahead; both may be a little on the other side.
  const latest = written.plus(isTerm ? { days: 330 } : { days: 60 });
  const inYear = (years: number) =>
    DateTime.fromObject({ year: written.year + years, month, day }, { zone: written.zone });
  return (
    [1, 0, -1]
      .map(inYear)
      .find((each) => each.isValid && each <= latest)
      ?.toISODate() ?? null
  );
}

const daysFromToday: Record<string, number> = {
  "l'altro ieri": -2,
  'altro ieri': -2,
  altroieri: -2,
  ieri: -1,
  domani: 1,
  dopodomani: 2,
};

function relativeDay({ word = '' }: Groups, written: DateTime | null): string | null {
  return written?.plus({ days: daysFromToday[word.toLowerCase()] ?? 0 }).toISODate() ?? null;
}

const counts: Record<string, number> = {
  un: 1,
  una: 1,
  uno: 1,
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  sei: 6,
  sette: 7,
  otto: 8,
  nove: 9,
  dieci: 10,
  quindici: 15,
  venti: 20,
  trenta: 30,
};

function daysAgo({ count = '', unit = '' }: Groups, written: DateTime | null): string | null {
  const days = unit.startsWith('g') ? 1 : unit.startsWith('s') ? 7 : null;
  if (!written || days === null) return null;
  const many = counts[count.toLowerCase()] ?? Number(count);
  return written.minus({ days: days * many }).toISODate();
}

function clockTime({ hour = '', minute = '00' }: Groups): string {
  return `${hour.padStart(2, '0')}:${minute}`;
}
