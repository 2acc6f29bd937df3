import { isStopWord, stem, type StemLanguage } from '../text/stems';
import { tokens } from '../text/tokens';
import type { ClassifiableTicket } from './engine';

/** Families of features, each normalised by itself so that the long one does not drown the others. */
export const families = ['words', 'characters', 'subject'] as const;
type Family = (typeof families)[number];

/** How much each family counts; measured by five folds on labelled requests. */
export const tuning = {
  words: 1,
  characters: 1,
  subject: 0.5,
  minChars: 3,
  maxChars: 5,
  trigram: false,
  minDf: 2,
  idfPower: 1,
  skip: false,
  cross: false,
};

/** How often each feature stands in a ticket, by family. */
export type FeatureCounts = Record<Family, Map<string, number>>;

/** Longest part of a ticket that is taken apart into characters: enough to know what it is about. */
const mostCharacterWords = 400;

export function featureCounts(ticket: ClassifiableTicket, language: StemLanguage): FeatureCounts {
  const subject = tokens(ticket.subject);
  const text = tokens(ticket.text);
  const counts: FeatureCounts = { words: new Map(), characters: new Map(), subject: new Map() };
  for (const field of [subject, text]) {
    addWords(
      counts.words,
      field.map((word) => stem(word, language)),
    );
  }
  addWords(
    counts.subject,
    subject.map((word) => stem(word, language)),
  );
  const all = [...subject, ...text].slice(0, mostCharacterWords);
  for (const word of all) addCharacters(counts.characters, word);
  return counts;
}

function addWords(counts: Map<string, number>, stems: string[]): void {
  for (let at = 0; at < stems.length; at += 1) {
    const word = stems[at]!;
    add(counts, word);
    if (at > 0) add(counts, `${stems[at - 1]} ${word}`);
    if (tuning.trigram && at > 1) add(counts, `${stems[at - 2]} ${stems[at - 1]} ${word}`);
  }
}

function addCharacters(counts: Map<string, number>, word: string): void {
  if (word.startsWith('#')) return;
  const padded = ` ${word} `;
  for (let length = tuning.minChars; length <= tuning.maxChars; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) {
      add(counts, padded.slice(at, at + length));
    }
    if (length >= padded.length) break;
  }
}

function add(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}

/** A vector of which only what is not zero is held; indices grow. */
export interface SparseVector {
  indices: Int32Array;
  values: Float32Array;
}

/** Turns tickets into vectors over the features that its examples taught it. */
export interface Vectorizer {
  size: number;
  vector(counts: FeatureCounts): SparseVector;
  /** Share of the telling words that the examples know, each by how telling it is; 0 to 1. */
  familiarity(counts: FeatureCounts): number;
  /** Number of a feature, where known. */
  index(family: Family, feature: string): number | undefined;
}

/** Learns the features of the examples and how telling each is (inverse document frequency). */
export function fitVectorizer(documents: FeatureCounts[]): Vectorizer {
  const vocabularies = {} as Record<Family, Map<string, number>>;
  const weights: number[] = [];
  for (const family of families) {
    const frequency = new Map<string, number>();
    for (const document of documents) {
      for (const feature of document[family].keys()) add(frequency, feature);
    }
    const least = family !== 'subject' && documents.length > 400 ? tuning.minDf : 1;
    const kept = [...frequency]
      .filter(([, count]) => count >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const vocabulary = new Map<string, number>();
    for (const [feature, count] of kept) {
      vocabulary.set(feature, weights.length);
      weights.push((1 + Math.log((1 + documents.length) / (1 + count))) ** tuning.idfPower);
    }
    vocabularies[family] = vocabulary;
  }
  const inverse = Float32Array.from(weights);
  return {
    size: inverse.length,
    index: (family, feature) => vocabularies[family].get(feature),
    vector: (counts) => vectorOf(counts, vocabularies, inverse),
    familiarity: (counts) => familiarity(counts.words, vocabularies.words, inverse),
  };
}

function familiarity(
  words: Map<string, number>,
  vocabulary: Map<string, number>,
  inverse: Float32Array,
): number {
  const rarest = inverse.reduce((one, other) => Math.max(one, other), 1);
  let known = 0;
  let total = 0;
  for (const word of words.keys()) {
    if (word.includes(' ') || word.startsWith('#') || isStopWord(word)) continue;
    const index = vocabulary.get(word);
    const weight = index === undefined ? rarest : inverse[index]!;
    total += weight;
    if (index !== undefined) known += weight;
  }
  return total === 0 ? 0 : known / total;
}

function vectorOf(
  counts: FeatureCounts,
  vocabularies: Record<Family, Map<string, number>>,
  inverse: Float32Array,
): SparseVector {
  const entries: Array<[number, number]> = [];
  for (const family of families) {
    const start = entries.length;
    let square = 0;
    for (const [feature, count] of counts[family]) {
      const index = vocabularies[family].get(feature);
      if (index === undefined) continue;
      const value = (1 + Math.log(count)) * inverse[index]!;
      square += value * value;
      entries.push([index, value]);
    }
    const scale = square > 0 ? tuning[family] / Math.sqrt(square) : 0;
    for (let at = start; at < entries.length; at += 1) entries[at]![1] *= scale;
  }
  entries.sort(([a], [b]) => a - b);
  return {
    indices: Int32Array.from(entries, ([index]) => index),
    values: Float32Array.from(entries, ([, value]) => value),
  };
}
