import { placeholderPattern } from '../privacy/placeholder';

/** Signs that citizens hardly write; each is about one token. */
export const markers = ['^', '~', '¦', '¬', '¤', '§'] as const;
export type Marker = (typeof markers)[number];

/** Longest text that a model reads of a ticket, in characters: what it is about stands before it. */
const longestRead = 2_000;

/** What is no word's own; a placeholder stays whole, so that what comes back can be restored. */
const foreign = new RegExp(
  `(${placeholderPattern.source})|[^\\p{L}\\p{M}\\p{N}\\p{Sc}.,;:!?%@/'’-]`,
  'gu',
);

/**
 * A citizen's text as data that no model takes for instructions (datamarking, arXiv 2403.14720): its
 * words stand in one line, joined by the marker, which the text itself cannot hold. What is not a
 * word's own (invisible signs, brackets of other formats) is left out.
 */
export function datamark(text: string, marker: Marker): string {
  return text
    .slice(0, longestRead)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{VS}]/gu, '')
    .replaceAll(marker, ' ')
    .replace(foreign, (found, placeholder?: string) => placeholder ?? ' ')
    .replace(/([.,;:!?%@/'’-])(?=\p{L})/gu, '$1 ')
    .trim()
    .split(/\s+/)
    .join(marker);
}
