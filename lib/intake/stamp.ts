import { randomUUID } from 'node:crypto';
import { readToken, signToken } from '../signedToken';

/** How long a stamp is good for: whoever fills in for longer gets a new one, and loses nothing. */
const lifetime = 24 * 60 * 60 * 1000;

export interface Stamp {
  token: string;
  id: string;
  /** Since when its page is open, in milliseconds. */
  age: number;
}

/**
 * The posted stamp, or a new one where there is none that holds. The form's first page bears none:
 * browsers and proxies keep it and show it to everybody.
 */
export function stampOf(secret: Buffer, posted: string | undefined, now: Date): Stamp {
  const reading = readToken(secret, 'form', posted, now);
  if (posted === undefined || reading.outcome !== 'valid') return newStamp(secret, now);
  const { id, at } = reading.payload;
  return { token: posted, id: String(id), age: now.getTime() - Number(at) };
}

function newStamp(secret: Buffer, now: Date): Stamp {
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + lifetime);
  return { token: signToken(secret, 'form', { id, at: now.getTime() }, expiresAt), id, age: 0 };
}
