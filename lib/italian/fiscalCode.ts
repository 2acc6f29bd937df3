import { compact, refuse, type Check, type Checked } from './check';
import { checkLetter } from './checkLetter';
import { passesLuhn } from './luhn';

export type FiscalCode = Checked<'FiscalCode'>;

/** What a 16-character code says of a person. */
export interface PersonalFiscalCode {
  kind: 'person';
  /** In capitals, as it was given: with its omocodia letters. */
  code: FiscalCode;
  sex: 'F' | 'M';
  /** `YYYY-MM-DD`, the older first: the code does not tell 1926 from 2026, so there may be two. */
  birthDates: string[];
  /** Cadastral code of the municipality (`H501`), or of the foreign state (`Z110`). */
  birthplace: string;
  bornAbroad: boolean;
  /** Whether digits were replaced by letters to tell apart people who would share a code. */
  omocodia: boolean;
}

/** An 11-digit code: provisional for a person, or that of an entity. */
export interface NumericFiscalCode {
  kind: 'numeric';
  code: FiscalCode;
}

const shape =
  /^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/;
/** Surname and first name: consonants, then vowels, then X where letters lack. */
const names = /^([A-Z][AEIOU][AEIOUX]|[AEIOU]XX|[B-DF-HJ-NP-TV-Z]{2}[A-Z]){2}/;
const birthplaces = /^[A-MZ](?!000)\d{3}$/;
const months = 'ABCDEHLMPRST';
const omocodiaLetters = 'LMNPQRSTUV';

/**
 * Checks and decodes a fiscal code, in capitals or not, with spaces or not, omocodia included.
 *
 * @param today the day on which a birth date would lie in the future.
 */
export function checkFiscalCode(
  text: string,
  today: Date = new Date(),
): Check<PersonalFiscalCode | NumericFiscalCode> {
  const code = compact(text);
  if (/^\d{11}$/.test(code)) return checkNumeric(code);
  if (code.length !== 16) return refuse('length');
  if (!shape.test(code)) return refuse('characters');
  if (checkLetter(code.slice(0, 15)) !== code.charAt(15)) return refuse('check-character');
  if (!names.test(code)) return refuse('name');
  return decode(code, today);
}

function checkNumeric(code: string): Check<NumericFiscalCode> {
  if (!passesLuhn(code)) return refuse('check-character');
  return { ok: true, value: { kind: 'numeric', code: code as FiscalCode } };
}

function decode(code: string, today: Date): Check<PersonalFiscalCode> {
  const plain = code.slice(0, 6) + withDigits(code.slice(6, 15));
  const written = Number(plain.slice(9, 11));
  const sex = written > 40 ? 'F' : 'M';
  const day = sex === 'F' ? written - 40 : written;
  const birthplace = plain.slice(11, 15);
  if (!birthplaces.test(birthplace)) return refuse('birthplace');
  const birthDates = [1900, 2000]
    .map((century) => calendarDate(century + Number(plain.slice(6, 8)), plain.charAt(8), day))
    .filter((date) => date !== undefined)
    .filter((date) => date <= today.toISOString().slice(0, 10));
  if (birthDates.length === 0) return refuse('date');
  return {
    ok: true,
    value: {
      kind: 'person',
      code: code as FiscalCode,
      sex,
      birthDates,
      birthplace,
      bornAbroad: birthplace.startsWith('Z'),
      omocodia: plain !== code.slice(0, 15),
    },
  };
}

/** Undoes omocodia in the part that follows the names; month and birthplace keep their letter. */
function withDigits(part: string): string {
  return [...part]
    .map((letter, index) => {
      const digit = omocodiaLetters.indexOf(letter);
      return index === 2 || index === 5 || digit < 0 ? letter : String(digit);
    })
    .join('');
}

function calendarDate(year: number, monthLetter: string, day: number): string | undefined {
  const month = months.indexOf(monthLetter);
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}
