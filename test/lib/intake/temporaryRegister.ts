import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';

/**
 * A register of its own in a temporary folder; `remove` closes it and takes it away. `now` is its
 * clock, for a test whose days are written down.
 */
export async function temporaryRegister(now?: Date): Promise<{
  register: Register;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'urp-register-'));
  const place = { kind: 'sqlite', file: join(folder, 'register.sqlite') } as const;
  const register = await openRegister(place, now && { now: () => now });
  return {
    register,
    remove: async () => {
      await register.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
