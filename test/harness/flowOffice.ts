import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Register } from '../../lib/register/register';
import { officeRegister } from '../../nodes/shell/register';
import type { Message } from '../../sandbox/mailbox';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { sandboxCredentials } from '../../scripts/sandboxCredentials';

/** What a suite's flows write to, through n8n-core: the sandbox, and the embedded register. */
export interface FlowOffice {
  /** For what else the suite writes; goes away with it. */
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly register: Register;
  /** Every credential of the sandbox, by type; of another one where it is given. */
  credentials(sandbox?: Sandbox): Record<string, ICredentialDataDecryptedObject>;
  /** What the sandbox's mail server took, the oldest first. */
  mails(): Promise<Message[]>;
}

/** Opens an office before the suite's tests and closes it after them. */
export function openFlowOffice(): FlowOffice {
  const folder = mkdtempSync(join(tmpdir(), 'urp-flows-'));
  let sandbox: Sandbox;
  let register: Register;
  beforeAll(async () => {
    sandbox = await startSandbox({ folder });
    register = await officeRegister();
  });
  afterAll(async () => {
    await register.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    get sandbox() {
      return sandbox;
    },
    get register() {
      return register;
    },
    credentials: (of = sandbox) =>
      Object.fromEntries(
        sandboxCredentials(of).map(({ type, data }) => [
          type,
          data as ICredentialDataDecryptedObject,
        ]),
      ),
    mails: async () => ((await (await fetch(sandbox.inboxApi)).json()) as Message[]).reverse(),
  };
}
