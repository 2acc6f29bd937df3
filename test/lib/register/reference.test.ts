import fc from 'fast-check';
import { UrpError } from '../../../lib/error';
import { mintReference, parseReference } from '../../../lib/register/reference';

const alphabet = '23456789ABCDEFGHJKLMNPRSTUVWXY';
const reference = fc.constant(null).map(mintReference);
/** Places of the nine signs in `URP-7K3-MD4-9AR`. */
const places = [4, 5, 6, 8, 9, 10, 12, 13, 14];
const place = fc.constantFrom(...places);
const put = (text: string, at: number, sign: string) =>
  text.slice(0, at) + sign + text.slice(at + 1);

test('a reference stands in groups of three, every third a digit, without signs taken for others', () => {
  fc.assert(
    fc.property(reference, (minted) => {
      expect(minted).toMatch(/^URP-(..[2-9])-(..[2-9])-(...)$/);
      expect(minted.slice(4)).not.toMatch(/[^2-9A-Y-]|[IOQ]/);
      expect(parseReference(minted)).toBe(minted);
    }),
  );
});

test('references differ', () => {
  const minted = Array.from({ length: 2000 }, mintReference);
  expect(new Set(minted).size).toBe(2000);
});

test.each([
  ['lower case', (text: string) => text.toLowerCase()],
  ['spaces for dashes', (text: string) => ` ${text.replaceAll('-', '  ')}\n`],
  ['no dashes', (text: string) => text.replaceAll('-', '')],
  ['no prefix', (text: string) => text.slice(4)],
  [
    'no prefix, no dashes, lower case',
    (text: string) => text.slice(4).replaceAll('-', '').toLowerCase(),
  ],
  ['long dashes and points', (text: string) => text.replace('-', '–').replace('-', '.')],
  ['full-width letters', (text: string) => text.replace('URP', 'ＵＲＰ')],
  ['a mark that nobody sees', (text: string) => `\u200e${text}\u200b`],
])('is read from %s', (_what, typed) => {
  fc.assert(fc.property(reference, (minted) => parseReference(typed(minted)) === minted));
});

test('one wrong sign is noticed, wherever it stands', () => {
  fc.assert(
    fc.property(reference, place, fc.constantFrom(...alphabet), (minted, at, sign) => {
      fc.pre(minted[at] !== sign);
      expect(() => parseReference(put(minted, at, sign))).toThrow(UrpError);
    }),
    { numRuns: 1000 },
  );
});

test('two swapped signs are noticed, neighbours or not', () => {
  fc.assert(
    fc.property(reference, place, place, (minted, one, other) => {
      const [first, second] = [minted[one] ?? '', minted[other] ?? ''];
      fc.pre(first !== second);
      expect(() => parseReference(put(put(minted, one, second), other, first))).toThrow(UrpError);
    }),
    { numRuns: 1000 },
  );
});

test.each(['', 'URP', 'URP-7K3-M4D', 'URP-7K3-MD4-9ARE', 'RSSMRA85T10A562S', '0'.repeat(100_000)])(
  '"%s" is no reference, and the error does not repeat it',
  (typed) => {
    const error = (() => {
      try {
        return parseReference(typed);
      } catch (refused) {
        return refused;
      }
    })();
    expect(error).toMatchObject({ code: 'ticket.reference-malformed' });
    if (typed.length > 3) expect((error as Error).message).not.toContain(typed);
  },
);

test('the example in the error is itself a reference', () => {
  const words = (() => {
    try {
      return parseReference('URP-7K3');
    } catch (error) {
      return (error as UrpError).todo('it');
    }
  })();
  const [example = ''] = /URP-\S+(?=\.)/.exec(words) ?? [];
  expect(parseReference(example)).toBe(example);
});
