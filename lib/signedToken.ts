import { createHmac, timingSafeEqual } from 'node:crypto';
import type { JsonObject } from './json';

/** What a token is good for; one made for a purpose proves nothing for another. */
export type TokenPurpose = 'appointment' | 'form' | 'review' | 'ticket';

/**
 * Text that only the holder of the secret can make, fit for an address: base64url of the payload,
 * a full stop, base64url of its HMAC-SHA256 (RFC 2104). The payload is signed, not hidden: it holds
 * nothing personal.
 * @param expiresAt after which `readToken` no longer takes it; never where absent
 */
export function signToken(
  secret: Buffer,
  purpose: TokenPurpose,
  payload: JsonObject,
  expiresAt?: Date,
): string {
  const content = { payload, ...(expiresAt ? { expiresAt: expiresAt.getTime() } : {}) };
  const body = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${body}.${seal(secret, purpose, body)}`;
}

/** What a token's holder may do: `forged` stands for anything that this office did not sign. */
export type TokenReading =
  { outcome: 'valid'; payload: JsonObject } | { outcome: 'forged' } | { outcome: 'expired' };

/** Reads what `signToken` made; takes anything, as it comes from outside. */
export function readToken(
  secret: Buffer,
  purpose: TokenPurpose,
  token: unknown,
  now: Date,
): TokenReading {
  const [body, mac, ...more] = typeof token === 'string' ? token.split('.') : [];
  if (!body || !mac || more.length > 0) return { outcome: 'forged' };
  const expected = Buffer.from(seal(secret, purpose, body));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return { outcome: 'forged' };
  }
  const content = JSON.parse(Buffer.from(body, 'base64url').toString()) as {
    payload: JsonObject;
    expiresAt?: number;
  };
  if (content.expiresAt !== undefined && content.expiresAt <= now.getTime()) {
    return { outcome: 'expired' };
  }
  return { outcome: 'valid', payload: content.payload };
}

/** The purpose goes in with a separator that no purpose and no base64url text holds. */
function seal(secret: Buffer, purpose: TokenPurpose, body: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${body}`).digest('base64url');
}
