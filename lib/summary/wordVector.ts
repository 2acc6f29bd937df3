import { isStopWord, stem } from '../text/stems';
import { tokens } from '../text/tokens';

/** How often each stem stands in a text; words without a topic are left out. */
export type WordVector = Map<string, number>;

export function wordVector(text: string): WordVector {
  const vector: WordVector = new Map();
  for (const word of tokens(text)) {
    if (isStopWord(word)) continue;
    const root = stem(word);
    vector.set(root, (vector.get(root) ?? 0) + 1);
  }
  return vector;
}

export function sumOf(vectors: WordVector[]): WordVector {
  const total: WordVector = new Map();
  for (const vector of vectors) {
    for (const [word, count] of vector) total.set(word, (total.get(word) ?? 0) + count);
  }
  return total;
}

/** Cosine of two vectors, 0 to 1. */
export function likeness(one: WordVector, other: WordVector): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let product = 0;
  for (const [word, count] of small) product += count * (large.get(word) ?? 0);
  return product === 0 ? 0 : product / (lengthOf(one) * lengthOf(other));
}

function lengthOf(vector: WordVector): number {
  let squares = 0;
  for (const count of vector.values()) squares += count * count;
  return Math.sqrt(squares);
}
