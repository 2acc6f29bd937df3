/** A stretch of text: UTF-16 code units, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** Gives each character of a text to the first span that asks for it; says whether it got it whole. */
export function claims(length: number): (span: Span) => boolean {
  const taken = new Uint8Array(length);
  return ({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  };
}
