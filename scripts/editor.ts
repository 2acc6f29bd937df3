import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/**
 * What an officer does in n8n's editor, done by a program over the same interface (`/rest`):
 * one sign-in, then credentials, flows, publishing. Changes hold at once, with n8n running.
 */

export interface Owner {
  email: string;
  /** At least eight characters, with a digit and a capital: n8n's rule. */
  password: string;
}

export interface Credential {
  name: string;
  /** Such as `urpSmtp`. */
  type: string;
  data: Record<string, unknown>;
}

export type FlowNode = z.infer<typeof flowNode>;
const flowNode = z
  .object({
    name: z.string(),
    type: z.string(),
    parameters: z.record(z.unknown()).optional(),
    credentials: z.record(z.object({ id: z.string().nullish(), name: z.string() })).optional(),
  })
  .passthrough();

/** A flow as its file holds it: the keys that n8n takes. Others, of other n8n, are dropped. */
export type FlowFile = z.infer<typeof flowFile>;
const flowFile = z.object({
  name: z.string(),
  nodes: z.array(flowNode),
  connections: z.record(z.unknown()),
  settings: z.record(z.unknown()).optional(),
  pinData: z.record(z.unknown()).optional(),
});

/** A flow as n8n keeps it. `checksum` changes with every edit, publishing and archiving. */
export type Flow = z.infer<typeof flow>;
const flow = flowFile.pick({ name: true, nodes: true }).extend({
  id: z.string(),
  active: z.boolean(),
  isArchived: z.boolean(),
  versionId: z.string(),
  checksum: z.string(),
});

/** A credential as n8n shows it; its data stay in n8n. `updatedAt` changes with every edit. */
export type SavedCredential = z.infer<typeof savedCredential>;
const savedCredential = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  updatedAt: z.string(),
});
const publication = z.object({
  status: z.enum(['in_progress', 'not_published', 'published', 'partial', 'failed']),
  triggers: z.array(z.object({ nodeId: z.string(), errorMessage: z.string().nullish() })),
});

const ownerName = { firstName: 'Ufficio', lastName: 'Relazioni con il Pubblico' };

/**
 * Signs in, making the owner on an n8n that has none yet.
 * @throws when n8n has an owner with another address or password
 */
export async function signIn(baseUrl: string, owner: Owner): Promise<Editor> {
  const login = { emailOrLdapLoginId: owner.email, password: owner.password };
  let answer = await post(`${baseUrl}/rest/login`, login);
  if (!answer.ok) {
    const refused = `n8n non accetta l'accesso di ${owner.email}: ${await answer.text()}`;
    answer = await post(`${baseUrl}/rest/owner/setup`, { ...owner, ...ownerName });
    if (!answer.ok) throw new Error(refused);
  }
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return new Editor(baseUrl, cookie.join('; '));
}

export class Editor {
  constructor(
    readonly baseUrl: string,
    private readonly cookie: string,
  ) {}

  /** Makes the credential, or gives the one of that name and type the new data. */
  async saveCredential(credential: Credential): Promise<SavedCredential> {
    const saved = (await this.credentials()).find(
      ({ name, type }) => name === credential.name && type === credential.type,
    );
    const answer = saved
      ? await this.call('PATCH', `/credentials/${saved.id}`, credential)
      : await this.call('POST', '/credentials', credential);
    return savedCredential.parse(answer);
  }

  async credentials(): Promise<SavedCredential[]> {
    return z.array(savedCredential).parse(await this.call('GET', '/credentials'));
  }

  /** The flow with this id, or nothing. */
  async flow(id: string): Promise<Flow | undefined> {
    const { exists } = z
      .object({ exists: z.boolean() })
      .parse(await this.call('GET', `/workflows/${id}/exists`));
    return exists ? flow.parse(await this.call('GET', `/workflows/${id}`)) : undefined;
  }

  /**
   * Brings in flow files, or all `*.json` of folders, in the order of their names. A flow's id is its
   * file's name without ending, so that bringing it in again replaces it; it stays unpublished, or
   * published as it was. A node's credential, which a file knows by name, gets its id here.
   * @throws when a file is no flow, or names a credential that is not there
   */
  async importFlows(...paths: string[]): Promise<Flow[]> {
    const saved = await this.credentials();
    const flows: Flow[] = [];
    for (const file of flowFiles(...paths)) {
      flows.push(await this.importFlow(flowId(file), readFlow(file), saved));
    }
    return flows;
  }

  /** Brings in one flow under this id, as {@link importFlows} does. */
  async importFlow(id: string, file: FlowFile, saved?: SavedCredential[]): Promise<Flow> {
    const content = withCredentialIds(file, saved ?? (await this.credentials()));
    const answer = (await this.flow(id))
      ? await this.call('PATCH', `/workflows/${id}?forceSave=true`, content)
      : await this.call('POST', '/workflows', { id, ...content });
    return flow.parse(answer);
  }

  /**
   * Publishes flows as they stand and waits until their triggers answer.
   * @throws when a trigger does not start, with n8n's reason
   */
  async publish(...ids: string[]): Promise<Flow[]> {
    const published: Flow[] = [];
    for (const id of ids) {
      const { versionId } = flow.parse(await this.call('GET', `/workflows/${id}`));
      const answer = await this.call('POST', `/workflows/${id}/activate`, { versionId });
      await this.triggersReady(id);
      published.push(flow.parse(answer));
    }
    return published;
  }

  /** Anything else under n8n's `/rest`: the answer's `data`. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.baseUrl}/rest${path}`, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`n8n: ${method} ${path} → ${answer.status}: ${await answer.text()}`);
    }
    const { data } = z.object({ data: z.unknown() }).parse(await answer.json());
    return data;
  }

  /** n8n publishes in the background: the answer to the request comes before the form does. */
  private async triggersReady(id: string): Promise<void> {
    for (;;) {
      const { status, triggers } = publication.parse(
        await this.call('GET', `/workflows/${id}/publication-status`),
      );
      if (status === 'published' || status === 'not_published') return;
      if (status !== 'in_progress') {
        const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
        throw new Error(`Il flusso «${id}» non è stato pubblicato: ${reasons.join('; ')}`);
      }
      await sleep(50);
    }
  }
}

/** Flow files among the paths, and in those that are folders, by name. */
export function flowFiles(...paths: string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(path, name));
  });
}

/** `workflows/01-sportello.json` is the flow `01-sportello`, in every n8n. */
export function flowId(file: string): string {
  return basename(file, '.json');
}

/** @throws when the file is no flow: which, and what is wrong in it */
export function readFlow(file: string): FlowFile {
  try {
    return flowFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} non è un flusso di n8n: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Gives each node's credential the id that it has in this n8n, found by type and name. */
export function withCredentialIds(
  file: FlowFile,
  saved: Pick<SavedCredential, 'id' | 'name' | 'type'>[],
): FlowFile {
  const idOf = (type: string, name: string): string => {
    const found = saved.find((each) => each.type === type && each.name === name);
    if (found) return found.id;
    throw new Error(
      `«${file.name}» usa la credenziale «${name}» (${type}), che in questo n8n non c'è.`,
    );
  };
  const nodes = file.nodes.map((node) => {
    if (!node.credentials) return node;
    const credentials = Object.entries(node.credentials).map(([type, { name }]) => [
      type,
      { id: idOf(type, name), name },
    ]);
    return { ...node, credentials: Object.fromEntries(credentials) };
  });
  return { ...file, nodes };
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
