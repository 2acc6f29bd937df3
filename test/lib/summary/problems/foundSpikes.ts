import { periodBefore } from '../../../../lib/summary/problems/period';
import {
  analyseProblems,
  type AnalysisOptions,
  type ProblemAnalysis,
} from '../../../../lib/summary/problems/problems';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';
import { plantSpikes } from './planted';

/** The year in which spikes are planted. */
export const year: AnalysisOptions = {
  period: periodBefore('2027-01-01', 'month', 12),
  today: '2027-01-01',
  language: 'it',
  textLanguage: 'it',
  known: [],
};

export interface FoundSpikes {
  tickets: ReportTicket[];
  found: ProblemAnalysis;
  /** Spikes that a problem which is called new or growing is mostly made of. */
  right: number;
  /** Problems so called that are made of no spike. */
  wrong: number;
}

export function foundSpikes(seed: number): FoundSpikes {
  const { tickets, spikes } = plantSpikes(seed);
  const found = analyseProblems(tickets, year);
  const rising = found.problems.filter(({ trend }) => ['new', 'growing'].includes(trend.standing));
  const texts = new Map(tickets.map(({ reference, text }) => [reference, text]));
  const spikeOf = ({ references }: (typeof rising)[number]) =>
    spikes.find((word) => {
      const holding = references.filter((each) => texts.get(each)!.includes(word));
      return holding.length > references.length / 2;
    });
  const named = rising.map(spikeOf);
  return {
    tickets,
    found,
    right: new Set(named.filter((word) => word !== undefined)).size,
    wrong: named.filter((word) => word === undefined).length,
  };
}
