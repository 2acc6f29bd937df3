import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowFiles, readFlow } from '../../../scripts/editor';
import { onPostgres, startQueue } from '../../harness/queue';
import { addressesIn, linkCeiling, publishBenchFlows } from '../benchN8n';
import type { BenchContext, Row } from '../row';
import { ratesOf, rowsOf } from './submissions';

/** The same in queue mode: two webhook processes take the requests, one worker runs the flows. */
export async function queueSubmissions({ folder }: BenchContext): Promise<Row[]> {
  const queue = await startQueue(join(folder, 'queue'), linkCeiling);
  try {
    const main = await queue.start('main');
    const flows = await publishBenchFlows(main.baseUrl, flowsOnPostgres(folder), async (editor) => {
      await editor.saveCredential(queue.credential);
    });
    const webhooks = [await queue.start('webhook'), await queue.start('webhook')];
    await queue.start('worker');
    const addresses = webhooks.map(({ baseUrl }) => addressesIn(baseUrl));
    const rates = await ratesOf((side) => addresses.map((each) => each[side]), flows);
    return rowsOf(rates, 'form submissions in queue mode').map((row) => ({
      ...row,
      note: `two webhook processes, one worker, register and n8n on PostgreSQL; ${row.note}`,
    }));
  } finally {
    await queue.stop();
  }
}

/** The bench's flows with the register's credential on each node that can bear it. */
function flowsOnPostgres(folder: string): string {
  const target = join(folder, 'flows-on-postgres');
  mkdirSync(target, { recursive: true });
  for (const file of flowFiles(join(__dirname, '../flows'))) {
    writeFileSync(
      join(target, file.split('/').at(-1)!),
      JSON.stringify(onPostgres(readFlow(file))),
    );
  }
  return target;
}
