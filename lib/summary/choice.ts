import { isAddressedToModel } from '../classification/addressed';
import { answerStrength, aroundLinks, holdsLink, isCourtesy, requestStrength } from './cues';
import type { Citation, Fact, SummaryLength } from './summary';
import { likeness, sumOf, wordVector, type WordVector } from './wordVector';

/** A sentence that may be chosen, with who says it. */
export interface Candidate extends Citation {
  from: string;
  /** How the summary introduces it, such as `Anna: `; empty where one person speaks. */
  speaker: string;
  isAsker: boolean;
  /** Place of its message among the messages, from 0. */
  turn: number;
  isFirstOfTurn: boolean;
  /** Stands in the last message of those who answer: how things are now. */
  isLastAnswer: boolean;
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
  /** Says what was decided, is to be done or will be. */
  answer: number;
  /** What is decided in the last answer, over what earlier ones said. */
  latest: number;
  /** Names days, places, amounts. */
  facts: number;
  /** Says enough: words up to `fullSentence`. */
  full: number;
  /** Said by somebody not heard yet. */
  voice: number;
  /** Taken off for likeness to what is chosen already. */
  redundancy: number;
}

/**
 * Found by search on English dialogues, four folds at a time, then `request`, `answer` and `latest`
 * raised until Italian threads answered their questions. A search on one half of either gains a point
 * of ROUGE-1 there and nothing on the other half (docs/bench.md): these are as good as any.
 */
export const weights: Weights = {
  central: 1.5,
  early: 0.8,
  firstOfTurn: 0.1,
  request: 0.6,
  answer: 0.6,
  latest: 0.6,
  facts: 0.5,
  full: 0.2,
  voice: 0.8,
  redundancy: 0.4,
};

const fullSentence = 12;
/** A thread is summed up in this many sentences at most, however many characters are allowed. */
const mostSentences = 50;

/** A candidate on the scales. */
interface Weighed<C> {
  candidate: C;
  vector: WordVector;
  /** What it is worth alone. */
  worth: number;
  /** Likeness to the chosen sentence that it is most like, 0 to 1. */
  likeness: number;
  isChosen: boolean;
}

/**
 * Chooses the sentences that say most: like the whole, early, asking, carrying facts, and unlike
 * each other. They come in the order of the source. Where not even one fits, the best is cut.
 */
export function chooseSentences<C extends Candidate>(
  candidates: C[],
  facts: Fact[],
  length: SummaryLength,
  weighing: Weights = weights,
): C[] {
  const pool = weigh(eligible(candidates), facts, weighing);
  const heard = new Set<string>();
  let room = length.most;
  for (let count = 0; count < mostSentences; count += 1) {
    const value = ({ candidate, worth, likeness }: Weighed<C>) =>
      worth - weighing.redundancy * likeness + weighing.voice * Number(!heard.has(candidate.from));
    const fitting = pool.filter((each) => !each.isChosen && cost(each.candidate, length) <= room);
    const next = highest(fitting, value);
    if (!next) break;
    next.isChosen = true;
    heard.add(next.candidate.from);
    room -= cost(next.candidate, length);
    for (const each of pool) {
      each.likeness = Math.max(each.likeness, likeness(each.vector, next.vector));
    }
  }
  const chosen = pool.filter(({ isChosen }) => isChosen).map(({ candidate }) => candidate);
  if (chosen.length > 0) return chosen;
  const best = highest(pool, ({ worth }) => worth);
  return best ? [cutTo(length.most, best.candidate)] : [];
}

/**
 * Sentences that say something to the office, without links; where all hold links, what stands around
 * these. What speaks to a machine is left out where anything else is said: a summary may be read by one.
 */
export function eligible<C extends Candidate>(candidates: C[]): C[] {
  const telling = candidates.filter(({ text }) => !isCourtesy(text));
  const toPeople = (telling.length > 0 ? telling : candidates).filter(
    ({ text }) => !isAddressedToModel({ subject: '', text }),
  );
  const saying = [toPeople, telling, candidates].find((each) => each.length > 0) ?? [];
  const plain = saying.filter(({ text }) => !holdsLink(text));
  return plain.length > 0 ? plain : linkless(saying);
}

/** The sentences, of those that hold links what stands around these. */
export function linkless<C extends Candidate>(candidates: C[]): C[] {
  return candidates.flatMap((each) => (holdsLink(each.text) ? withoutLinks(each) : [each]));
}

/** Fewer words beside a link ("See", "now") say nothing without it. */
const leastWords = 3;

function withoutLinks<C extends Candidate>(candidate: C): C[] {
  return aroundLinks(candidate.text).flatMap((piece) => {
    const written = candidate.text.slice(piece.start, piece.end).trimEnd();
    const text = written.replace(/^[^\p{L}\p{N}]+/u, '');
    if ((text.match(/\p{L}{2,}/gu) ?? []).length < leastWords) return [];
    const start = candidate.start + piece.start + (written.length - text.length);
    return [{ ...candidate, text, start, end: start + text.length }];
  });
}

function weigh<C extends Candidate>(
  candidates: C[],
  facts: Fact[],
  weighing: Weights,
): Weighed<C>[] {
  const vectors = candidates.map(({ text }) => wordVector(text));
  const whole = sumOf(vectors);
  return candidates.map((candidate, index) => {
    const vector = vectors[index] ?? new Map();
    const worth = worthAlone(candidate, likeness(vector, whole), facts, weighing);
    return { candidate, vector, worth, likeness: 0, isChosen: false };
  });
}

function worthAlone(
  candidate: Candidate,
  central: number,
  facts: Fact[],
  weighing: Weights,
): number {
  const carried = facts.filter(
    ({ message, start, end }) =>
      message === candidate.message && start >= candidate.start && end <= candidate.end,
  ).length;
  const words = candidate.text.split(/\s+/).length;
  return (
    weighing.central * central +
    weighing.early / (1 + candidate.turn) +
    weighing.firstOfTurn * Number(candidate.isFirstOfTurn) +
    purpose(candidate, weighing) +
    weighing.facts * (Math.min(carried, 3) / 3) +
    weighing.full * (Math.min(words, fullSentence) / fullSentence)
  );
}

/** What a thread is about: for who asks the request, for who answers what comes of it. */
function purpose({ text, isAsker, isLastAnswer }: Candidate, weighing: Weights): number {
  if (isAsker) return (weighing.request * requestStrength(text)) / 3;
  return (weighing.answer + weighing.latest * Number(isLastAnswer)) * answerStrength(text);
}

/** The first of the highest. */
function highest<Each>(all: Each[], value: (each: Each) => number): Each | undefined {
  let best: Each | undefined;
  let bestValue = -Infinity;
  for (const each of all) {
    const its = value(each);
    if (its > bestValue) [best, bestValue] = [each, its];
  }
  return best;
}

/** What a sentence takes of the length: itself, its speaker's name, a space and a full stop. */
function cost({ text, speaker }: Candidate, { unit }: SummaryLength): number {
  return unit === 'sentences' ? 1 : text.length + speaker.length + 2;
}

/** The beginning of a sentence that is too long, to its last whole word. */
function cutTo<C extends Candidate>(most: number, candidate: C): C {
  const room = Math.max(1, most - candidate.speaker.length);
  const beginning = candidate.text.slice(0, room).replace(/[\ud800-\udbff]$/, '');
  const text = beginning.replace(/\s+\S*$/u, '') || beginning;
  return { ...candidate, text, end: candidate.start + text.length };
}
