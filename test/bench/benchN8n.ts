import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../../scripts/build';
import { signIn, type Editor } from '../../scripts/editor';
import { ensureHost } from '../../scripts/host';
import { startN8n } from '../../scripts/n8n';

/** Flows of `flows/` that take requests, by the last part of their addresses. */
const paths = {
  ourForm: 'webhook/bench-urp',
  /** Ours where it only records; `takeTickets` starts the flow that takes what it recorded. */
  volumeForm: 'webhook/bench-urp-volume',
  peerForm: 'form/bench-n8n',
  /** Answers with one word: what n8n's path to any trigger costs. */
  ceiling: 'webhook/bench-ceiling',
  /** Take `{ tickets }`, and answer when each item went through the classifier, or through nothing. */
  classify: 'webhook/bench-classify',
  passOn: 'webhook/bench-pass-on',
};
export type BenchPath = keyof typeof paths;

/** A running n8n in which ours and n8n's own form stand side by side. */
export interface BenchN8n extends Record<BenchPath, string> {
  /** Whether a flow takes the tickets of the form that only records. */
  takeTickets(takes: boolean): Promise<void>;
  /** Waits until no execution is left over, so that one measure does not pay for another's. */
  settled(): Promise<void>;
  /** n8n's own database. */
  databaseFile: string;
  stop(): Promise<void>;
}

/** Starts n8n in a new user folder, with the flows of `flows/` published and no other setting. */
export async function startBenchN8n(folder: string): Promise<BenchN8n> {
  await ensureHost();
  ensureBuilt();
  const userFolder = join(folder, 'n8n');
  linkCeiling(userFolder);
  const n8n = await startN8n({ userFolder });
  try {
    const flows = await publishBenchFlows(n8n.baseUrl, join(__dirname, 'flows'));
    return {
      ...addressesIn(n8n.baseUrl),
      ...flows,
      databaseFile: join(userFolder, '.n8n/database.sqlite'),
      stop: () => n8n.stop(),
    };
  } catch (error) {
    await n8n.stop();
    throw error;
  }
}

/** The package with the trigger that only answers, where n8n looks for packages. */
export function linkCeiling(userFolder: string): void {
  const packages = join(userFolder, '.n8n/nodes/node_modules');
  mkdirSync(packages, { recursive: true });
  symlinkSync(join(__dirname, 'ceiling'), join(packages, 'n8n-nodes-urp-bench'), 'dir');
}

export function addressesIn(baseUrl: string): Record<BenchPath, string> {
  const addresses = Object.entries(paths).map(([name, path]) => [name, `${baseUrl}/${path}`]);
  return Object.fromEntries(addresses) as Record<BenchPath, string>;
}

/** Signs in, brings the flows of a folder in and publishes them, all but the taker of tickets. */
export async function publishBenchFlows(
  baseUrl: string,
  folder: string,
  prepare: (editor: Editor) => Promise<void> = async () => undefined,
): Promise<Pick<BenchN8n, 'takeTickets' | 'settled'>> {
  const editor = await signIn(baseUrl, { email: 'bench@urp.example', password: 'Bench-mark-2026' });
  await prepare(editor);
  const taker = 'urp-tickets';
  const flows = await editor.importFlows(folder);
  await editor.publish(...flows.map(({ id }) => id).filter((id) => id !== taker));
  return {
    takeTickets: async (takes) => {
      await (takes ? editor.publish(taker) : editor.unpublish(taker));
    },
    settled: () => settled(editor),
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
