import { checkPhone } from '../italian/phone';
import { findDates } from './dates';
import { takeApart } from './mailBody';
import { findPlaces } from './places';
import { claims, type Span } from './span';
import type { Fact, FactKind } from './summary';
import type { Message } from './thread';

type Found = Span & Pick<Fact, 'kind' | 'value'>;

const email = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])/gi;
const phone =
  /(?<![\w.,/-])(?:(?:\+|00)39[ .]?)?(?:3\d{2}|0\d{1,3})[ ./-]{0,2}\d{2,4}(?:[ .-]?\d{2,4}){1,3}(?![\w/]|[.,-]\d)/g;
const amount =
  /(?<![\w.,/])(?:(?:€|euro|eur)\s?(?<after>\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?!\d)|(?<before>\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)\s?(?:€|euro\b|eur\b))/giu;
const referenceNoun =
  'pratica|protocollo|prot|riferimento|rif|ticket|segnalazione|fattura|verbale|bolletta|cartella|contratto|utenza|avviso|ordinanza|delibera|determina|bando|bolletta|domanda|ricevuta|multa|IUV';
const references = [
  /(?<![\w-])URP-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}(?![\w-])/gi,
  new RegExp(
    `(?<![\\p{L}])(?:${referenceNoun})\\.?\\s*(?:(?:[\\p{L}']{2,15}\\s+){1,2}(?=n\\s?[.°º]|nr|num))?(?:n\\s?[.°º]|n\\.\\s?[°º]|nr\\.?|num\\.?|numero|:|#)*\\s*(?<code>(?=[\\w/-]{0,20}\\d)[A-Z\\d][\\w/-]{1,24}(?:\\.\\d{2,})?)`,
    'giu',
  ),
  // "n. 391" names a thing, "n. 2 copie" counts: three figures or more, or a number with its year.
  /(?<![\p{L}\d])(?:n\s?[.°º]|nr\.?|num\.?|numero(?:\s+(?:è|di pratica|di protocollo))?)\s*(?<code>[A-Z]{0,5}[-/]?\d{3,10}(?:[/-]\d{2,6})*|[A-Z]{0,5}\d{1,5}[/-]\d{2,6})(?![\p{L}\d]|[ .,-]\d|\s?(?:€|euro))/giu,
  // Parts joined by strokes, such as AM-2026-0457.
  /(?<![\p{L}\d/-])(?<code>[A-Z]{1,5}[-/]\d{2,6}(?:[-/]\d{2,6})?)(?![\p{L}\d/-])/gu,
  /(?<![\p{L}\d])(?<code>[A-HJ-NPR-TV-Z]{2} ?\d{3} ?[A-HJ-NPR-TV-Z]{2})(?![\p{L}\d])/gu,
  /(?<![\p{L}])(?:legge|l\.|d\.\s?lgs\.?|dlgs|d\.\s?p\.\s?r\.?|dpr|d\.\s?l\.?|d\.\s?m\.?|regolamento(?: \(?ue\)?)?|direttiva)\s*(?:n\.\s?)?(?<code>\d{1,4}\/\d{2,4})(?!\d)/giu,
  /(?<![\p{L}])(?:art\.|artt\.|articolo)\s*(?<code>\d{1,4}(?:[- ]?(?:bis|ter|quater))?)(?!\d)/giu,
];
const placeField = /place|address|street|location|luogo|indirizzo|via$/i;

/**
 * Days, hours, terms, places, amounts, references, phones and mailboxes that a message names, in
 * their order; none overlaps another. What the message quotes of an earlier mail is left out.
 */
export function findFacts(message: Message): Fact[] {
  const { written, signature } = takeApart(message.text);
  return [...written, ...(signature ? [signature] : [])].flatMap((span) =>
    factsWithin(message, span),
  );
}

function factsWithin(message: Message, { start: offset, end }: Span): Fact[] {
  const text = message.text.slice(offset, end);
  const claim = claims(text.length);
  return [...candidates(text, message)]
    .filter(claim)
    .sort((a, b) => a.start - b.start)
    .map(({ kind, value, ...span }) => ({
      kind,
      text: text.slice(span.start, span.end),
      value,
      message: message.name,
      start: offset + span.start,
      end: offset + span.end,
    }));
}

/** The surest kinds first: what they take, no later kind reads. */
function* candidates(text: string, message: Message): Generator<Found> {
  yield* matches(text, email, 'email', ([address]) => address.toLowerCase());
  for (const pattern of references) {
    yield* matches(text, pattern, 'reference', ([all], groups) =>
      (groups.code ?? all).toUpperCase(),
    );
  }
  yield* matches(text, amount, 'amount', (_, groups) => euros(groups.after ?? groups.before ?? ''));
  if (placeField.test(message.name)) yield whole(text);
  for (const span of findPlaces(text)) yield { ...span, kind: 'place', value: null };
  yield* findDates(text, message.at);
  yield* phones(text);
}

function* matches(
  text: string,
  pattern: RegExp,
  kind: FactKind,
  value: (match: RegExpExecArray, groups: Record<string, string | undefined>) => string | null,
): Generator<Found> {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    yield { kind, start, end: start + match[0].length, value: value(match, match.groups ?? {}) };
  }
}

function* phones(text: string): Generator<Found> {
  for (const match of text.matchAll(phone)) {
    const checked = checkPhone(match[0].replace('/', ' '));
    if (!checked.ok) continue;
    yield {
      kind: 'phone',
      start: match.index,
      end: match.index + match[0].length,
      value: checked.value,
    };
  }
}

/** "1.250,50" is Italian for 1250.50. */
function euros(written: string): string {
  const isGrouped = /^\d{1,3}(?:[. ]\d{3})+(?:,|$)/.test(written);
  const plain = isGrouped ? written.replace(/[. ]/g, '') : written;
  return Number(plain.replace(',', '.')).toFixed(2);
}

/** All that a field which asks for a place holds. */
function whole(text: string): Found {
  const start = text.length - text.trimStart().length;
  return { kind: 'place', start, end: text.trimEnd().length, value: null };
}
