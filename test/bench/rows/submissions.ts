import type { Intake } from '../benchN8n';
import { startBenchQueue } from '../benchQueue';
import { sendTo } from '../load';
import { alternate, row, type BenchContext, type Row } from '../row';
import { ourSubmission, peerSubmission, type Submission } from '../submission';

const perRound = 150;
const rounds = 3;
const connections = 10;

/** Whole requests sent, recorded and answered, in one process of n8n. */
export async function submissions({ n8n }: BenchContext): Promise<Row[]> {
  const bench = await n8n();
  return intakeRows('', [bench], bench.settled, 'one n8n');
}

/** The same in queue mode, where two webhook processes take the requests. */
export async function queueSubmissions({ folder }: BenchContext): Promise<Row[]> {
  const queue = await startBenchQueue(folder, 2);
  try {
    const where = 'queue mode: Redis, PostgreSQL, one main, one worker, two webhook processes';
    return await intakeRows(', two webhook processes', queue.intakes, queue.settled, where);
  } finally {
    await queue.stop();
  }
}

async function intakeRows(
  suffix: string,
  intakes: Intake[],
  settled: () => Promise<void>,
  where: string,
): Promise<Row[]> {
  const side = (which: keyof Intake, submission: () => Submission) => {
    const addresses = intakes.map((intake) => intake[which]);
    return async () => {
      await settled();
      return sendTo(addresses, submission, { connections, amount: perRound });
    };
  };
  const ours = side('ourForm', ourSubmission);
  const peer = side('peerForm', peerSubmission);
  const recordOnly = side('recordOnlyForm', ourSubmission);
  const ceiling = side('ceiling', ourSubmission);
  // A first round of each, not counted: code is compiled, caches are filled.
  for (const warmUp of [ours, peer, recordOnly, ceiling]) await warmUp();
  const load = `${where}; ${connections} connections on loopback, ${rounds} rounds of ${perRound} in turn, median`;
  return [
    row(`form submissions${suffix}`, '/s', {
      ...(await alternate(rounds, ours, peer)),
      note:
        `${load}; ours checks every field on the server, writes the ticket durably, renders a receipt and starts the flow; ` +
        "peer: n8n's own Form Trigger, which checks nothing on the server and records the execution",
    }),
    row(`form submissions, recorded only${suffix}`, '/s', {
      ...(await alternate(rounds, recordOnly, ceiling)),
      note: `${load}; ours does the same and starts no execution; peer: a trigger that answers "ok" and does nothing`,
    }),
  ];
}
