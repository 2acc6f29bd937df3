import { Redactor } from '../../privacy/redactor';
import type { OfficerLanguage } from '../../language';
import type { StemLanguage } from '../../text/stems';
import { proposedAction } from './action';
import { groupTickets } from './grouping';
import { recognise, type KnownProblem } from './known';
import { nameGroups } from './naming';
import { daysFrom, romeTime, stepOf, type Period } from './period';
import { fewestPeople, peopleBehind, type ReportTicket } from './ticket';
import { trendsOf, type Trend } from './trend';

/** How many, and what became of them. */
export interface Figures {
  tickets: number;
  people: number;
  /** Tickets of each step of the period. */
  series: number[];
  trend: Trend;
  places: Share[];
  /** Calendar days from submission to the end; null where none has ended. */
  medianDaysToClose: number | null;
  /** Share of tickets with a term that ended after it or stand open beyond it; null where none has a term. */
  overdueShare: number | null;
  open: number;
}

/** A name, and how many tickets bear it. */
export interface Share {
  name: string;
  tickets: number;
}

/** A category with its figures. */
export interface CategoryFigures extends Figures {
  category: string;
}

/** What many people wrote about; nothing in it tells of fewer than five of them. */
export interface Problem extends Figures {
  id: string;
  /** As the first report that saw it called it: its telling words, or what a model made of them. */
  name: string;
  namedBy: 'words' | 'model';
  /** The words that five people or more share and that others have not, the most telling first. */
  words: string[];
  /** The categories that its tickets have, the most frequent first. */
  categories: Share[];
  /** Whether one category holds nearly all of it. */
  isWithinCategory: boolean;
  /** The latest tickets, by number. */
  references: string[];
  /** One ticket's words, the most typical, without personal data. */
  wording: string;
  /** A proposal: a person decides. */
  action: string;
  actionBy: 'rules' | 'model';
}

export interface ProblemAnalysis {
  problems: Problem[];
  categories: CategoryFigures[];
  /** What is in no problem: groups of fewer than five people, and tickets like no other. */
  others: number;
  /** Tickets that nearly repeat another. */
  repeated: number;
  /** To be kept for the next report. */
  known: KnownProblem[];
}

export interface AnalysisOptions {
  period: Period;
  /** `YYYY-MM-DD`: what is open beyond its term on it is overdue. */
  today: string;
  language: OfficerLanguage;
  /** In which the citizens write. */
  textLanguage: StemLanguage;
  known: KnownProblem[];
}

const mostReferences = 10;
const mostPlaces = 5;
const longestWording = 200;
/** Far more than is shown, so that nothing personal is cut before it is recognised. */
const mostRedacted = 4_000;
/** Share of a problem's tickets in one category from which it is that category's. */
const within = 0.8;
/** Without this many letters a ticket says nothing that could be grouped. */
const leastText = 8;

/** Finds what comes back in the tickets of a period; those outside it are left aside. */
export function analyseProblems(all: ReportTicket[], options: AnalysisOptions): ProblemAnalysis {
  const tickets = all.filter(
    ({ submittedAt }) => stepOf(options.period, romeTime(submittedAt).day) >= 0,
  );
  const written = tickets.filter(({ subject, text }) => subject.length + text.length >= leastText);
  const { groups, repeated } = groupTickets(written, options.textLanguage);
  const large = byGroup(written, groups).filter((group) => peopleBehind(group) >= fewestPeople);
  const { problems, known } = problemsOf(large, options);
  const inProblems = problems.reduce((sum, problem) => sum + problem.tickets, 0);
  return {
    problems,
    categories: categoriesOf(tickets, options),
    others: written.length - inProblems,
    repeated,
    known,
  };
}

function byGroup(tickets: ReportTicket[], groups: Int32Array): ReportTicket[][] {
  const lists = [...Map.groupBy(tickets.entries(), ([at]) => groups[at]!).values()].map((entries) =>
    entries.map(([, ticket]) => ticket).sort(newestFirst),
  );
  return lists.sort((one, other) => other.length - one.length || newestFirst(one[0]!, other[0]!));
}

function newestFirst(one: ReportTicket, other: ReportTicket): number {
  if (one.submittedAt !== other.submittedAt) return one.submittedAt < other.submittedAt ? 1 : -1;
  return one.reference < other.reference ? -1 : Number(one.reference > other.reference);
}

function problemsOf(
  groups: ReportTicket[][],
  options: AnalysisOptions,
): Pick<ProblemAnalysis, 'problems' | 'known'> {
  const named = nameGroups(groups, options.textLanguage);
  const telling = groups.flatMap((tickets, at) =>
    named[at]!.name === '' ? [] : [{ tickets, named: named[at]! }],
  );
  const known = recognise(
    telling.map((each) => each.named),
    options.known,
  );
  const figures = figuresOf(
    telling.map(({ tickets }) => tickets),
    options,
  );
  const problems = telling.map(({ tickets }, at): Problem => {
    const { id, name, namedBy, terms } = known[at]!;
    const categories = shares(tickets.map(({ category }) => category));
    const problem = {
      ...figures[at]!,
      id,
      name,
      namedBy,
      words: telling[at]!.named.words,
      categories,
      isWithinCategory: (categories[0]?.tickets ?? 0) >= within * tickets.length,
      references: tickets.slice(0, mostReferences).map(({ reference }) => reference),
      wording: typicalWording(tickets, Object.keys(terms)),
    };
    const action = proposedAction(problem, options.language);
    return { ...problem, action, actionBy: 'rules' };
  });
  return { problems, known };
}

function categoriesOf(tickets: ReportTicket[], options: AnalysisOptions): CategoryFigures[] {
  const groups = [...Map.groupBy(tickets, ({ category }) => category ?? '')]
    .filter(([category, group]) => category !== '' && peopleBehind(group) >= fewestPeople)
    .sort(([one, of], [other, ofOther]) => ofOther.length - of.length || (one < other ? -1 : 1));
  const figures = figuresOf(
    groups.map(([, group]) => group),
    options,
  );
  return groups.map(([category], at) => ({ category, ...figures[at]! }));
}

function figuresOf(groups: ReportTicket[][], { period, today }: AnalysisOptions): Figures[] {
  const series = groups.map((tickets) => {
    const counts = period.starts.map(() => 0);
    for (const { submittedAt } of tickets) {
      counts[stepOf(period, romeTime(submittedAt).day)]! += 1;
    }
    return counts;
  });
  const trends = trendsOf(series, period);
  return groups.map((tickets, at) => ({
    tickets: tickets.length,
    people: peopleBehind(tickets),
    series: series[at]!,
    trend: trends[at]!,
    places: placesOf(tickets),
    medianDaysToClose: medianOf(tickets.flatMap(daysToClose)),
    overdueShare: overdueShareOf(tickets, today),
    open: tickets.filter(({ endedAt }) => endedAt === null).length,
  }));
}

/** Places that five people or more named. */
function placesOf(tickets: ReportTicket[]): Share[] {
  const named = tickets.flatMap(({ place, person }) =>
    place?.trim() ? [{ place: place.trim(), person }] : [],
  );
  return [...Map.groupBy(named, ({ place }) => place.toLowerCase()).values()]
    .filter((group) => peopleBehind(group) >= fewestPeople)
    .map((group) => ({ name: usualSpelling(group), tickets: group.length }))
    .sort((one, other) => other.tickets - one.tickets || (one.name < other.name ? -1 : 1))
    .slice(0, mostPlaces);
}

/** As most wrote it; of as many, the first in the alphabet. */
function usualSpelling(group: { place: string }[]): string {
  const spellings = [...Map.groupBy(group, ({ place }) => place)];
  const [[usual]] = spellings.sort(
    ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || (one < other ? -1 : 1),
  ) as [[string, unknown]];
  return usual;
}

function shares(names: (string | null)[]): Share[] {
  return [...Map.groupBy(names, (name) => name ?? '')]
    .filter(([name, list]) => name !== '' && list.length >= fewestPeople)
    .map(([name, list]) => ({ name, tickets: list.length }))
    .sort((one, other) => other.tickets - one.tickets || (one.name < other.name ? -1 : 1));
}

/** Calendar days that a ticket took; none where it has not ended. */
export function daysToClose({ submittedAt, endedAt }: ReportTicket): number[] {
  if (endedAt === null) return [];
  return [Math.max(0, daysFrom(romeTime(submittedAt).day, romeTime(endedAt).day))];
}

/** Share of tickets with a term that ended after it or stand open beyond it. */
export function overdueShareOf(tickets: ReportTicket[], today: string): number | null {
  const bound = tickets.filter(({ dueAt }) => dueAt !== null);
  if (bound.length === 0) return null;
  const late = bound.filter(
    ({ dueAt, endedAt }) => (endedAt === null ? today : romeTime(endedAt).day) > dueAt!,
  );
  return late.length / bound.length;
}

export function medianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The subject or text that holds most of the telling words, shortest first, without personal data. */
function typicalWording(tickets: ReportTicket[], stems: string[]): string {
  const looked = tickets.slice(0, 100).map(({ subject, text }) => {
    const words = (text.length >= leastText ? text : subject).replace(/\s+/g, ' ').trim();
    const folded = words.toLowerCase();
    return { words, held: stems.slice(0, 8).filter((root) => folded.includes(root)).length };
  });
  const [best] = looked.sort(
    (one, other) =>
      other.held - one.held ||
      one.words.length - other.words.length ||
      (one.words < other.words ? -1 : 1),
  );
  const redacted = new Redactor().redact((best?.words ?? '').slice(0, mostRedacted));
  return redacted.length <= longestWording
    ? redacted
    : `${redacted.slice(0, longestWording).replace(/\s+\S*$/u, '')}…`;
}
