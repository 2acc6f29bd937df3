import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { row, type BenchContext, type Row } from '../row';
import { ourSubmission } from '../submission';
import { send } from './submissions';

const sent = 500;
const perThousand = 1000 / sent;

/** What a thousand submissions leave in n8n's own database, with an execution each and in batches. */
export async function growth({ n8n }: BenchContext): Promise<Row[]> {
  const { ourForm, volumeForm, settled, takeTickets, databaseFile } = await n8n();
  const measured = async (address: string) => {
    await settled();
    const before = stateOf(databaseFile);
    await send(address, ourSubmission, { connections: 10, amount: sent });
    await settledTwice(settled);
    const after = stateOf(databaseFile);
    return {
      executions: (after.executions - before.executions) * perThousand,
      kilobytes: ((after.bytes - before.bytes) * perThousand) / 1000,
    };
  };
  const immediate = await measured(ourForm);
  await takeTickets(true);
  const inBatches = await measured(volumeForm);
  await takeTickets(false);
  const note = `after ${sent} submissions; ours: recorded only, taken in batches by URP Ticket Trigger; peer: ours with an execution for each`;
  return [
    row('executions per 1,000 submissions', '', {
      ours: inBatches.executions,
      peer: immediate.executions,
      note,
    }),
    row("growth of n8n's database per 1,000 submissions", 'kB', {
      ours: inBatches.kilobytes,
      peer: immediate.kilobytes,
      note,
    }),
  ];
}

/** The last batch begins up to five seconds after the last submission. */
async function settledTwice(settled: () => Promise<void>): Promise<void> {
  await settled();
  await sleep(6000);
  await settled();
}

function stateOf(databaseFile: string) {
  const database = new DatabaseSync(databaseFile);
  database.exec('PRAGMA busy_timeout = 10000; PRAGMA wal_checkpoint(TRUNCATE)');
  const { executions } = database
    .prepare('select coalesce(max(id), 0) as executions from execution_entity')
    .get() as { executions: number };
  database.close();
  return { executions, bytes: statSync(databaseFile).size };
}
