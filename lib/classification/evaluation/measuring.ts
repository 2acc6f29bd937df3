import { UrpError } from '../../error';
import { calibratorFrom } from '../decided';
import type { Engine, LabelledTicket, Proposal } from '../engine';
import type { Judged } from './figures';
import { folds } from './folds';
import type { Taxonomy } from '../taxonomy';

/** What an engine learns from, and what it is judged on: no ticket is in both. */
export interface Round {
  train: LabelledTicket[];
  test: LabelledTicket[];
}

/** What an engine proposed for a ticket whose category is known. */
export interface Outcome {
  ticket: LabelledTicket;
  proposal: Proposal;
}

/** Parts of a cross-validation: each is judged by an engine that has learnt from the others. */
export const usualFolds = 5;
/** The same tickets fall into the same parts. */
const seed = 1;
/** Fewer tickets than these tell nothing. */
const fewestTickets = 10;

/**
 * How labelled tickets are split: where some are set apart for testing, these are judged once by an
 * engine that learnt from the others; else each is judged in turn. Errors: `evaluation.too-few`.
 */
export function roundsOf(tickets: LabelledTicket[], isTest: (ticket: LabelledTicket) => boolean) {
  const test = tickets.filter(isTest);
  const judged = test.length > 0 ? test.length : tickets.length;
  if (judged < fewestTickets) throw tooFew(judged);
  if (test.length === 0) return folds(tickets, usualFolds, seed);
  return [{ train: tickets.filter((ticket) => !isTest(ticket)), test }];
}

/** What the engine proposes for the tickets that it has not learnt from, round after round. */
export async function proposeUnseen(
  engine: Engine,
  taxonomy: Taxonomy,
  rounds: Round[],
  signal?: AbortSignal,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { train, test } of rounds) {
    const proposals = await engine.classify(test, taxonomy, { examples: train, signal });
    outcomes.push(...test.map((ticket, place) => ({ ticket, proposal: proposals[place]! })));
  }
  return outcomes;
}

/** Judged is what the engine ranks first, also where it does not propose it. */
export function judge({ ticket, proposal }: Outcome): Judged {
  const [first] = proposal.ranking;
  return {
    proposed: first?.category ?? null,
    actual: ticket.category,
    confidence: first?.confidence ?? 0,
  };
}

/**
 * The same with the confidence that decisions on the other parts give an engine which says how sure
 * it is, but was never measured: what it would be with these decisions on record. None of a ticket's
 * own decision goes into its confidence.
 */
export function crossCalibrated(outcomes: Outcome[]): Outcome[] {
  const isOpen = ({ proposal }: Outcome) => proposal.calibrated === false;
  const open = outcomes.filter(isOpen);
  const partOf = new Map(open.map((outcome, number) => [outcome, number % usualFolds]));
  const calibrators = Array.from({ length: usualFolds }, (_, part) =>
    calibratorFrom(open.filter((outcome) => partOf.get(outcome) !== part).map(decided)),
  );
  return outcomes.map((outcome) => {
    const calibrator = calibrators[partOf.get(outcome) ?? -1];
    if (!calibrator || outcome.proposal.category === null) return outcome;
    const confidence = calibrator(ownConfidence(outcome.proposal));
    const ranking = outcome.proposal.ranking.map((each, place) =>
      place === 0 ? { ...each, confidence } : each,
    );
    return { ...outcome, proposal: { ...outcome.proposal, confidence, ranking, calibrated: true } };
  });
}

function decided({ ticket, proposal }: Outcome) {
  return {
    confidence: ownConfidence(proposal),
    proposed: proposal.category,
    actual: ticket.category,
  };
}

function ownConfidence({ ownConfidence: own, confidence }: Proposal): number {
  return own ?? confidence;
}

function tooFew(count: number): UrpError {
  return new UrpError('evaluation.too-few', {
    it: {
      what: `Le richieste con una categoria dell’elenco su cui misurare sono ${count}: troppo poche.`,
      todo: `Ne servono almeno ${fewestTickets}, meglio cento o più; la categoria di ciascuna è un codice dell’elenco.`,
    },
    en: {
      what: `There are ${count} tickets with a category of the list to measure on: too few.`,
      todo: `At least ${fewestTickets} are needed, better a hundred or more; the category of each is a code of the list.`,
    },
  });
}
