import { fold } from '../../text/fold';
import { isStopStem, isStopWord, stem, type StemLanguage } from '../../text/stems';
import { writtenWords } from '../../text/tokens';
import { fewestPeople, type ReportTicket } from './ticket';

/** Tickets of a group that are read for its name, spread over it: more say the same. */
const mostRead = 200;
const nameWords = 3;
const keptTerms = 20;
const leastLetters = 3;
/** Share of a group's tickets that must have one of its telling words: else chance brought them together. */
const leastShared = 0.3;

/** How often a stem stands in a group's tickets, 0 to 1: what a group is known again by. */
export type Terms = Record<string, number>;

export interface NamedGroup {
  /** Telling words, each used by five people or more, the most frequent first; empty where none is shared. */
  name: string;
  /** More of them, as most people write them, the most telling first. */
  words: string[];
  terms: Terms;
}

interface Word {
  stem: string;
  /** As most people write it. */
  written: string;
  tickets: number;
  people: number;
}

/** Names each group by the words that it has and the others have not. */
export function nameGroups(groups: ReportTicket[][], language: StemLanguage): NamedGroup[] {
  const read = groups.map((tickets) => spread(tickets));
  const words = read.map((tickets) => wordsOf(tickets, language));
  const everywhere = new Map<string, number>();
  for (const list of words) {
    for (const { stem: root, tickets } of list) {
      everywhere.set(root, (everywhere.get(root) ?? 0) + tickets);
    }
  }
  const all = read.reduce((total, tickets) => total + tickets.length, 0);
  return words.map((list, at) => named(list, read[at]!.length, everywhere, all));
}

function spread(tickets: ReportTicket[]): ReportTicket[] {
  if (tickets.length <= mostRead) return tickets;
  return Array.from(
    { length: mostRead },
    (_, at) => tickets[Math.floor((at * tickets.length) / mostRead)]!,
  );
}

function named(
  words: Word[],
  size: number,
  everywhere: Map<string, number>,
  all: number,
): NamedGroup {
  const telling = words
    .filter(({ people }) => people >= fewestPeople)
    .map((word) => ({ ...word, weight: weightOf(word, size, everywhere.get(word.stem)!, all) }))
    .sort((one, other) => other.weight - one.weight || (one.stem < other.stem ? -1 : 1));
  const chosen = telling.slice(0, nameWords).sort((one, other) => other.tickets - one.tickets);
  const isShared = chosen.some(({ tickets }) => tickets >= leastShared * size);
  return {
    name: isShared ? chosen.map(({ written }) => written).join(', ') : '',
    words: telling.slice(0, keptTerms).map(({ written }) => written),
    terms: Object.fromEntries(
      telling.slice(0, keptTerms).map((word) => [word.stem, rounded(word.tickets / size)]),
    ),
  };
}

/** Share within the group, times how much larger it is than everywhere (Kullback-Leibler's term). */
function weightOf({ tickets }: Word, size: number, everywhere: number, all: number): number {
  const share = tickets / size;
  return share * Math.log(share / ((everywhere + 1) / (all + 1)));
}

function wordsOf(tickets: ReportTicket[], language: StemLanguage): Word[] {
  const found = new Map<
    string,
    { forms: Map<string, number>; tickets: number; people: Set<string> }
  >();
  for (const [at, { subject, text, person }] of tickets.entries()) {
    const seen = new Set<string>();
    for (const written of writtenWords(`${subject}\n${text}`)) {
      const folded = fold(written);
      if (folded.length < leastLetters || isStopWord(folded)) continue;
      const root = stem(folded, language);
      if (isStopStem(root)) continue;
      const word = found.get(root) ?? { forms: new Map(), tickets: 0, people: new Set() };
      found.set(root, word);
      const form = written.toLowerCase();
      word.forms.set(form, (word.forms.get(form) ?? 0) + 1);
      if (seen.has(root)) continue;
      seen.add(root);
      word.tickets += 1;
      word.people.add(person ?? `#${at}`);
    }
  }
  return [...found].map(([root, { forms, tickets: count, people }]) => ({
    stem: root,
    written: mostFrequent(forms),
    tickets: count,
    people: people.size,
  }));
}

function mostFrequent(forms: Map<string, number>): string {
  return [...forms].reduce((best, form) =>
    form[1] > best[1] || (form[1] === best[1] && form[0] < best[0]) ? form : best,
  )[0];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Cosine of two groups' terms, 0 to 1. */
export function termLikeness(one: Terms, other: Terms): number {
  const product = Object.entries(one).reduce(
    (sum, [root, share]) => sum + share * (other[root] ?? 0),
    0,
  );
  const lengths = [one, other].map((terms) => Math.hypot(...Object.values(terms)));
  return product === 0 ? 0 : product / (lengths[0]! * lengths[1]!);
}
