import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../sandbox/mailbox';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { ensureBuilt } from '../../scripts/build';
import { signIn, type Editor, type Flow, type Owner } from '../../scripts/editor';
import { formAddress, startsByItself } from '../../scripts/examples';
import { sandboxCredentials } from '../../scripts/sandboxCredentials';
import { ensureHost } from '../../scripts/host';
import { startN8n } from '../../scripts/n8n';

/** A whole office for one suite: the real n8n with the pack, and the sandbox that takes its mail. */
export interface Office {
  baseUrl: string;
  /** The citizen's form of the flows that were brought in. */
  form: string;
  editor: Editor;
  owner: Owner;
  sandbox: Sandbox;
  flows: Flow[];
  /** The register's file. */
  registerFile: string;
  /** What the sandbox's mail server took, the oldest first. */
  mails(): Promise<Message[]>;
  /** Ends n8n as a power cut does, and starts it again at the same address; `whileDown` in between. */
  crash(whileDown?: () => void): Promise<void>;
  stop(): Promise<void>;
}

const owner: Owner = { email: 'urp@comune.example', password: 'Sportello1' };

/** Starts an office in a temporary folder, the given flow files imported and published. */
export async function startOffice(...flowFiles: string[]): Promise<Office> {
  await ensureHost();
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'urp-office-'));
  const userFolder = join(folder, 'n8n');
  const sandbox = await startSandbox({ folder: join(folder, 'sandbox') });
  let n8n = await startN8n({ userFolder });
  const { baseUrl } = n8n;
  const stop = async () => {
    await n8n.stop();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const editor = await signIn(baseUrl, owner);
    for (const credential of sandboxCredentials(sandbox)) await editor.saveCredential(credential);
    const flows = await editor.importFlows(...flowFiles);
    await editor.publish(...flows.filter(startsByItself).map(({ id }) => id));
    return {
      baseUrl,
      form: formAddress(baseUrl, flows) ?? '',
      editor,
      owner,
      sandbox,
      flows,
      registerFile: join(userFolder, '.n8n/urp/register.sqlite'),
      mails: () => mailsOf(sandbox),
      crash: async (whileDown) => {
        await n8n.kill();
        whileDown?.();
        n8n = await startN8n({ userFolder, port: Number(new URL(baseUrl).port) });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function mailsOf({ inboxApi }: Sandbox): Promise<Message[]> {
  const answer = await fetch(inboxApi);
  return ((await answer.json()) as Message[]).reverse();
}

/**
 * Asks again until the answer is there.
 * @throws after the deadline, with what was waited for
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  seconds = 60,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await sleep(200);
  }
  throw new Error(`Waited ${seconds} s in vain for ${what}.`);
}
