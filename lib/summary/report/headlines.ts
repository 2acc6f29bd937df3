import type { OfficerLanguage } from '../../language';
import type { Period } from '../problems/period';
import type { CategoryFigures, Figures, Problem } from '../problems/problems';
import type { ServiceQuality } from './service';
import { headlineWords, stepName, type HeadlineWords } from './headlineWords';

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
  service: ServiceQuality;
  names: Record<string, string>;
  language: OfficerLanguage;
}

const mostChanges = 5;
const mostProposals = 4;
/** Between these shares a change of the whole is nothing to speak of. */
const steadyShare = 0.1;

/** Says in few sentences what the last step brought and what to do. */
export function headlinesOf(told: Told): Headlines {
  const words = headlineWords[told.language];
  const changed = [
    ...changesIn(told.problems, ({ name }) => name),
    ...changesIn(told.categories, ({ category }) => told.names[category] ?? category),
  ]
    .sort((one, other) => other.by - one.by)
    .slice(0, mostChanges)
    .map(({ name, figures }) =>
      words.change(
        figures.trend.standing,
        name,
        figures.trend.latest,
        Math.round(figures.trend.expected),
      ),
    );
  const quiet = changed.length === 0 ? [words.nothingChanged] : [];
  return {
    changed: [volume(told, words), ...changed, ...quiet, ...terms(told, words)],
    todo: proposals(told, words),
  };
}

function changesIn<F extends Figures>(list: F[], nameOf: (figures: F) => string) {
  return list
    .filter(({ trend }) => trend.standing !== 'steady')
    .map((figures) => ({
      name: nameOf(figures),
      figures: figures as Figures,
      by: Math.abs(figures.trend.latest - figures.trend.expected),
    }));
}

function volume({ series, period, language }: Told, words: HeadlineWords): string {
  const latest = series.at(-1)!;
  const before = series.slice(0, -1);
  const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
  const ratio = usual === 0 ? 1 : latest / usual - 1;
  const step = stepName(period, language);
  const direction = Math.abs(ratio) <= steadyShare ? 'even' : ratio > 0 ? 'more' : 'fewer';
  return words.volume(step, latest, Math.round(usual), direction);
}

function terms({ service: { all } }: Told, words: HeadlineWords): string[] {
  return [
    ...(all.medianDaysToClose === null ? [] : [words.days(all.medianDaysToClose)]),
    ...(all.termsKept === null ? [] : [words.terms(Math.floor(all.termsKept * 100))]),
  ];
}

function proposals({ problems, categories, names }: Told, words: HeadlineWords): string[] {
  const rising = problems
    .filter(({ trend }) => trend.standing === 'new' || trend.standing === 'growing')
    .map(({ name, action }) => `${name}: ${action}`);
  const slow = categories
    .filter(({ overdueShare }) => (overdueShare ?? 0) > 0.3)
    .map(({ category, overdueShare }) =>
      words.late(names[category] ?? category, Math.round(overdueShare! * 100)),
    );
  const grown = categories
    .filter(({ trend }) => trend.standing === 'new' || trend.standing === 'growing')
    .map(({ category }) => words.look(names[category] ?? category));
  const largest = problems.slice(0, 1).map(({ name, action }) => `${name}: ${action}`);
  const all = [...new Set([...rising, ...grown, ...slow, ...largest])];
  return all.length === 0 ? [words.nothingToDo] : all.slice(0, mostProposals);
}
