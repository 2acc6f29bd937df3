import type { OfficerLanguage } from '../../language';
import type { Engine, LabelledTicket } from '../engine';
import { isRight } from './figures';
import { evaluationPicture } from './picture';
import { reportOn, type EvaluationReport } from './report';
import { crossCalibrated, judge, proposeUnseen, roundsOf } from './measuring';
import { categoryName, type Taxonomy } from '../taxonomy';

export interface EvaluationRequest {
  tickets: LabelledTicket[];
  /** Those set apart for testing; where there are none, each is judged in turn. */
  isTest(ticket: LabelledTicket): boolean;
  taxonomy: Taxonomy;
  engine: Engine;
  /** Whether the tickets' own decisions, part by part, measure the confidence of the engine. */
  crossCalibrates: boolean;
  /** The node's, from which on a proposal goes on by itself. */
  threshold: number;
  language: OfficerLanguage;
  signal?: AbortSignal;
}

export interface EvaluationResult {
  report: EvaluationReport;
  /** SVG. */
  picture: string;
  /** Tickets whose label is another category than the engine's first. */
  differing: Differing[];
}

interface Differing {
  ticket: LabelledTicket;
  label: string;
  proposed: string | null;
  confidence: number;
  rationale: string;
}

/**
 * Measures an engine on labelled tickets, none judged by what has learnt from it.
 * Errors: `evaluation.too-few`, and those of the engine.
 */
export async function evaluationOf(request: EvaluationRequest): Promise<EvaluationResult> {
  const { taxonomy, engine, language, threshold, signal } = request;
  const codes = new Set(taxonomy.categories.map(({ code }) => code));
  const known = request.tickets.filter(({ category }) => codes.has(category));
  const rounds = roundsOf(known, request.isTest);
  const started = performance.now();
  const proposed = await proposeUnseen(engine, taxonomy, rounds, signal);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const outcomes = request.crossCalibrates ? crossCalibrated(proposed) : proposed;
  const leftOut = request.tickets.filter(({ category }) => !codes.has(category));
  const method = rounds.length > 1 ? 'cross-validation' : 'test-set';
  const report = reportOn({ outcomes, method, leftOut, threshold, seconds }, taxonomy, language);
  const nameOf = (code: string) => categoryName(taxonomy, code);
  return {
    report,
    picture: await evaluationPicture(outcomes.map(judge), nameOf, language),
    differing: outcomes.flatMap((outcome) => {
      const judged = judge(outcome);
      const { ticket, proposal } = outcome;
      if (isRight(judged)) return [];
      const { proposed: first, actual: label, confidence } = judged;
      return [{ ticket, label, proposed: first, confidence, rationale: proposal.rationale }];
    }),
  };
}
