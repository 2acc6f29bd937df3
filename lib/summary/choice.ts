import { holdsLink, isCourtesy, requestStrength } from './cues';
import type { Citation, Fact, SummaryLength } from './summary';
import { contentWords } from './words';

/** A sentence that may be chosen, with who says it. */
export interface Candidate extends Citation {
  from: string;
  isAsker: boolean;
  /** Place of its message among the messages, from 0. */
  turn: number;
  isFirstOfTurn: boolean;
}

/** What each trait of a sentence weighs, each from 0 to 1. */
export interface Weights {
  /** Likeness to the thread as a whole. */
  central: number;
  /** Early messages first. */
  early: number;
  firstOfTurn: number;
  /** Says what is wanted. */
  request: number;
  /** Names days, places, amounts. */
  facts: number;
  /** Says enough: words up to `fullSentence`. */
  full: number;
  /** Said by somebody not heard yet. */
  voice: number;
  /** Taken off for likeness to what is chosen already. */
  redundancy: number;
}

export const weights: Weights = {
  central: 1,
  early: 1,
  firstOfTurn: 0.1,
  request: 0.5,
  facts: 0.4,
  full: 0.3,
  voice: 0.5,
  redundancy: 0.7,
};

const fullSentence = 12;
/** A thread is summed up in this many sentences at most, however many characters are allowed. */
const mostSentences = 50;

type Vector = Map<string, number>;

/**
 * Chooses the sentences that say most: like the whole, early, asking, carrying facts, and unlike
 * each other. They come in the order of the source.
 */
export function chooseSentences<C extends Candidate>(
  candidates: C[],
  facts: Fact[],
  length: SummaryLength,
  weighing: Weights = weights,
): C[] {
  const telling = candidates.filter(({ text }) => !isCourtesy(text) && !holdsLink(text));
  const pool = telling.length > 0 ? telling : candidates;
  const vectors = pool.map(({ text }) => vectorOf(text));
  const whole = sum(vectors);
  const scores = pool.map((candidate, index) =>
    score(candidate, similarity(vectors[index]!, whole), facts, weighing),
  );
  const chosen = new Set<number>();
  let room = length.most;
  while (chosen.size < Math.min(pool.length, mostSentences)) {
    const next = best(pool, scores, vectors, chosen, length, room, weighing);
    if (next === null) break;
    chosen.add(next);
    room -= cost(pool[next]!, length);
  }
  return pool.filter((_, index) => chosen.has(index));
}

function score(candidate: Candidate, central: number, facts: Fact[], weighing: Weights): number {
  const carried = facts.filter(
    ({ message, start, end }) =>
      message === candidate.message && start >= candidate.start && end <= candidate.end,
  ).length;
  const words = candidate.text.split(/\s+/).length;
  return (
    weighing.central * central +
    weighing.early / (1 + candidate.turn) +
    weighing.firstOfTurn * Number(candidate.isFirstOfTurn) +
    weighing.request * (candidate.isAsker ? requestStrength(candidate.text) / 3 : 0) +
    weighing.facts * (Math.min(carried, 3) / 3) +
    weighing.full * (Math.min(words, fullSentence) / fullSentence)
  );
}

function best(
  pool: Candidate[],
  scores: number[],
  vectors: Vector[],
  chosen: Set<number>,
  length: SummaryLength,
  room: number,
  weighing: Weights,
): number | null {
  let bestIndex: number | null = null;
  let bestScore = -Infinity;
  for (const [index, candidate] of pool.entries()) {
    if (chosen.has(index) || cost(candidate, length) > room) continue;
    const likeness = Math.max(0, ...[...chosen].map((other) => similarity(vectors[index]!, vectors[other]!)));
    const isNewVoice = ![...chosen].some((other) => pool[other]!.from === candidate.from);
    const value = scores[index]! - weighing.redundancy * likeness + weighing.voice * Number(isNewVoice);
    if (value > bestScore) [bestIndex, bestScore] = [index, value];
  }
  return bestIndex;
}

function cost({ text, from, isAsker: _ }: Candidate, { unit }: SummaryLength): number {
  return unit === 'sentences' ? 1 : text.length + 1;
}

function vectorOf(text: string): Vector {
  const vector: Vector = new Map();
  for (const word of contentWords(text)) vector.set(word, (vector.get(word) ?? 0) + 1);
  return vector;
}

function sum(vectors: Vector[]): Vector {
  const total: Vector = new Map();
  for (const vector of vectors)
    for (const [word, count] of vector) total.set(word, (total.get(word) ?? 0) + count);
  return total;
}

/** Cosine, 0 to 1. */
function similarity(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [word, count] of small) dot += count * (large.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

function norm(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((total, count) => total + count * count, 0));
}
