import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '../../scripts/editor';
import { onPostgres, startQueue } from '../harness/queue';
import { ceilingSetting, intakeFlows } from './benchFlows';
import { intakeAt, owner, settled, type Intake } from './benchN8n';

/** An n8n in queue mode: what each of its webhook processes answers at. */
export interface BenchQueue {
  intakes: Intake[];
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Real Redis and PostgreSQL, the register in it too; one main process, one worker. */
export async function startBenchQueue(
  parent: string,
  webhookProcesses: number,
): Promise<BenchQueue> {
  const folder = join(parent, 'queue');
  const files = join(folder, 'flows');
  mkdirSync(files, { recursive: true });
  const queue = await startQueue(folder, ceilingSetting);
  try {
    const main = await queue.start('main');
    const editor = await signIn(main.baseUrl, owner);
    await editor.saveCredential(queue.credential);
    const flows = await editor.importFlows(...intakeFlows(files, onPostgres));
    await editor.publish(...flows.map(({ id }) => id));
    await queue.start('worker');
    const intakes: Intake[] = [];
    for (let process = 0; process < webhookProcesses; process++) {
      intakes.push(intakeAt((await queue.start('webhook')).baseUrl));
    }
    return { intakes, settled: () => settled(editor), stop: () => queue.stop() };
  } catch (error) {
    await queue.stop();
    throw error;
  }
}
