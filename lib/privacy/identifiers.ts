import { checkFiscalCode } from '../italian/fiscalCode';
import { checkIban } from '../italian/iban';
import { checkVatNumber } from '../italian/vatNumber';
import { findAll, isPrecededBy, type Detector, type Finding } from './finding';

// Every pattern starts at a boundary and bounds its repetitions, so that time grows with the
// text's length alone.

const emailAddress =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+'-][\p{L}\p{N}._%+'-]{0,63}(?:@|\s?[[(](?:at|chiocciola)[\])]\s?)(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}])/dgiu;

const fiscalCodeShape =
  /(?<![\p{L}\p{N}])[A-Z]{3}[ .-]?[A-Z]{3}[ .-]?[\dL-NP-V]{2}[ .-]?[A-EHLMPR-T][ .-]?[\dL-NP-V]{2}[ .-]?[A-Z][ .-]?[\dL-NP-V]{3}[ .-]?[A-Z](?![\p{L}\p{N}])/dgiu;
const withoutOmocodia = /^[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]$/i;

const elevenDigits = /(?<![\p{L}\p{N}])(?:IT ?)?\d{11}(?![\p{L}\p{N}])/dgiu;
const vatWords =
  /(?:p(?:art(?:ita)?)?\.? ?iva|vat|cod(?:ice|\.)? ?fisc(?:ale|\.)?|\bc\.? ?f\b)[^\d]{0,25}$/i;

const italianIban =
  /(?<![\p{L}\p{N}])(?:IT|SM) ?\d ?\d(?:[ .-]?[A-Z])(?:[ .-]?\d){10}(?:[ .-]?[\dA-Z]){12}(?![\p{L}\p{N}])/dgiu;
const foreignIban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[\dA-Z]){11,30}(?![\p{L}\p{N}])/gu;

export const findEmails: Detector = (text) => findAll(text, 'email', emailAddress);

/**
 * Fiscal codes of people, by shape: a mistyped one still points at its person. One with spaces or
 * with omocodia letters needs the right check character, since ordinary words may look alike.
 */
export const findFiscalCodes: Detector = (text) =>
  findAll(
    text,
    'fiscal-code',
    fiscalCodeShape,
    (value) => withoutOmocodia.test(value) || checkFiscalCode(value).ok,
  );

/** Eleven digits that check or carry the prefix IT, or that the words before call a VAT number. */
export const findVatNumbers: Detector = (text) =>
  findAll(
    text,
    'vat-number',
    elevenDigits,
    (value, start) =>
      isPrecededBy(text, start, vatWords, 60) || (checkVatNumber(value).ok && !isPhone(value)),
  );

/** Italian IBANs by shape, mistyped ones included; those of other countries where they check. */
export const findIbans: Detector = (text) => [
  ...findAll(text, 'iban', italianIban),
  ...[...text.matchAll(foreignIban)].flatMap(({ 0: candidate, index }): Finding[] => {
    const iban = longestIban(candidate);
    return iban ? [{ kind: 'iban', start: index, end: index + iban.length }] : [];
  }),
];

/** Spaced groups may run on into the words that follow: take away the last until the rest checks. */
function longestIban(candidate: string): string | undefined {
  for (let end = candidate.length; end > 14; end = candidate.lastIndexOf(' ', end - 1)) {
    const iban = candidate.slice(0, end);
    if (checkIban(iban).ok) return iban;
  }
  return undefined;
}

/** Eleven digits that begin like a mobile or a geographic number are rather a telephone's. */
function isPhone(value: string): boolean {
  return /^0[1-9]/.test(value) && !value.startsWith('00');
}
