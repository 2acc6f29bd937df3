/** A text as a reader of words reads it, and where in the text itself each of its characters stands. */
export interface Readable {
  text: string;
  /** Where what stands at a position begins, and where what ends at one ends, in the text itself. */
  start(position: number): number;
  end(position: number): number;
}

/** Pieces that read otherwise than they are written. */
const unlike = new RegExp(
  [
    // Soft hyphens, zero width, directions, variants.
    '(?<unseen>[\\p{Cf}\\p{VS}]+)',
    // Blanks of any width and number; and where a mail program broke a line inside a sentence.
    '(?<blank>[\\t\\p{Zs}]{2,}|\\t|(?! )\\p{Zs}|(?<=[^\\n]{60}[\\p{L}\\p{N}])\\n(?=[\\p{L}\\p{N}][^\\n]{25}))',
    '(?<dash>[\\u2010-\\u2015\\u2212])',
    // Full width, mathematical; accents apart. Signs of Latin-1 stay: "1º" is not "1o".
    '[^\\0-\\xFF]\\p{M}*|[A-Za-z]\\p{M}+',
  ].join('|'),
  'gu',
);

/** The text as it is read. What is hidden from a reader of words would else be hidden from no model. */
export function readable(text: string): Readable {
  let read = '';
  /** Positions of the text itself, by those of the text as read. */
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  const keep = (until: number) => {
    for (let at = from; at < until; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
    read += text.slice(from, until);
  };
  for (const match of text.matchAll(unlike)) {
    const { 0: piece, index, groups } = match;
    const put = readAs(piece, groups ?? {});
    if (put === piece) continue;
    keep(index);
    from = index + piece.length;
    for (let at = 0; at < put.length; at += 1) {
      starts.push(index);
      ends.push(from);
    }
    read += put;
  }
  if (from === 0) return { text, start: (at) => at, end: (at) => at };
  keep(text.length);
  return {
    text: read,
    start: (at) => starts[at] ?? text.length,
    end: (at) => (at === 0 ? 0 : ends[at - 1]!),
  };
}

function readAs(
  piece: string,
  { unseen, blank, dash }: Record<string, string | undefined>,
): string {
  if (unseen !== undefined) return '';
  if (blank !== undefined) return ' ';
  return dash === undefined ? piece.normalize('NFKC') : '-';
}
