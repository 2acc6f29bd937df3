import fc from 'fast-check';
import { checkVatNumber } from '../../../lib/italian/vatNumber';
import { vatNumbers } from './arbitraries';

describe('a VAT number', () => {
  it.each([
    ['12345678903', '12345678903'],
    ['00907501001', '00907501001'],
    ['IT 00907501001', '00907501001'],
    ['it00907501001', '00907501001'],
  ])('%s is accepted as %s', (text, value) => {
    expect(checkVatNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['12345678901', 'check-character'],
    ['00000000000', 'check-character'],
    ['1234567890', 'length'],
    ['', 'length'],
    ['1234567890A', 'characters'],
    ['FR12345678903', 'characters'],
  ])('%s is refused for its %s', (text, problem) => {
    expect(checkVatNumber(text)).toEqual({ ok: false, problem });
  });

  it('is accepted whenever its last digit completes it', () => {
    fc.assert(fc.property(vatNumbers, (number) => checkVatNumber(number).ok));
  });

  it('is refused after any change of a single digit', () => {
    fc.assert(
      fc.property(vatNumbers, fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = (Number(number.charAt(at)) + by) % 10;
        return !checkVatNumber(number.slice(0, at) + digit + number.slice(at + 1)).ok;
      }),
    );
  });
});
