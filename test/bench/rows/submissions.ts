import autocannon from 'autocannon';
import { alternate, row, type BenchContext, type Row } from '../row';
import { ourSubmission, peerSubmission, type Submission } from '../submission';

const perRound = 150;
const rounds = 3;
const connections = 10;

/** Whole requests sent, recorded and answered, each starting its flow in the same n8n. */
export async function submissions({ n8n }: BenchContext): Promise<Row[]> {
  const { ourForm, peerForm, settled } = await n8n();
  const send = (address: string, submission: () => Submission) => async () => {
    await settled();
    return rate(address, submission);
  };
  // A first round of each, not counted: code is compiled, caches are filled.
  await rate(ourForm, ourSubmission);
  await rate(peerForm, peerSubmission);
  const result = await alternate(
    rounds,
    send(ourForm, ourSubmission),
    send(peerForm, peerSubmission),
  );
  return [
    row('form submissions', '/s', {
      ...result,
      note:
        `${connections} connections on loopback, ${rounds} rounds of ${perRound} in turn, median; ` +
        'ours checks every field on the server, writes the ticket durably and renders a receipt; ' +
        "peer: n8n's own Form Trigger, which checks nothing on the server and records the execution",
    }),
  ];
}

/** @throws when the form answers anything but success: a refusal is no submission */
async function rate(address: string, submission: () => Submission): Promise<number> {
  const result = await autocannon({
    url: address,
    connections,
    amount: perRound,
    // On a laden machine a submission may wait long; it must not be counted as failed.
    timeout: 60,
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...submission() }) }],
  });
  const { non2xx, errors, duration } = result;
  if (non2xx + errors > 0 || result['2xx'] !== perRound) {
    throw new Error(`${address}: of ${perRound} ${non2xx} refused, ${errors} failed.`);
  }
  return perRound / duration;
}
