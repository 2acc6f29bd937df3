/** A citizen's text is read this far, in characters: what matters stands before it, and time is bounded. */
export const longestRead = 20_000;

// Format characters: zero width, direction marks, soft hyphens. They hide words from a reader of words.
const invisible = /\p{Cf}/gu;
const marks = /\p{M}/gu;

/** As `foldWhole`, of at most `longestRead` characters. */
export function fold(text: string): string {
  return foldWhole(text.slice(0, longestRead));
}

/**
 * A text made comparable: well formed, compatibility forms taken apart (NFKD), lower case, no accents,
 * nothing invisible, white space as single spaces. For texts whose length is bounded already.
 */
export function foldWhole(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
