import fc from 'fast-check';
import { readToken, signToken } from '../../lib/signedToken';

const secret = Buffer.alloc(32, 7);
const now = new Date('2026-11-24T10:00:00Z');
const soon = new Date('2026-11-24T10:00:01Z');
const payload = { reference: 'URP-7K3-M4D-9', places: [1, 2] };

describe('a signed token', () => {
  test('gives back what was signed, and fits in an address as it is', () => {
    const token = signToken(secret, 'ticket', payload, soon);
    expect(encodeURIComponent(token)).toBe(token);
    expect(readToken(secret, 'ticket', token, now)).toEqual({ outcome: 'valid', payload });
  });

  test('does not expire where no end was set', () => {
    const token = signToken(secret, 'ticket', payload);
    const later = new Date('2100-01-01T00:00:00Z');
    expect(readToken(secret, 'ticket', token, later).outcome).toBe('valid');
  });

  test('is worth nothing from its end on', () => {
    const token = signToken(secret, 'ticket', payload, soon);
    expect(readToken(secret, 'ticket', token, soon)).toEqual({ outcome: 'expired' });
  });

  test('proves nothing for another purpose, nor under another secret', () => {
    const token = signToken(secret, 'ticket', payload);
    expect(readToken(secret, 'appointment', token, now)).toEqual({ outcome: 'forged' });
    expect(readToken(Buffer.alloc(32, 8), 'ticket', token, now)).toEqual({ outcome: 'forged' });
  });

  test('is forged wherever one character differs', () => {
    const token = signToken(secret, 'ticket', payload);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '.', '0'), (place, other) => {
        fc.pre(token[place] !== other);
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        expect(readToken(secret, 'ticket', changed, now)).toEqual({ outcome: 'forged' });
      }),
    );
  });

  test.each([undefined, null, 7, ['a.b'], '', '.', 'a.b', 'a.b.c', '__proto__', 'é.é'])(
    'takes %p for forged',
    (token) => {
      expect(readToken(secret, 'ticket', token, now)).toEqual({ outcome: 'forged' });
    },
  );
});
