const segmenter = new Intl.Segmenter('it', { granularity: 'grapheme' });

/** Characters that steer a terminal, a mail header or the direction of text; line feed and tab stay. */
const steering = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const longestCounted = 20_000;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A text as its writer meant it: well formed, composed (NFC), lines ended by line feeds, nothing
 * that steers, no space around it. Empty where nothing in it can be seen.
 */
export function tidyLines(text: string): string {
  const tidy = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(steering, '')
    .trim();
  return visible.test(tidy) ? tidy : '';
}

/** The same, on one line. */
export function tidyLine(text: string): string {
  return tidyLines(text).replace(/\s+/g, ' ');
}

/**
 * How many characters a reader sees. A line break is one, whichever way it was sent; so is an
 * emoji. Past eight code units a character (marks piled on a letter) the code units count instead.
 */
export function countCharacters(text: string): number {
  if (text.length > longestCounted) return text.length;
  const seen = [...segmenter.segment(text)].length;
  return text.length > seen * 8 + 64 ? text.length : seen;
}
