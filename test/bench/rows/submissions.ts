import autocannon from 'autocannon';
import type { BenchN8n, BenchPath } from '../benchN8n';
import { median, row, type BenchContext, type Row } from '../row';
import { ourSubmission, peerSubmission, type Submission } from '../submission';

const perRound = 150;
const rounds = 3;
const connections = 10;
const sides = {
  ourForm: ourSubmission,
  volumeForm: ourSubmission,
  peerForm: peerSubmission,
  ceiling: ourSubmission,
} satisfies Partial<Record<BenchPath, () => Submission>>;
type Side = keyof typeof sides;

/** Whole requests sent, recorded and answered by one n8n. */
export async function submissions({ n8n }: BenchContext): Promise<Row[]> {
  const { settled, takeTickets, ...addresses } = await n8n();
  const rates = await ratesOf((side) => [addresses[side]], { settled, takeTickets });
  return rowsOf(rates, 'form submissions');
}

/**
 * Requests a second of each side, the median of rounds taken in turn; a side may be served by
 * several processes, which then share the connections.
 */
export async function ratesOf(
  addressesOf: (side: Side) => string[],
  n8n: Pick<BenchN8n, 'settled' | 'takeTickets'>,
): Promise<Record<Side, number>> {
  const names = Object.keys(sides) as Side[];
  const results: Record<Side, number[]> = {
    ourForm: [],
    volumeForm: [],
    peerForm: [],
    ceiling: [],
  };
  // The first round does not count: code is compiled, caches are filled.
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of names) {
      await n8n.settled();
      if (side === 'volumeForm') await n8n.takeTickets(true);
      const rate = await rateAt(addressesOf(side), sides[side]);
      if (side === 'volumeForm') await n8n.takeTickets(false);
      if (round > 0) results[side].push(rate);
    }
  }
  const medians = names.map((side) => [side, median(results[side])]);
  return Object.fromEntries(medians) as Record<Side, number>;
}

export function rowsOf(rates: Record<Side, number>, name: string): Row[] {
  const how = `${connections} connections on loopback, ${rounds} rounds of ${perRound} in turn, median; `;
  const ours = 'ours checks every field, writes the ticket durably and renders a receipt; ';
  const { ourForm, volumeForm, peerForm, ceiling } = rates;
  return [
    row(name, '/s', {
      ours: ourForm,
      peer: peerForm,
      note: `${how}${ours}peer: n8n's own Form Trigger, which checks nothing on the server and records the execution`,
    }),
    row(`${name}, recorded only`, '/s', {
      ours: volumeForm,
      peer: ceiling,
      note: `${how}${ours}the tickets are taken in batches meanwhile; peer: a trigger that only answers, the ceiling of n8n's path`,
    }),
  ];
}

async function rateAt(addresses: string[], submission: () => Submission): Promise<number> {
  const started = performance.now();
  await Promise.all(
    addresses.map((address) =>
      send(address, submission, {
        connections: connections / addresses.length,
        amount: perRound / addresses.length,
      }),
    ),
  );
  return perRound / ((performance.now() - started) / 1000);
}

/** @throws when an address answers anything but success: a refusal is no submission */
export async function send(
  address: string,
  submission: () => Submission,
  { connections, amount }: { connections: number; amount: number },
): Promise<void> {
  const result = await autocannon({
    url: address,
    connections,
    amount,
    // On a laden machine a submission may wait long; it must not be counted as failed.
    timeout: 60,
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...submission() }) }],
  });
  const { non2xx, errors } = result;
  if (non2xx + errors > 0 || result['2xx'] !== amount) {
    throw new Error(`${address}: of ${amount} ${non2xx} refused, ${errors} failed.`);
  }
}
