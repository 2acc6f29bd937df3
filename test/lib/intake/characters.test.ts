import fc from 'fast-check';
import { countCharacters, tidyLine, tidyLines } from '../../../lib/intake/characters';

const cases = [
  ['lines ended as HTML forms do', 'una\r\ndue\rtre', 'una\ndue\ntre'],
  ['space around', ' \u00a0 via Roma \n', 'via Roma'],
  ['control characters', 'a\u0000b\u0007c\u001bd\u0085e', 'abcde'],
  ['a byte order mark', '\ufeffciao', 'ciao'],
  ['marks that turn the direction of text', 'foto\u202egnp.exe', 'fotognp.exe'],
  ['an unpaired surrogate', 'a\ud83d', 'a\ufffd'],
  ['a letter and its accent apart', 'perche\u0301', 'perché'],
  ['only spaces that cannot be seen', '\u200b \u00a0\u2060', ''],
  ['an emoji of several parts', '👨‍👩‍👧', '👨‍👩‍👧'],
  ['an expression of n8n', '{{7*7}} ={{ $env }}', '{{7*7}} ={{ $env }}'],
] as const;

test.each(cases)('tidies %s', (_, sent, tidy) => {
  expect(tidyLines(sent)).toBe(tidy);
});

test('puts on one line what must be one, so that no header can be added to it', () => {
  expect(tidyLine('Mario\r\nBcc: tutti@example.it\t!')).toBe('Mario Bcc: tutti@example.it !');
});

test('is done once and for all, and leaves nothing that steers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const tidy = tidyLines(text);
      expect(tidyLines(tidy)).toBe(tidy);
      expect(tidy.isWellFormed()).toBe(true);
      expect(tidy).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    }),
  );
});

test.each([
  ['perché', 6],
  ['a\nb', 3],
  ['👨‍👩‍👧', 1],
  ['🇮🇹🇪🇺', 2],
  ['e\u0301', 1],
  ['', 0],
])('counts %j as a reader does', (text, count) => {
  expect(countCharacters(text)).toBe(count);
});

test('lets nobody pile a book onto one letter', () => {
  expect(countCharacters(`a${'\u0301'.repeat(500)}`)).toBe(501);
  expect(countCharacters('a'.repeat(90_000))).toBe(90_000);
});
