import { fold } from '../../text/fold';

/** A description taken apart: what the form is for, and what it should ask. */
export interface Description {
  /** `prenotare la palestra comunale`, as it was written, without "vorrei un modulo per". */
  head: string;
  /** One thing to ask each, as it was written. */
  parts: string[];
  /** What the form should not ask, folded: `telefono`. */
  without: string[];
  isAnonymous: boolean;
  /** Days of the term, where the description names them. */
  termDays: number | undefined;
}

/** A description is read this far, in characters. */
export const longestDescription = 4_000;

const shorthand: [RegExp, string][] = [
  [/\.{2,}|…/g, ' '],
  [/\b[xX]\b(?=\s+\p{L})/gu, 'per'],
  [/rikies/gi, 'richies'],
  [/\bcell\.\s/gi, 'cellulare '],
  [/\btel\.\s/gi, 'telefono '],
];

const courtesies =
  /^(?:(?:buongiorno|salve|ciao|gentilmente|per favore)[\s,!.]+)*(?:(?:vorrei|vorremmo|vogliamo|mi serve|ci serve|serve|servirebbe|avremmo bisogno di|avrei bisogno di|ho bisogno di|dobbiamo fare|fammi|crea|preparami)\s+)?(?:(?:che i cittadini (?:potessero|possano)|fare|un|una|il|la|lo)\s+)*(?:(?:modulo|form|formulario|pagina|scheda)\b(?:\s+(?:online|nuovo|semplice))*\s*(?:(?:per|di|da|dove)\s+)?)?/iu;

/** Words after which a description says what is asked. */
const opensList =
  /[,:;(?]|\.\s|\s(?:con|indicando|allegando|chiedendo|servono|bisogna indicare|si chiede)\s(?!(?:l['’]|il |la |lo |i |un |una )?(?:assistent|sindac|assessor|segretari|tecnic|comandant|disabil))/iu;

const without =
  /\bsenza\s+(?:il\s+|la\s+|l['’]|gli\s+)?(telefono|email|e-mail|mail|allegati|foto)\b/giu;
const anonymous = /\banonim[oaie]\b|\bin forma anonima\b/giu;
const answerWithin =
  /(?:risposta|rispondiamo|termine|si risponde)\D{0,20}(\d{1,3})\s*(?:gg|giorni)/iu;

export function readDescription(text: string): Description {
  const tidy = shorthand.reduce(
    (written, [pattern, words]) => written.replace(pattern, words),
    text.slice(0, longestDescription).replace(/\s+/g, ' ').trim(),
  );
  const dropped = [...tidy.matchAll(without)].map(([, what = '']) => fold(what));
  const term = answerWithin.exec(tidy);
  const rest = tidy
    .replace(without, ' ')
    .replace(anonymous, ' ')
    .replace(answerWithin, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(courtesies, '');
  const at = rest.search(opensList);
  const head = at < 0 ? rest : rest.slice(0, at);
  const listed =
    at < 0
      ? ''
      : rest.slice(at).replace(/^[,:;.?]|^\s(?=con|indic|alleg|chied|serv|bisog|si )/i, '');
  return {
    head: trimmed(head),
    parts: partsOf(listed),
    without: dropped,
    isAnonymous: new RegExp(anonymous.source, 'iu').test(tidy),
    termDays: term ? Number(term[1]) : undefined,
  };
}

/** `tra carta, vetro e umido` and `fermata: stazione, ospedale` become lists in brackets. */
function withBrackets(text: string): string {
  return text
    .replace(
      /\s(?:tra|fra)\s((?:[^,;:.()]{1,80},){0,20}[^,;:.()]{1,80}?\s(?:e|o|oppure)\s[^,;:.()]{1,80})/giu,
      (_, list: string) => ` (${list})`,
    )
    .replace(
      /(\p{L}{3,}):\s*([^;.()]+,[^;.()]+)/gu,
      (_, word: string, list: string) => `${word} (${list})`,
    );
}

/** Hasty writers leave commas out: `nome cognome codice fiscale`. */
const unmarked =
  /(?<!\b(?:di|del|della|dei|la|il|l['’]|un|una|e|o|con|per|su|indirizzo|numero|recapito|casella|contatto))\s+(?=(?:codice fiscale|partita iva|iban|e-?mail|telefono|pec)\b)/iu;

function partsOf(text: string): string[] {
  const pieces = withBrackets(text).split(/[,;.](?![^(]*\))|:(?![^(]*\))|\?(?!\s*s[iì]\b)/u);
  return pieces
    .flatMap((piece) => piece.split(unmarked))
    .flatMap(divided)
    .map(tidyPart)
    .filter((part) => /\p{L}/u.test(part));
}

const opening =
  /^(?:(?:e|ed|poi|anche|inoltre|con|servono|serve|indicando|allegando|chiedendo|chiedere|bisogna indicare|si chiede)\s+)+/iu;

function tidyPart(part: string): string {
  return trimmed(trimmed(part).replace(opening, ''));
}

function trimmed(part: string): string {
  return part.replace(/\s+/g, ' ').replace(/^[\s.,:;!]+|[\s.,:;!]+$/g, '');
}

/** `data e ora` are two things, `comuni e province d'Italia` may be: short sides are told apart. */
function divided(part: string): string[] {
  const pieces = part.split(/\s(?:e|ed)\s(?![^(]*\))/iu).map((piece) => piece.trim());
  if (pieces.length === 1) return [part];
  const [first = ''] = pieces;
  const subject =
    /^(?:dati|nomi|nome|numero|copia)(?=\s(?:del|della|dei|degli|delle|dell)\b)/iu.exec(first);
  const whole = pieces.map((piece) =>
    subject && /^(?:del|della|dei|degli|delle|dell)\b/iu.test(piece)
      ? `${subject[0]} ${piece}`
      : piece,
  );
  return whole.every((piece) => piece.split(' ').length <= longestSide) ? whole : [part];
}

/** More words on one side of "e" are a sentence. */
const longestSide = 6;
