/** A citizen's text is read this far, in characters: what matters stands before it, and time is bounded. */
export const longestRead = 20_000;

// Format characters: zero width, direction marks, soft hyphens. They hide words from a reader of words.
const invisible = /\p{Cf}/gu;
const marks = /\p{M}/gu;

/**
 * A text made comparable: well formed, compatibility forms folded (NFKC), lower case, no accents,
 * nothing invisible, white space as single spaces; at most `longestRead` characters of it.
 */
export function fold(text: string): string {
  return text
    .slice(0, longestRead)
    .toWellFormed()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
