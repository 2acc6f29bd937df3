import { isStopStem } from '../text/stems';
import { families, type Family, type FeatureCounts } from './features';

/** Features by number. Plain data: it passes between threads. */
export interface Vocabulary {
  numbers: Record<Family, Map<string, number>>;
  size: number;
  /** Length that each family's part of a vector gets. */
  weight: Record<Family, number>;
}

/** A text's known features by number, family after family, and how often each stands in it. */
export interface NumberedText {
  indices: Int32Array;
  counts: Float32Array;
  /** Where each family begins, and the end. */
  bounds: number[];
}

/** A vector of which only what is not zero is held. */
export interface SparseVector {
  indices: Int32Array;
  values: Float32Array;
}

/** Measured by five folds on labelled requests, as are the words' weights. */
const weight = { characters: 1, subject: 0.5 };
/** Parts of words tell more than words until there are thousands of texts to know the words from. */
const wordsWeight = { few: 0.5, thousands: 1 };
const thousands = 4_000;

/** With more texts than this, a feature of a single one is left out: it teaches little and costs memory. */
const manyTexts = 400;

/** What a word that no example has counts for: about the rarity of a word of a few hundred. */
const unknownRarity = 6;

/** Numbers the features of the texts; the order of the texts does not matter. */
export function vocabularyOf(texts: FeatureCounts[]): Vocabulary {
  const least = texts.length > manyTexts ? 2 : 1;
  let size = 0;
  const numbered = (family: Family) => {
    const kept = [...textsWith(texts, family)].filter(([, count]) => count >= least);
    const ordered = kept.map(([feature]) => feature).sort();
    return new Map(ordered.map((feature) => [feature, size++]));
  };
  const numbers = {
    words: numbered('words'),
    characters: numbered('characters'),
    subject: numbered('subject'),
  };
  const words = texts.length > thousands ? wordsWeight.thousands : wordsWeight.few;
  return { numbers, size, weight: { ...weight, words } };
}

/** In how many of the texts each feature stands. */
function textsWith(texts: FeatureCounts[], family: Family): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const text of texts) {
    for (const feature of text[family].keys()) {
      frequencies.set(feature, (frequencies.get(feature) ?? 0) + 1);
    }
  }
  return frequencies;
}

export function numberText({ numbers }: Vocabulary, features: FeatureCounts): NumberedText {
  const indices: number[] = [];
  const counts: number[] = [];
  const bounds = [0];
  for (const family of families) {
    for (const [feature, count] of features[family]) {
      const number = numbers[family].get(feature);
      if (number === undefined) continue;
      indices.push(number);
      counts.push(count);
    }
    bounds.push(indices.length);
  }
  return { indices: Int32Array.from(indices), counts: Float32Array.from(counts), bounds };
}

/** How telling each feature is: its inverse document frequency over the texts, 0 where none has it. */
export function rarities(texts: NumberedText[], size: number): Float32Array {
  const frequencies = new Float32Array(size);
  for (const { indices } of texts) for (const index of indices) frequencies[index]! += 1;
  return frequencies.map((count) => (count === 0 ? 0 : rarity(texts.length, count)));
}

function rarity(texts: number, count: number): number {
  return 1 + Math.log((1 + texts) / (1 + count));
}

/** The text as a vector: what is rare weighs more, what repeats weighs a little more, each family its share. */
export function vectorOf(
  { indices, counts, bounds }: NumberedText,
  { weight }: Vocabulary,
  rarity: Float32Array,
): SparseVector {
  const values = counts.map((count, i) => (1 + Math.log(count)) * rarity[indices[i]!]!);
  for (const [number, family] of families.entries()) {
    const part = values.subarray(bounds[number], bounds[number + 1]);
    const length = Math.sqrt(part.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let at = 0; at < part.length; at += 1) part[at]! *= weight[family] / length;
  }
  return { indices, values };
}

/** Share of a text's telling words that the examples know, each by how telling it is; 0 to 1. */
export function familiarity(
  features: FeatureCounts,
  { numbers }: Vocabulary,
  rarity: Float32Array,
): number {
  let known = 0;
  let total = 0;
  for (const word of features.words.keys()) {
    if (word.includes(' ') || word.startsWith('#') || isStopStem(word)) continue;
    const number = numbers.words.get(word);
    const telling = number === undefined ? 0 : rarity[number]!;
    known += telling;
    total += telling || unknownRarity;
  }
  return total === 0 ? 0 : known / total;
}
