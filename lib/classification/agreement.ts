import type { UrpError } from '../error';
import type { Usage } from './engine';
import type { Taxonomy } from './taxonomy';

/** What a model said of one ticket. */
export type Sorted =
  | { outcome: 'sorted'; category: string; confidence: number | undefined; model: string }
  | { outcome: 'failed'; error: UrpError };

export interface Answered {
  sorted: Sorted;
  usage: Usage;
}

/** How often a model is asked that says nothing of how sure it is. */
export const usualVotes = 3;

/**
 * The categories in another order for each vote: a model that only guesses is swayed by what stands
 * first, and then does not agree with itself.
 */
export function turned(taxonomy: Taxonomy, vote: number, votes: number): Taxonomy {
  const { categories } = taxonomy;
  const from = Math.floor((vote * categories.length) / votes);
  return { ...taxonomy, categories: [...categories.slice(from), ...categories.slice(0, from)] };
}

/**
 * The category that most votes name, the first vote's among equals. Its confidence is the share that
 * named it, with one vote for and one against added: three that agree are no certainty. A vote that
 * failed agrees with none; the cost is that of all.
 */
export function agreed([first, ...others]: [Answered, ...Answered[]]): Answered {
  const votes = [first, ...others];
  const usage = votes.map((each) => each.usage).reduce(sum);
  if (first.sorted.outcome === 'failed') return { ...first, usage };
  const named = Map.groupBy(
    votes.flatMap(({ sorted }) => (sorted.outcome === 'sorted' ? [sorted] : [])),
    ({ category }) => category,
  );
  const [winner = [first.sorted]] = [...named.values()].sort(
    (one, other) => other.length - one.length,
  );
  const confidence = (winner.length + 1) / (votes.length + 2);
  return { sorted: { ...winner[0]!, confidence }, usage };
}

export function sum(one: Usage, other: Usage): Usage {
  return {
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}
