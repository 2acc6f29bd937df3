import type { OfficerLanguage } from '../../language';
import type { LabelledTicket, Usage } from '../engine';
import {
  byCategory,
  evaluate,
  likelyRange,
  precisionOf,
  widest,
  type CategoryFigures,
  type Evaluation,
} from './figures';
import { evaluationWords } from './words';
import { judge, type Outcome } from './measuring';
import { categoryName, type Taxonomy } from '../taxonomy';

/** What measuring an engine gave; shares are from 0 to 1. */
export interface EvaluationReport extends Evaluation {
  method: 'cross-validation' | 'test-set';
  engine: string;
  /** Every model that spoke. */
  models: string[];
  /** Whether every confidence was measured on cases whose answer is known. */
  calibrated: boolean;
  /** Where the accuracy lies with 95 % probability, given so many items. */
  accuracyRange: [number, number];
  /** Items for which nothing was proposed. */
  abstained: number;
  /** Tickets that were not measured, since the taxonomy has no such category. */
  leftOut: { items: number; categories: string[] };
  /** What the node's threshold would have done: which share goes on alone, and how much of it is right. */
  atThreshold: { threshold: number; share: number; precision: number };
  /** Thresholds from which so large a share was right; null where no confidence reached it. */
  thresholds: Record<'at90' | 'at95' | 'at98', number | null>;
  /** The confusion table, a row a category. */
  categories: (CategoryFigures & { name: string })[];
  cost: Usage & { seconds: number; inputTokensPerThousand: number; callsPerThousand: number };
  /** What the figures mean for the office. */
  words: string;
}

export interface Measured {
  outcomes: Outcome[];
  method: EvaluationReport['method'];
  leftOut: LabelledTicket[];
  threshold: number;
  seconds: number;
}

/** The figures, and what they mean for the office in its language. */
export function reportOn(
  measured: Measured,
  taxonomy: Taxonomy,
  language: OfficerLanguage,
): EvaluationReport {
  const { outcomes, method, leftOut } = measured;
  const judged = outcomes.map(judge);
  const figures = evaluate(judged);
  const nameOf = (code: string) => categoryName(taxonomy, code);
  const thresholdAt = (precision: number) => widest(judged, precision)?.confidence ?? null;
  const report = {
    ...figures,
    method,
    engine: outcomes[0]?.proposal.engine ?? 'local',
    models: [...new Set(outcomes.map(({ proposal }) => proposal.model))].sort(),
    calibrated: outcomes.every(({ proposal }) => proposal.calibrated !== false),
    accuracyRange: likelyRange(figures.accuracy, figures.items),
    abstained: outcomes.filter(({ proposal }) => proposal.category === null).length,
    leftOut: {
      items: leftOut.length,
      categories: [...new Set(leftOut.map(({ category }) => category))].sort(),
    },
    atThreshold: atThreshold(measured),
    thresholds: { at90: thresholdAt(0.9), at95: thresholdAt(0.95), at98: thresholdAt(0.98) },
    categories: byCategory(judged).map((row) => ({ ...row, name: nameOf(row.category) })),
    cost: costOf(measured),
  };
  return { ...report, words: evaluationWords(report, nameOf, language) };
}

function atThreshold({ outcomes, threshold }: Measured): EvaluationReport['atThreshold'] {
  const alone = outcomes.filter(
    ({ proposal }) => proposal.category !== null && proposal.confidence >= threshold,
  );
  return {
    threshold,
    share: alone.length / outcomes.length,
    precision: precisionOf(alone.map(judge)),
  };
}

function costOf({ outcomes, seconds }: Measured): EvaluationReport['cost'] {
  const sum = (part: keyof Usage) =>
    outcomes.reduce((total, { proposal }) => total + proposal.usage[part], 0);
  const [calls, inputTokens, outputTokens] = [
    sum('calls'),
    sum('inputTokens'),
    sum('outputTokens'),
  ];
  const perThousand = (whole: number) => Math.round((1000 * whole) / outcomes.length);
  return {
    calls,
    inputTokens,
    outputTokens,
    seconds,
    callsPerThousand: perThousand(calls),
    inputTokensPerThousand: perThousand(inputTokens),
  };
}
