import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../../scripts/build';
import { signIn, type Editor } from '../../scripts/editor';
import { ensureHost } from '../../scripts/host';
import { startN8n } from '../../scripts/n8n';
import { ceilingSetting, classifierFlows, intakeFlows, paths } from './benchFlows';

/** Public addresses at one n8n: forms that ask the same, and a trigger that only answers. */
export interface Intake {
  ourForm: string;
  /** Ours with "Record Only": no execution starts. */
  recordOnlyForm: string;
  peerForm: string;
  ceiling: string;
}

/** A running n8n in which ours and n8n's own stand side by side. */
export interface BenchN8n extends Intake {
  /** Signed in, for rows that bring flows of their own. */
  editor: Editor;
  /** Take `{ tickets }`, and answer when each item went through the classifier, or through nothing. */
  classify: string;
  passOn: string;
  /** The register that the forms file into. */
  registerFile: string;
  /** What n8n's own database and the register hold by now. */
  stored(): Stored;
  /** Waits until no execution is left over, so that one measure does not pay for another's. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface Stored {
  executions: number;
  /** Bytes in use, of n8n's database and of the register together. */
  bytes: number;
}

export const owner = { email: 'bench@urp.example', password: 'Bench-mark-2026' };

/** Starts n8n in a new user folder, with the flows of `flows/` published and no other setting. */
export async function startBenchN8n(folder: string): Promise<BenchN8n> {
  await ensureHost();
  ensureBuilt();
  const userFolder = join(folder, 'n8n');
  const n8n = await startN8n({ userFolder, environment: ceilingSetting });
  const files = join(folder, 'flows');
  mkdirSync(files);
  let editor: Editor;
  try {
    editor = await signIn(n8n.baseUrl, owner);
    const flows = await editor.importFlows(
      ...intakeFlows(files, (flow) => flow),
      ...classifierFlows(),
    );
    await editor.publish(...flows.map(({ id }) => id));
  } catch (error) {
    await n8n.stop();
    throw error;
  }
  const registerFile = join(userFolder, '.n8n/urp/register.sqlite');
  return {
    editor,
    ...intakeAt(n8n.baseUrl),
    classify: `${n8n.baseUrl}${paths.classify}`,
    passOn: `${n8n.baseUrl}${paths.passOn}`,
    registerFile,
    stored: () => stored(join(userFolder, '.n8n/database.sqlite'), registerFile),
    settled: () => settled(editor),
    stop: () => n8n.stop(),
  };
}

export function intakeAt(baseUrl: string): Intake {
  return {
    ourForm: `${baseUrl}${paths.ours}`,
    recordOnlyForm: `${baseUrl}${paths.recordOnly}`,
    peerForm: `${baseUrl}${paths.peer}`,
    ceiling: `${baseUrl}${paths.ceiling}`,
  };
}

export async function settled(editor: Editor): Promise<void> {
  const filter = encodeURIComponent(JSON.stringify({ status: ['new', 'running'] }));
  for (;;) {
    const answer = await editor.call('GET', `/executions?limit=1&filter=${filter}`);
    if ((answer as { results: unknown[] }).results.length === 0) return;
    await sleep(100);
  }
}

function stored(database: string, register: string): Stored {
  const bytes = [database, register].map((file) =>
    ask(
      file,
      'select (page_count - freelist_count) * page_size as number from pragma_page_count, pragma_freelist_count, pragma_page_size',
    ),
  );
  return {
    executions: ask(database, 'select count(*) as number from execution_entity'),
    bytes: bytes[0]! + bytes[1]!,
  };
}

/** Read as n8n sees it: what is still in the write-ahead log counts. */
function ask(file: string, question: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number((database.prepare(question).get() as { number: number }).number);
  } finally {
    database.close();
  }
}
