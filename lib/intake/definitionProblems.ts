import type { ZodIssue } from 'zod';
import type { OfficerLanguage } from '../language';

export type ProblemSentence = Record<OfficerLanguage, string>;
type Path = (string | number)[];

/** What is wrong with a form's definition and where, as an officer reads it. */
export function definitionProblems(issues: ZodIssue[], definition: unknown): ProblemSentence[] {
  return issues.flatMap(innermost).map((issue) => {
    const place = placeOf(issue.path, definition);
    const { it, en } = sentenceOf(issue, valueAt(issue.path, definition));
    return { it: place ? `${place}: ${it}` : it, en: place ? `${place}: ${en}` : en };
  });
}

/** Of several forms that a value may have, the one that it comes nearest to. */
function innermost(issue: ZodIssue): ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.unionErrors.map(({ issues }) => issues.flatMap(innermost));
  const isOfKind = (issues: ZodIssue[]) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > issue.path.length);
  return branches.find(isOfKind) ?? [issue];
}

/** `steps[1].fields[0].label (tipo-disservizio)` */
function placeOf(path: Path, definition: unknown): string {
  const written = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
  const field = path.lastIndexOf('fields') + 2;
  const name = field > 1 ? valueAt([...path.slice(0, field), 'name'], definition) : undefined;
  return typeof name === 'string' ? `${written} (${shorten(name)})` : written;
}

function valueAt(path: Path, definition: unknown): unknown {
  return path.reduce<unknown>((value, key) => {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string | number, unknown>)[key];
  }, definition);
}

const longestQuoted = 60;

function shorten(text: string): string {
  return text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text;
}

/** What stands inside a list or an object is not quoted: it may be long, or endlessly deep. */
function quote(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (value !== null && typeof value === 'object') return '{…}';
  return shorten(JSON.stringify(value) ?? '');
}

function sentenceOf(issue: ZodIssue, value: unknown): ProblemSentence {
  const given = quote(value);
  switch (issue.code) {
    case 'invalid_union':
    case 'invalid_type':
      if (value === undefined) return { it: 'manca', en: 'is missing' };
      if (issue.code === 'invalid_union') return notAllowed(given);
      return {
        it: `qui ci vuole ${kinds[issue.expected]?.it ?? issue.expected}, non ${given}`,
        en: `${kinds[issue.expected]?.en ?? issue.expected} goes here, not ${given}`,
      };
    case 'unrecognized_keys': {
      const keys = issue.keys.map(shorten).join(', ');
      return { it: `impostazione sconosciuta: ${keys}`, en: `unknown setting: ${keys}` };
    }
    case 'invalid_union_discriminator':
    case 'invalid_enum_value': {
      const known = issue.options.join(', ');
      return {
        it: `${given || 'niente'} non è tra i valori ammessi: ${known}`,
        en: `${given || 'nothing'} is none of the values allowed: ${known}`,
      };
    }
    case 'too_small':
      return {
        it: `troppo corto o troppo piccolo: il minimo è ${issue.minimum}`,
        en: `too short or too small: at least ${issue.minimum}`,
      };
    case 'too_big':
      return {
        it: `troppo lungo o troppo grande: il massimo è ${issue.maximum}`,
        en: `too long or too large: at most ${issue.maximum}`,
      };
    case 'invalid_string':
      return {
        it: `${given} non va bene come nome: usa lettere minuscole senza accenti, cifre e trattini, per esempio «data-di-nascita»`,
        en: `${given} cannot be a name: use lower-case letters without accents, digits and hyphens, such as "data-di-nascita"`,
      };
    case 'custom':
      return ruleBroken(issue.params, given);
    default:
      return notAllowed(given);
  }
}

function notAllowed(given: string): ProblemSentence {
  return { it: `${given} non è ammesso`, en: `${given} is not allowed` };
}

const kinds: Partial<Record<string, ProblemSentence>> = {
  string: { it: 'un testo', en: 'a text' },
  number: { it: 'un numero', en: 'a number' },
  integer: { it: 'un numero intero', en: 'a whole number' },
  boolean: { it: 'true o false', en: 'true or false' },
  array: { it: 'un elenco [ ]', en: 'a list [ ]' },
  object: { it: 'un oggetto { }', en: 'an object { }' },
};

/** The rules that a schema states in its own words: a code, and the names it is about. */
function ruleBroken(params: Record<string, unknown> = {}, given: string): ProblemSentence {
  const values = Array.isArray(params.values) ? params.values.map(String) : [];
  const [one = '', two = '', three = '', four = ''] = values.map(shorten);
  const sentences: Record<string, ProblemSentence> = {
    day: {
      it: `${given} non è un giorno: scrivilo così: "2026-06-24", oppure "today"`,
      en: `${given} is no day: write it like "2026-06-24", or "today"`,
    },
    time: {
      it: `${given} non è un'ora: scrivila così: "09:30"`,
      en: `${given} is no time: write it like "09:30"`,
    },
    'step-empty': { it: 'il passo non ha campi', en: 'the step has no fields' },
    'repeated-field': {
      it: `due campi hanno lo stesso nome «${one}»`,
      en: `two fields have the same name "${one}"`,
    },
    'repeated-step': {
      it: `due passi hanno lo stesso id «${one}» (review e send sono già usati dal modulo)`,
      en: `two steps have the same id "${one}" (review and send are the form's own)`,
    },
    'repeated-part': {
      it: `due campi riempiono la stessa parte della richiesta: ${one}`,
      en: `two fields fill the same part of the request: ${one}`,
    },
    'reserved-name': {
      it: `un campo non può chiamarsi «${one}»: il nome serve alla pagina`,
      en: `a field cannot be named "${one}": the page itself uses it`,
    },
    hours: {
      it: `${given} non sono orari: scrivili così: "9:00-12:30, 15:00-17:00"`,
      en: `${given} are no hours: write them like "9:00-12:30, 15:00-17:00"`,
    },
    days: {
      it: `${given} non è un giorno né un periodo: scrivilo così: "24/12/2026" o "10/08/2026-21/08/2026"`,
      en: `${given} is neither a day nor a period: write it like "24/12/2026" or "10/08/2026-21/08/2026"`,
    },
    extra: {
      it: `${given} non è un'apertura: scrivila così: "28/11/2026 9:00-12:00"`,
      en: `${given} is no opening: write it like "28/11/2026 9:00-12:00"`,
    },
    'appointment-first': {
      it: `il campo «${one}» non può stare nella prima pagina: mettilo dopo l'informativa privacy`,
      en: `the field "${one}" cannot stand on the first page: put it after the privacy notice`,
    },
    'linked-field': {
      it: `il campo «${one}» si appoggia a «${two}», che deve essere chiesto prima di lui con il tipo ${three}`,
      en: `the field "${one}" leans on "${two}", which must be asked before it with the type ${three}`,
    },
    'repeated-agenda': {
      it: `nel campo «${one}» due uffici hanno lo stesso codice «${two}»`,
      en: `in the field "${one}" two offices have the same code "${two}"`,
    },
    'repeated-type': {
      it: `i campi «${one}» e «${two}» sono dello stesso tipo, che può stare una volta sola`,
      en: `the fields "${one}" and "${two}" are of one type, which may stand once only`,
    },
    'condition-unknown': {
      it: `il campo «${one}» dipende da «${two}», che non è chiesto prima di lui`,
      en: `the field "${one}" depends on "${two}", which is not asked before it`,
    },
    'condition-type': {
      it: `il campo «${one}» dipende da «${two}», che non ha risposte tra cui scegliere`,
      en: `the field "${one}" depends on "${two}", which has no answers to choose from`,
    },
    'condition-answer': {
      it: `il campo «${one}» dipende dalla risposta «${three}» di «${two}», che ha solo: ${four}`,
      en: `the field "${one}" depends on the answer "${three}" of "${two}", which has only: ${four}`,
    },
  };
  const code = typeof params.code === 'string' ? params.code : '';
  return sentences[code] ?? notAllowed(given);
}
