import autocannon from 'autocannon';
import { alternate, row, type BenchContext, type Row } from '../row';
import { ourSubmission, peerSubmission, type Submission } from '../submission';

const secondsPerRound = 4;
const rounds = 3;
const connections = 10;

/** Whole requests sent, recorded and answered, each starting its flow in the same n8n. */
export async function submissions({ n8n }: BenchContext): Promise<Row[]> {
  const { ourForm, peerForm } = await n8n();
  const send = (address: string, submission: () => Submission) => () => rate(address, submission);
  // A first short round of each, not counted: code is compiled, caches are filled.
  await rate(ourForm, ourSubmission, 1);
  await rate(peerForm, peerSubmission, 1);
  const result = await alternate(
    rounds,
    send(ourForm, ourSubmission),
    send(peerForm, peerSubmission),
  );
  return [
    row('form submissions', '/s', {
      ...result,
      note:
        `${connections} connections on loopback, ${rounds} rounds of ${secondsPerRound} s in turn, median; ` +
        'ours checks every field on the server, writes the ticket durably and renders a receipt; ' +
        "peer: n8n's own Form Trigger, which checks nothing on the server and records the execution",
    }),
  ];
}

/** @throws when the form answers anything but success: a refusal is no submission */
async function rate(
  address: string,
  submission: () => Submission,
  duration = secondsPerRound,
): Promise<number> {
  const result = await autocannon({
    url: address,
    method: 'POST',
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({ ...request, ...submission() }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${address}: ${result.non2xx} refused, ${result.errors} failed.`);
  }
  return result['2xx'] / result.duration;
}
