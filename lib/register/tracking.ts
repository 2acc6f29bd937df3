import { createHmac, timingSafeEqual } from 'node:crypto';
import { readToken, signToken } from '../signedToken';
import { alphabet, parseReference } from './reference';

/** The query parameter under which a form's address shows how far a request is. */
export const trackingParameter = 'segui';

/** Signs of a code: 30 to the tenth, some 49 bits, with a limit on attempts. */
const codeLength = 10;
const codeGroup = 5;

/** What follows a form's address to open the page of one ticket. */
export function trackingQuery(secret: Buffer, reference: string): string {
  return `?${trackingParameter}=${signToken(secret, 'ticket', { reference })}`;
}

/** The ticket that a link's token names; `undefined` where the office did not make it. */
export function trackedReference(secret: Buffer, token: unknown, now: Date): string | undefined {
  const reading = readToken(secret, 'ticket', token, now);
  const reference = reading.outcome === 'valid' && reading.payload.reference;
  return typeof reference === 'string' ? reference : undefined;
}

/**
 * What opens the same page for who types it, such as `7K3MD-49ARX`: made from the reference with the
 * office's secret, so that nothing has to be stored.
 */
export function trackingCode(secret: Buffer, reference: string): string {
  const seal = createHmac('sha256', secret).update(`tracking-code\n${reference}`).digest('hex');
  let rest = BigInt(`0x${seal}`);
  let code = '';
  for (let sign = 0; sign < codeLength; sign += 1) {
    code += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return `${code.slice(0, codeGroup)}-${code.slice(codeGroup)}`;
}

/** Whether a code as a person types it is the one of this reference, in the same time for each wrong one. */
export function isTrackingCode(secret: Buffer, reference: string, typed: string): boolean {
  const expected = Buffer.from(plain(trackingCode(secret, reference)));
  const given = Buffer.from(plain(typed.slice(0, 100)));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** As `parseReference`, but `undefined` where nobody could have been given such a number. */
export function typedReference(typed: string): string | undefined {
  try {
    return parseReference(typed);
  } catch {
    return undefined;
  }
}

function plain(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
