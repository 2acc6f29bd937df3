import type { ZodIssue } from 'zod';
import type { OfficerLanguage } from '../language';

type Words = Record<OfficerLanguage, string>;

/** What is wrong with a value, in a few words; never the value itself, which may be personal. */
export function problemOf(issue: ZodIssue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return issue.received === 'undefined' || issue.received === 'null'
        ? { it: 'manca', en: 'missing' }
        : {
            it: `serve ${typeNames.it(issue.expected)}`,
            en: `must be ${typeNames.en(issue.expected)}`,
          };
    case 'invalid_enum_value': {
      const options = issue.options.join(', ');
      return { it: `non è tra: ${options}`, en: `is none of: ${options}` };
    }
    case 'too_small':
      return issue.type === 'string'
        ? { it: 'è vuoto', en: 'is empty' }
        : { it: `almeno ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case 'too_big':
      return issue.type === 'string'
        ? { it: `più di ${issue.maximum} caratteri`, en: `more than ${issue.maximum} characters` }
        : { it: `al massimo ${issue.maximum}`, en: `at most ${issue.maximum}` };
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ').slice(0, 100);
      return {
        it: `non prevede: ${keys}; quello che il modulo chiede in più sta in fields`,
        en: `has no place for: ${keys}; what a form asks beyond it stands in fields`,
      };
    }
    default:
      return expectations[issue.message] ?? { it: 'non è valido', en: 'is not valid' };
  }
}

/** What a schema's own rules expect, under the short names that the schemas use as messages. */
const expectations: Record<string, Words> = {
  instant: {
    it: 'non è un istante come 2026-10-05T08:30:00Z',
    en: 'is not an instant such as 2026-10-05T08:30:00Z',
  },
  day: { it: 'non è un giorno come 2026-11-04', en: 'is not a day such as 2026-11-04' },
  term: { it: 'non dice né procedura né giorni', en: 'names neither procedure nor days' },
  mediaType: {
    it: 'non è un tipo di file come image/png',
    en: 'is not a media type such as image/png',
  },
  hash: { it: 'non è uno SHA-256 esadecimale', en: 'is not a SHA-256 in hexadecimal' },
  slot: {
    it: 'finisce prima di cominciare, o dura più di un giorno',
    en: 'ends before it begins, or lasts longer than a day',
  },
  meter: {
    it: 'non è una matricola di sole lettere maiuscole e cifre',
    en: 'is not the number of a meter in capitals and digits',
  },
  deep: { it: 'ha troppi livelli', en: 'is nested too deep' },
  large: { it: 'è troppo grande', en: 'is too large' },
};

const typeNames = {
  it: (type: string) =>
    ({ string: 'un testo', number: 'un numero', integer: 'un numero intero', array: 'un elenco' })[
      type
    ] ?? 'un oggetto',
  en: (type: string) =>
    ({ string: 'a text', number: 'a number', integer: 'a whole number', array: 'a list' })[type] ??
    'an object',
};
