import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * What tells senders apart for the minutes of a limit: a keyed hash, from which nobody without the
 * office's secret gets the address back. Of an IPv6 address only the network counts (its first 64
 * bits), since one household has all the rest.
 */
export function sourceKey(secret: Buffer, purpose: string, address: string): string {
  return limitKey(secret, purpose, networkOf(address.toLowerCase()));
}

/** The key of a limit on what may not be stored in clear. */
export function limitKey(secret: Buffer, purpose: string, value: string): string {
  const seal = createHmac('sha256', secret).update(`limit\n${purpose}\n${value}`);
  return `${purpose}:${seal.digest('base64url').slice(0, 22)}`;
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const head = before.split(':').filter(Boolean);
  const tail = after?.split(':').filter(Boolean) ?? [];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(0, zeros)).fill('0'), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
