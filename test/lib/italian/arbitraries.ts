import fc from 'fast-check';
import { checkLetter } from '../../../lib/italian/checkLetter';

const omocodia = 'LMNPQRSTUV';
const digitPlaces = [6, 7, 9, 10, 12, 13, 14];

function pickLetters(letters: string, count: number) {
  return fc.stringMatching(new RegExp(`^[${letters}]{${count}}$`));
}

function ofDigits(count: number) {
  return fc.stringMatching(new RegExp(`^\\d{${count}}$`));
}

/** Formally valid codes of people, of every sex, month, birthplace and pattern of omocodia. */
export const fiscalCodes = fc
  .record({
    names: pickLetters('BCDFGHJKLMNPQRSTVWZ', 6),
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.constantFrom(...'ABCDEHLMPRST'),
    day: fc.integer({ min: 1, max: 28 }),
    woman: fc.boolean(),
    place: fc.constantFrom(...'ABCDEFGHIJKLMZ'),
    placeNumber: fc.integer({ min: 1, max: 999 }),
    replaced: fc.subarray(digitPlaces, { maxLength: 7 }),
  })
  .map(({ names, year, month, day, woman, place, placeNumber, replaced }) => {
    const two = (value: number) => String(value).padStart(2, '0');
    const number = String(placeNumber).padStart(3, '0');
    const plain = `${names}${two(year)}${month}${two(woman ? day + 40 : day)}${place}${number}`;
    const body = [...plain]
      .map((each, index) => (replaced.includes(index) ? omocodia.charAt(Number(each)) : each))
      .join('');
    return body + checkLetter(body);
  });

/** Codes without omocodia. */
export const plainFiscalCodes = fiscalCodes.filter((code) => /^.{6}\d\d.\d\d.\d{3}/.test(code));

/** Valid VAT numbers: ten digits and the digit that completes them. */
export const vatNumbers = ofDigits(10)
  .filter((body) => /[1-9]/.test(body))
  .map((body) => {
    const sum = [...body].reduce((total, each, index) => {
      const doubled = Number(each) * 2;
      return total + (index % 2 === 0 ? Number(each) : Math.floor(doubled / 10) + (doubled % 10));
    }, 0);
    return body + String((10 - (sum % 10)) % 10);
  });

/** Valid Italian IBANs. */
export const italianIbans = fc
  .tuple(ofDigits(10), fc.stringMatching(/^[\dA-Z]{12}$/))
  .map(([bankAndBranch, account]) => {
    const bban = checkLetter(bankAndBranch + account) + bankAndBranch + account;
    const asDigits = [...`${bban}IT00`].map((each) => String(parseInt(each, 36))).join('');
    return `IT${String(98n - (BigInt(asDigits) % 97n)).padStart(2, '0')}${bban}`;
  });

/** A text with one of its characters changed to another capital or digit. */
export function withOneChange(valid: fc.Arbitrary<string>): fc.Arbitrary<[string, string]> {
  return fc
    .tuple(valid, fc.nat(), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'))
    .map(([text, at, to]): [string, string] => {
      const index = at % text.length;
      return [text, text.slice(0, index) + to + text.slice(index + 1)];
    })
    .filter(([text, changed]) => text !== changed);
}
