import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../../scripts/build';
import { signIn, type Editor } from '../../scripts/editor';
import { ensureHost } from '../../scripts/host';
import { startN8n } from '../../scripts/n8n';

/** A running n8n in which ours and n8n's own form stand side by side. */
export interface BenchN8n {
  /** Public addresses of two forms that ask the same. */
  ourForm: string;
  peerForm: string;
  /** Take `{ tickets }`, and answer when each item went through the classifier, or through nothing. */
  classify: string;
  passOn: string;
  /** Waits until no execution is left over, so that one measure does not pay for another's. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts n8n in a new user folder, with the flows of `flows/` published and no other setting. */
export async function startBenchN8n(folder: string): Promise<BenchN8n> {
  await ensureHost();
  ensureBuilt();
  const n8n = await startN8n({ userFolder: join(folder, 'n8n') });
  let editor: Editor;
  try {
    editor = await signIn(n8n.baseUrl, {
      email: 'bench@urp.example',
      password: 'Bench-mark-2026',
    });
    const flows = await editor.importFlows(join(__dirname, 'flows'));
    await editor.publish(...flows.map(({ id }) => id));
  } catch (error) {
    await n8n.stop();
    throw error;
  }
  return {
    ourForm: `${n8n.baseUrl}/webhook/bench-urp`,
    peerForm: `${n8n.baseUrl}/form/bench-n8n`,
    classify: `${n8n.baseUrl}/webhook/bench-classify`,
    passOn: `${n8n.baseUrl}/webhook/bench-pass-on`,
    settled: () => settled(editor),
    stop: () => n8n.stop(),
  };
}

async function settled(editor: Editor): Promise<void> {
  const filter = encodeURIComponent(JSON.stringify({ status: ['new', 'running'] }));
  for (;;) {
    const answer = await editor.call('GET', `/executions?limit=1&filter=${filter}`);
    if ((answer as { results: unknown[] }).results.length === 0) return;
    await sleep(100);
  }
}
