import type { Span } from './span';

/** A message taken apart: every character is in exactly one of the three. */
export interface MailBody {
  written: Span[];
  /** Earlier mail that the message carries along. */
  quoted: Span[];
  signature: Span | null;
}

interface Line extends Span {
  text: string;
}

/** "Il giorno ... ha scritto:" and its like in Italian and English mail programs. */
const quoteHeader =
  /^\s*(?:>|(?:il\b|on\b|in data\b).{0,200}\b(?:ha scritto|scriveva|wrote)\s*:\s*$|-{2,}\s*(?:messaggio originale|messaggio inoltrato|original message|forwarded message)\b|_{20,}\s*$)/i;
const headerBlock = /^\s*(?:da|from)\s*:.{1,200}$/i;
const headerBlockNext = /^\s*(?:inviato|data|sent|date|a|to|oggetto|subject)\s*:/i;
const quotedLine = /^\s*>/;
const signatureMark =
  /^(?:--\s?|_{3,5}|(?:inviato dal? mi[oa]?\b|inviato da|sent from my|get outlook for).{0,60})$/i;
const closing =
  /^(?:(?:porgo |con )?(?:cordiali|distinti|i migliori|i pi[uù] cordiali|tanti)?\s*saluti|cordialmente|in fede|best regards|kind regards|regards|sincerely)\b.{0,60}$/i;

/** Lines a signature may have at most: name, office, street, phones, a disclaimer's beginning. */
const signatureLines = 10;

/** Sets the quoted history and the signature of a message apart from what its writer says. */
export function takeApart(text: string): MailBody {
  const lines = linesOf(text);
  const quoted = quotedLines(lines);
  const own = lines.filter((_, index) => !quoted.has(index));
  const signatureFrom = signatureStart(own);
  const written = own.slice(0, signatureFrom);
  const signature = own.slice(signatureFrom);
  const first = signature[0];
  const last = signature.at(-1);
  return {
    written: joined(written),
    quoted: joined(lines.filter((_, index) => quoted.has(index))),
    signature: first && last ? { start: first.start, end: last.end } : null,
  };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (match[0] === '') continue;
    const end = match.index + match[0].length;
    lines.push({ start: match.index, end, text: match[0].trimEnd() });
  }
  return lines;
}

/**
 * The indices of quoted lines. Lines marked with ">" are quoted one by one, so that answers
 * written between them are read; a header with no marks after it quotes all that follows.
 */
function quotedLines(lines: Line[]): Set<number> {
  const quoted = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (!opensQuote(line, lines[index + 1])) continue;
    quoted.add(index);
    if (quotedLine.test(line.text)) continue;
    const following = lines.slice(index + 1).find(({ text }) => text.trim() !== '');
    if (following && quotedLine.test(following.text)) continue;
    for (let rest = index + 1; rest < lines.length; rest += 1) quoted.add(rest);
    return quoted;
  }
  return quoted;
}

function opensQuote(line: Line, next: Line | undefined): boolean {
  if (quoteHeader.test(line.text)) return true;
  return headerBlock.test(line.text) && next !== undefined && headerBlockNext.test(next.text);
}

/** Index of the line where the signature begins; the number of lines where there is none. */
function signatureStart(lines: Line[]): number {
  const from = Math.max(0, lines.length - signatureLines * 2);
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (signatureMark.test(text)) return index;
    if (closing.test(text.trimStart()) && looksSigned(lines.slice(index + 1))) return index;
  }
  return lines.length;
}

/** What follows a closing is a name and an address, not more of the letter. */
function looksSigned(lines: Line[]): boolean {
  const full = lines.filter(({ text }) => text.trim() !== '');
  return full.length <= signatureLines && full.every(({ text }) => text.length <= 80);
}

function joined(lines: Line[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of lines) {
    const last = spans.at(-1);
    if (last?.end === start) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
