import { isCourtesy } from './cues';
import type { Span } from './span';

/** A sentence: its span and its words, unchanged. */
export interface Sentence extends Span {
  text: string;
}

/** After these a full stop ends no sentence. */
const abbreviations = new Set(
  (
    'sig sigg sigra sig.ra sig.na sig.ri dott dr dott.ssa dr.ssa avv ing arch geom rag prof prof.ssa sen egr gent gent.mo gent.ma ' +
    'gent.mi preg preg.mo preg.ma ill ill.mo spett spett.le rev don mons cav comm art artt co c lett n nr num nn pag pagg p pp ' +
    'cap par all fig tab tel cell fax int ab civ loc fraz prov c.so v v.le vle p.zza p.za p.le l.go v.lo c.da ' +
    's ss san sto mt km cm kg gr min max ca circa es ad ecc etc cfr vd vol ed rif ref prot d.lgs d.l d.p.r l lgs dlgs dpr dpcm d.m d.p.c.m r.d ' +
    'g.u u.s s.p s.s s.r.l s.p.a srl spa snc s.n.c c.f cf p.iva c.a c.m c.d a.m p.m gg h ' +
    'gen genn feb febb mar apr mag giu lug ago set sett ott nov dic ' +
    'mr mrs ms st vs inc ltd e.g i.e approx'
  ).split(' '),
);

/** Words that end a sentence as well when a capital follows them. */
const openAbbreviations = new Set(['ecc', 'etc', 'don', 'all', 'max', 'min']);

const listMark = /^[ \t]*(?:[-*•–·]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+/i;
const greeting =
  /^(?:buon ?giorno|buona ?sera|buond[iì]|salve|ciao|gentil\w*|egregi\w*|spett\S*|alla c\S* attenzione|all'attenzione|hello|hi|dear|good (?:morning|evening))\b[^.?!]{0,60}[,!.:]?$/i;

/** A line this long was broken by its mail program, not by its writer. */
const wrappedLine = 60;
/** Longest sentence, in characters: text without full stops is cut at its commas. */
const longest = 300;

/** Splits Italian (and English) text into sentences; white space around them belongs to none. */
export function splitSentences(
  text: string,
  within: Span = { start: 0, end: text.length },
): Sentence[] {
  return blocks(text, within)
    .flatMap((block) => splitBlock(text, block))
    .flatMap((span) => cutLong(text, span))
    .map((span) => trimmed(text, span))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    .map((span) => ({ ...span, text: text.slice(span.start, span.end) }));
}

/** Lines that belong together: a paragraph broken by a mail program, a list item, a lone line. */
function blocks(text: string, within: Span): Span[] {
  const result: Span[] = [];
  let start = within.start;
  let lineStart = within.start;
  for (let at = within.start; at < within.end; at += 1) {
    if (text[at] !== '\n') continue;
    const line = text.slice(lineStart, at);
    const next = text.slice(at + 1, lineEnd(text, at + 1, within.end));
    if (!continues(line, next)) {
      result.push({ start, end: at });
      start = at + 1;
    }
    lineStart = at + 1;
  }
  result.push({ start, end: within.end });
  return result.map((span) => afterListMark(text, span));
}

function lineEnd(text: string, from: number, limit: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 || end > limit ? limit : end;
}

/** Does the sentence of a line go on in the next? */
function continues(line: string, next: string): boolean {
  const written = line.trim();
  if (written === '' || next.trim() === '' || listMark.test(next)) return false;
  if (/[.!?:;…]$/.test(written) || greeting.test(written)) return false;
  if (isCourtesy(next.trim())) return false;
  return written.length >= wrappedLine || /^\s*\p{Ll}/u.test(next);
}

function afterListMark(text: string, { start, end }: Span): Span {
  const mark = listMark.exec(text.slice(start, Math.min(end, start + 20)));
  return { start: start + (mark?.[0].length ?? 0), end };
}

/** A full stop, a question or an exclamation mark, with the quotes or brackets that close after it. */
const stop = /(?:\.{3,}|…|[.!?]+)["'»”’)\]]*/g;

function splitBlock(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  const inside = text.slice(block.start, block.end);
  let start = 0;
  for (const match of inside.matchAll(stop)) {
    const end = match.index + match[0].length;
    if (!endsSentence(inside, match.index, end, match[0])) continue;
    spans.push({ start: block.start + start, end: block.start + end });
    start = end;
  }
  spans.push({ start: block.start + start, end: block.end });
  return spans;
}

function endsSentence(text: string, at: number, end: number, mark: string): boolean {
  const next = text.slice(end, end + 3);
  if (next === '') return true;
  if (!/^\s/.test(next)) return isGlued(text.slice(Math.max(0, at - 3), at), next);
  const after = text
    .slice(end, end + 12)
    .trimStart()
    .charAt(0);
  if (/[!?]/.test(mark)) return true;
  if (mark.startsWith('...') || mark.startsWith('…')) return !/\p{Ll}/u.test(after);
  return !isAbbreviated(text.slice(Math.max(0, at - 24), at), after);
}

/** "rotta.La strada": no space after the stop, and no address or number around it. */
function isGlued(before: string, next: string): boolean {
  return /^\p{Ll}{3}$/u.test(before) && /^\p{Lu}[\p{Ll}\s']/u.test(next);
}

function isAbbreviated(before: string, after: string): boolean {
  const word = /(?<![\d/])[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  // An initial ("G. Verdi", "S. Marco"), or the second letter of one ("Ph. D.").
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return true;
  // An ordinal goes on in small letters ("al 3. piano"), a new sentence does not.
  if (/^\d+$/.test(word)) return /\p{Ll}/u.test(after);
  const known = word.toLowerCase();
  if (!abbreviations.has(known)) return false;
  return !(openAbbreviations.has(known) && /\p{Lu}/u.test(after));
}

/** Cuts what no full stop divides at its last semicolon, comma or space before the limit. */
function cutLong(text: string, span: Span): Span[] {
  const cuts: Span[] = [];
  let { start } = span;
  while (span.end - start > longest) {
    const end = start + clauseEnd(text.slice(start, start + longest));
    cuts.push({ start, end });
    start = end;
  }
  cuts.push({ start, end: span.end });
  return cuts;
}

function clauseEnd(piece: string): number {
  for (const mark of [/[;:]\s(?=[^;:]*$)/, /,\s(?=[^,]*$)/, /\s(?=\S*$)/]) {
    const at = piece.search(mark);
    if (at > longest / 3) return at + 1;
  }
  return piece.length;
}

function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  return {
    start: start + (inside.length - inside.trimStart().length),
    end: end - (inside.length - inside.trimEnd().length),
  };
}
