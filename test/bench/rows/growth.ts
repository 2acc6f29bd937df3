import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchN8n, Stored } from '../benchN8n';
import { sendTo } from '../load';
import { row, type BenchContext, type Row } from '../row';
import { ourSubmission, peerSubmission, type Submission } from '../submission';

const sent = Number(process.env.URP_BENCH_SUBMISSIONS ?? 1000);

/** What a thousand submissions leave behind: executions, and bytes of n8n's database and the register. */
export async function growth({ n8n }: BenchContext): Promise<Row[]> {
  const bench = await n8n();
  const peer = await grown(bench, bench.peerForm, peerSubmission);
  const ours = await grown(bench, bench.ourForm, ourSubmission);
  const recordOnly = await grown(bench, bench.recordOnlyForm, ourSubmission);
  const note = (what: string) =>
    `after ${sent} submissions, SQLite, n8n's settings as they come; ${what}; peer: n8n's own Form Trigger, whose executions are all that it keeps`;
  const each = 'ours starts an execution for each';
  const batches = 'ours records only, and a URP Ticket Trigger takes the tickets in batches';
  return [
    row('executions a thousand submissions', '', {
      ours: ours.executions,
      peer: peer.executions,
      note: note(each),
    }),
    row('executions a thousand submissions, recorded only', '', {
      ours: recordOnly.executions,
      peer: peer.executions,
      note: note(batches),
    }),
    row('databases’ growth a thousand submissions', 'kB', {
      ours: ours.bytes / 1000,
      peer: peer.bytes / 1000,
      note: note(`${each}; the register counts in`),
    }),
    row('databases’ growth a thousand submissions, recorded only', 'kB', {
      ours: recordOnly.bytes / 1000,
      peer: peer.bytes / 1000,
      note: note(`${batches}; the register counts in`),
    }),
  ];
}

async function grown(
  bench: BenchN8n,
  address: string,
  submission: () => Submission,
): Promise<Stored> {
  await bench.settled();
  const before = bench.stored();
  await sendTo([address], submission, { connections: 10, amount: sent });
  // The trigger for batches looks every five seconds where nothing was new.
  await sleep(10_000);
  await bench.settled();
  const after = bench.stored();
  const perThousand = (what: keyof Stored) => ((after[what] - before[what]) * 1000) / sent;
  return { executions: perThousand('executions'), bytes: perThousand('bytes') };
}
