import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import {
  flowFiles,
  flowId,
  readFlow,
  type Credential,
  type Editor,
  type Flow,
  type FlowFile,
} from './editor';

/** What we brought into this n8n: from what, and how n8n had it then. */
const record = z.object({ hash: z.string(), state: z.string() });
const records = z.record(record);

/** In the place of a file's hash, so that the next start brings it again. */
const unfinished = '';

/** What to do with an example that may be in n8n already, and may have been edited there. */
export type Decision = 'bring' | 'same' | 'edited';

/**
 * Decides so that nothing an officer made is lost: what is in n8n in another state than we left it,
 * or without our having brought it, stays as it is.
 */
export function decide(
  brought: z.infer<typeof record> | undefined,
  hash: string,
  state: string | undefined,
): Decision {
  if (state === undefined) return 'bring';
  if (brought?.state !== state) return 'edited';
  return brought.hash === hash ? 'same' : 'bring';
}

export interface Examples {
  flows: Flow[];
  /** Names of flows and credentials left alone because they were edited in n8n. */
  edited: string[];
}

/**
 * Brings the example flows and their credentials into n8n, publishes what can be published, and keeps
 * a record of it in `recordFile`. At a later start only what changed on our side is brought again.
 *
 * @param inbox address of the sandbox's inbox, which a flow may read
 */
export async function bringExamples(
  editor: Editor,
  paths: { folder: string; recordFile: string },
  credentials: Credential[],
  inbox: string,
): Promise<Examples> {
  const brought = existsSync(paths.recordFile)
    ? records.parse(JSON.parse(readFileSync(paths.recordFile, 'utf8')))
    : {};
  // At once: a start that is cut short must not leave its own doing for an officer's.
  const keep = (key: string, hash: string, state: string) => {
    brought[key] = { hash, state };
    writeFileSync(paths.recordFile, JSON.stringify(brought, null, 2));
  };
  const edited: string[] = [];

  const saved = await editor.credentials();
  for (const credential of credentials) {
    const key = `${credential.type} ${credential.name}`;
    const hash = sha256(JSON.stringify(credential));
    const now = saved.find(
      ({ name, type }) => name === credential.name && type === credential.type,
    );
    const decision = decide(brought[key], hash, now?.updatedAt);
    if (decision === 'edited') edited.push(credential.name);
    if (decision !== 'bring') continue;
    keep(key, hash, (await editor.saveCredential(credential)).updatedAt);
  }

  const flows: Flow[] = [];
  for (const file of flowFiles(paths.folder)) {
    const id = flowId(file);
    const example = readingInbox(readFlow(file), inbox);
    const hash = sha256(JSON.stringify(example));
    const before = await editor.flow(id);
    const decision = decide(brought[id], hash, before?.checksum);
    if (decision === 'bring') {
      const imported = await editor.importFlow(id, example);
      keep(id, unfinished, imported.checksum);
      if (startsByItself(imported)) await editor.publish(id);
    }
    const now = (await editor.flow(id)) as Flow;
    if (decision === 'edited') edited.push(now.name);
    if (decision === 'bring') keep(id, hash, now.checksum);
    flows.push(now);
  }
  return { flows, edited };
}

/** Where the inbox usually is, as the files say. */
const usualInbox = 'http://127.0.0.1:8025';

/** The flow as it reads the inbox where that is now. */
export function readingInbox(flow: FlowFile, inbox: string): FlowFile {
  return JSON.parse(JSON.stringify(flow).replaceAll(usualInbox, inbox)) as FlowFile;
}

/** A flow that only an officer starts, by hand, cannot be published. */
export function startsByItself({ nodes }: Pick<Flow, 'nodes'>): boolean {
  return nodes.some(({ type }) => /(?<!\.manual)trigger$|\.webhook$/i.test(type));
}

/** The public address of the first form among the flows, undefined when there is none. */
export function formAddress(baseUrl: string, flows: Flow[]): string | undefined {
  const node = flows
    .flatMap(({ nodes }) => nodes)
    .find(({ type }) => type === 'n8n-nodes-urp.urpFormTrigger');
  const path = node?.parameters?.path;
  return typeof path === 'string' ? `${baseUrl}/webhook/${path}` : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
