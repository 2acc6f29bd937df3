import fc from 'fast-check';
import { checkIban } from '../../../lib/italian/iban';
import { italianIbans, withOneChange } from './arbitraries';

describe('an IBAN', () => {
  it.each([
    ['IT60X0542811101000000123456', 'IT60X0542811101000000123456'],
    ['it60 x054 2811 1010 0000 0123 456', 'IT60X0542811101000000123456'],
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['SM86U0322509800000000270100', 'SM86U0322509800000000270100'],
  ])('%s is accepted', (text, value) => {
    expect(checkIban(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['IT60X0542811101000000123457', 'check-character'],
    ['IT33Y0542811101000000123456', 'check-character'],
    ['IT60X054281110100000012345', 'length'],
    ['', 'length'],
    ['ZZ60X0542811101000000123456', 'country'],
    ['IT60X0542811101000000!23456', 'characters'],
  ])('%s is refused for its %s', (text, problem) => {
    expect(checkIban(text)).toEqual({ ok: false, problem });
  });

  it('is refused with a CIN that is not its own, though its remainder by 97 is right', () => {
    const iban = 'IT60X0542811101000000123456';
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWYZ'].map((cin) =>
      withRemainder(cin + iban.slice(5)),
    );
    expect(others.filter((other) => checkIban(other).ok)).toEqual([]);
    expect(checkIban(withRemainder(iban.slice(4)))).toEqual({ ok: true, value: iban });
  });

  it('is accepted whenever both checks hold', () => {
    fc.assert(fc.property(italianIbans, (iban) => checkIban(iban).ok));
  });

  // A digit for a letter (A for 0) can leave the CIN as it was and, once in 97, the remainder too.
  it('is refused after any single change of a digit to a digit or a letter to a letter', () => {
    const isDigit = (character: string | undefined) => /\d/.test(character ?? '');
    const likeForLike = withOneChange(italianIbans).filter(([iban, changed]) =>
      [...iban].every((character, index) => isDigit(character) === isDigit(changed[index])),
    );
    fc.assert(fc.property(likeForLike, ([, changed]) => !checkIban(changed).ok));
  });
});

function withRemainder(bban: string): string {
  const digits = [...`${bban}IT00`].map((each) => String(parseInt(each, 36))).join('');
  return `IT${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`;
}
