import { unsupportedClaims, type UnsupportedClaim } from './claims';
import { linksIn } from './cues';
import type { Span } from './span';
import type { Statement, SummaryLength, Unsupported } from './summary';
import type { Message } from './thread';

/** Longer than this, a statement is no sentence of a summary. */
const longestStatement = 600;

/** A statement with what is wrong with it: what the thread does not hold, links, and no source at all. */
export function checkedStatement({ text, sources }: Statement, messages: Message[]): Unsupported {
  const whole: Span & { text: string } = { text, start: 0, end: text.length };
  const isNobodys = sources.length === 0 || text === '' || text.length > longestStatement;
  const links = linksIn(text).map((span): UnsupportedClaim => {
    return { kind: 'link', text: text.slice(span.start, span.end), ...span };
  });
  return {
    text,
    sources,
    claims: [
      ...(isNobodys ? [{ kind: 'source' as const, ...whole }] : []),
      ...links,
      ...unsupportedClaims(text, messages),
    ],
  };
}

/** The first statements that fit; where not even one does, its beginning to the last whole word. */
export function fitting(statements: Statement[], { unit, most }: SummaryLength): Statement[] {
  if (unit === 'sentences') return statements.slice(0, most);
  let room = most + 1;
  const end = statements.findIndex(({ text }) => (room -= text.length + 1) < 0);
  if (end === -1) return statements;
  const [first] = statements;
  if (end > 0 || !first) return statements.slice(0, end);
  const text = first.text
    .slice(0, most)
    .replace(/\s+\S*$/u, '')
    .toWellFormed();
  return [{ ...first, text }];
}
