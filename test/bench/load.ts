import autocannon from 'autocannon';
import axios from 'axios';
import type { Submission } from './submission';

/** So many submissions over so many connections, both in all. */
export interface Load {
  connections: number;
  amount: number;
}

/**
 * Sends to all addresses at once, each its part.
 * @returns submissions a second
 * @throws when a form answers anything but success: a refusal is no submission
 */
export async function sendTo(
  addresses: string[],
  submission: () => Submission,
  { connections, amount }: Load,
): Promise<number> {
  const part = { connections: connections / addresses.length, amount: amount / addresses.length };
  const started = performance.now();
  await Promise.all(addresses.map((address) => send(address, submission, part)));
  return amount / ((performance.now() - started) / 1000);
}

async function send(address: string, submission: () => Submission, load: Load): Promise<void> {
  const result = await autocannon({
    url: address,
    ...load,
    // On a laden machine a submission may wait long; it must not be counted as failed.
    timeout: 60,
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...submission() }) }],
  });
  const { non2xx, errors } = result;
  if (non2xx + errors > 0 || result['2xx'] !== load.amount) {
    throw new Error(`${address}: of ${load.amount} ${non2xx} refused, ${errors} failed.`);
  }
}

/** Sends tickets to a flow's address and waits for its whole answer, as long as it takes. */
export async function postTickets(address: string, tickets: object[]): Promise<void> {
  await axios.post(address, { tickets }, { maxBodyLength: Infinity });
}
