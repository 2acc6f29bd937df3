import { stem, type StemLanguage } from '../text/stems';
import { tokens } from '../text/tokens';
import type { ClassifiableTicket } from './engine';

/**
 * What is seen of a ticket: stems and pairs of stems of subject and text, runs of three to five
 * characters inside words (which see through typing errors and unknown endings), and the subject's
 * stems and pairs once more by themselves.
 */
export const families = ['words', 'characters', 'subject'] as const;
export type Family = (typeof families)[number];

/** How often each feature stands in a ticket, by family. */
export type FeatureCounts = Record<Family, Map<string, number>>;

const shortestRun = 3;
const longestRun = 5;
/** Words of a ticket that are taken apart into characters: enough to know what it is about. */
const mostRunWords = 400;

/** Counts the features of a ticket. */
export function featureCounts(ticket: ClassifiableTicket, language: StemLanguage): FeatureCounts {
  const subject = tokens(ticket.subject);
  const text = tokens(ticket.text);
  const stems = [subject, text].map((words) => words.map((word) => stem(word, language)));
  return {
    words: count(stems.flatMap(withPairs)),
    characters: count([...subject, ...text].slice(0, mostRunWords).flatMap(characterRuns)),
    subject: count(withPairs(stems[0]!)),
  };
}

function withPairs(stems: string[]): string[] {
  return stems.flatMap((word, at) => (at === 0 ? [word] : [word, `${stems[at - 1]} ${word}`]));
}

/** Runs of characters of a word, its edges marked by spaces; none of a mask. */
export function characterRuns(word: string): string[] {
  if (word.startsWith('#')) return [];
  const edged = ` ${word} `;
  const runs: string[] = [];
  for (let length = shortestRun; length <= Math.min(longestRun, edged.length); length += 1) {
    for (let at = 0; at + length <= edged.length; at += 1) runs.push(edged.slice(at, at + length));
  }
  return runs;
}

function count(features: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}
