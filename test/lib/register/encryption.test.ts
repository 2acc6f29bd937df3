import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { cipherOf } from '../../../lib/register/encryption';

const cipher = cipherOf(randomBytes(32));

test('opens what it sealed, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => cipher.open(cipher.seal(text)) === text),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) =>
      Buffer.from(cipher.openBytes(cipher.sealBytes(bytes))).equals(Buffer.from(bytes)),
    ),
  );
});

test('seals the same value differently each time', () => {
  expect(cipher.seal('sì')).not.toBe(cipher.seal('sì'));
});

test('notices one changed bit, wherever it is', () => {
  const sealed = cipher.sealBytes(Buffer.from('Maria Bianchi'));
  const mark = sealed.indexOf(':', 5) + 1;
  for (let at = mark; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => cipher.openBytes(changed)).toThrow(
      expect.objectContaining({ code: 'register.value-damaged' }),
    );
  }
});

test('leaves alone what another key sealed, and what only looks sealed', () => {
  const other = cipherOf(randomBytes(32)).seal('x');
  for (const text of [other, 'urp1:0123456789abcdef:AAAA', ''])
    expect(cipher.open(text)).toBe(text);
});

test('an indexed word is the same for the same word and tells nothing of it', () => {
  expect(cipher.indexed('lampione')).toBe(cipher.indexed('lampione'));
  expect(cipher.indexed('lampione')).not.toBe(cipher.indexed('lampioni'));
  expect(cipher.indexed('lampione')).toMatch(/^[0-9a-f]{20}$/);
});
