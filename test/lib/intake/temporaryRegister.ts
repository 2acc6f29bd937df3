import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';

/** A register of its own in a temporary folder; `remove` closes it and takes it away. */
export async function temporaryRegister(): Promise<{
  register: Register;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'urp-register-'));
  const register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  return {
    register,
    remove: async () => {
      await register.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
