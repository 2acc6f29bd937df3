import { DateTime } from 'luxon';
import { inHundred } from '../../amount';
import type { OfficerLanguage } from '../../language';
import type { Period } from '../problems/period';
import type { CategoryFigures, Figures, Problem } from '../problems/problems';
import { fewestPeople } from '../problems/ticket';
import { headlineWords, stepName, type HeadlineWords } from './headlineWords';
import type { ServiceQuality } from './service';
import { numberIn } from './writing';

/** The first lines of a report, in plain words. */
export interface Headlines {
  /** What changed; one sentence each. */
  changed: string[];
  /** What to do about it: proposals. */
  todo: string[];
}

interface Told {
  problems: Problem[];
  categories: CategoryFigures[];
  series: number[];
  period: Period;
  /** `YYYY-MM-DD`. */
  madeOn: string;
  service: ServiceQuality;
  names: Record<string, string>;
  language: OfficerLanguage;
}

const mostChanges = 5;
const mostProposals = 5;
/** Of each kind but those that grow, so that one kind does not fill the page. */
const mostOfKind = 2;
/** Between these shares a change of the whole is nothing to speak of. */
const steadyShare = 0.1;
/** From this share of late or long open tickets on, an office needs a hand. */
const muchLate = 0.3;
const stepsOfYear = { month: 12, week: 52 };

/** Says in few sentences what the last step brought and what to do. */
export function headlinesOf(told: Told): Headlines {
  const words = headlineWords[told.language];
  if (told.series.every((count) => count === 0)) {
    return { changed: [words.noTickets(told.period.step)], todo: [words.nothingToCompare] };
  }
  const changed = changes(told, words);
  const quiet = changed.length === 0 ? [words.nothingChanged] : [];
  return {
    changed: [volume(told, words), ...changed, ...quiet, ...terms(told, words)],
    todo: proposals(told, words),
  };
}

function changes(told: Told, words: HeadlineWords): string[] {
  const { problems, categories, period, language } = told;
  const month = Number(period.starts.at(-1)!.slice(5, 7));
  const all: { name: string; figures: Figures }[] = [
    ...problems.map((figures) => ({ name: figures.name, figures })),
    ...categories.map((figures) => ({ name: nameOf(figures, told), figures })),
  ];
  const far = ({ figures: { trend } }: (typeof all)[number]) =>
    Math.abs(trend.latest - trend.expected);
  return all
    .sort((one, other) => far(other) - far(one))
    .flatMap(({ name, figures: { trend } }) => {
      if (trend.standing === 'steady') return [];
      const latest = numberIn(language, trend.latest);
      const usual = numberIn(language, Math.round(trend.expected));
      const isSeason = trend.season.includes(month);
      return [words.change[trend.standing]({ name, latest, usual, isSeason })];
    })
    .slice(0, mostChanges);
}

function nameOf({ category }: Pick<CategoryFigures, 'category'>, { names }: Told): string {
  return names[category] ?? category;
}

function volume({ series, period, language }: Told, words: HeadlineWords): string {
  const latest = series.at(-1)!;
  const before = series.slice(0, -1);
  const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
  const ratio = usual === 0 ? 1 : latest / usual - 1;
  const direction = Math.abs(ratio) <= steadyShare ? 'even' : ratio > 0 ? 'more' : 'fewer';
  const yearBefore = series.at(-1 - stepsOfYear[period.step]);
  const beside = [
    words.usual(period.step, numberIn(language, Math.round(usual))),
    ...(yearBefore === undefined ? [] : [words.yearBefore(numberIn(language, yearBefore))]),
  ];
  const told = words.volume(numberIn(language, latest), direction);
  return `${stepName(period, language)}: ${told} (${beside.join('; ')}).`;
}

function terms({ service: { all }, language }: Told, words: HeadlineWords): string[] {
  const { medianDaysToClose, termsKept, openBeyondThirtyDays, tickets } = all;
  const number = (value: number) => numberIn(language, value);
  return [
    ...(medianDaysToClose === null ? [] : [words.days(number(Math.round(medianDaysToClose)))]),
    ...(termsKept === null ? [] : [words.terms(number(inHundred(termsKept)))]),
    ...(openBeyondThirtyDays < fewestPeople
      ? []
      : [words.openLong(number(openBeyondThirtyDays), number(tickets))]),
  ];
}

/** What grows first, then what the calendar brings, then what waits, then what is most frequent. */
function proposals(told: Told, words: HeadlineWords): string[] {
  const { problems, categories, service, language } = told;
  const number = (value: number) => numberIn(language, value);
  const isRising = ({ trend: { standing } }: Figures) =>
    standing === 'new' || standing === 'growing';
  const rising = problems.filter(isRising).map(({ name, action }) => words.propose(name, action));
  const grown = categories.filter(isRising).map((each) => words.look(nameOf(each, told)));
  const late = categories.filter(({ overdueShare }) => (overdueShare ?? 0) > muchLate);
  const slow = late.map((each) =>
    words.late(nameOf(each, told), number(Math.round(each.overdueShare! * 100))),
  );
  const waiting = service.byCategory
    .filter(({ name }) => !late.some(({ category }) => category === name))
    .filter(
      ({ openBeyondThirtyDays: open, tickets }) =>
        open >= fewestPeople && open > muchLate * tickets,
    )
    .sort((one, other) => other.openBeyondThirtyDays - one.openBeyondThirtyDays)
    .map(({ name, openBeyondThirtyDays, tickets }) =>
      words.closeOpen(
        nameOf({ category: name }, told),
        number(openBeyondThirtyDays),
        number(tickets),
      ),
    );
  const largest = problems.slice(0, 1).map(({ name, action }) => words.propose(name, action));
  const all = [
    ...rising,
    ...grown,
    ...comingSeasons(told, words).slice(0, mostOfKind),
    ...slow.slice(0, mostOfKind),
    ...waiting.slice(0, mostOfKind),
    ...largest,
  ];
  const once = [...new Set(all)];
  return once.length === 0 ? [words.nothingToDo] : once.slice(0, mostProposals);
}

/** Categories of which more come every year in this month or one of the two after it. */
function comingSeasons(told: Told, words: HeadlineWords): string[] {
  const now = DateTime.fromISO(told.madeOn, { locale: told.language });
  const coming = [0, 1, 2].map((months) => now.plus({ months }).month);
  return told.categories.flatMap((each) => {
    const months = coming.filter((month) => each.trend.season.includes(month));
    const written = months.map((month) => now.set({ day: 1, month }).toFormat('LLLL'));
    return months.length === 0 ? [] : [words.season(nameOf(each, told), written)];
  });
}
