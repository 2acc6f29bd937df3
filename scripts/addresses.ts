import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';

/** Everything that `npm start` makes lives here: `URP_EXAMPLE_FOLDER`, else `.urp`, which git ignores. */
export const folder = process.env.URP_EXAMPLE_FOLDER ?? join(root, '.urp');
const file = join(folder, 'addresses.json');

/** Where a running example is to be found; written by `npm start`, read by `npm run demo`. */
export type Addresses = z.infer<typeof addresses>;
const addresses = z.object({
  /** The process of `npm start`. */
  pid: z.number().int(),
  editor: z.string().url(),
  /** The citizen's form; none while no example flow has one. */
  form: z.string().url().optional(),
  inbox: z.string().url(),
  inboxApi: z.string().url(),
  smtpPort: z.number().int(),
  /** The register's SQLite file. */
  register: z.string(),
  owner: z.object({ email: z.string(), password: z.string() }),
});

export function writeAddresses(value: Addresses): void {
  writeFileSync(file, JSON.stringify(value, null, 2));
}

export function forgetAddresses(): void {
  rmSync(file, { force: true });
}

/** The addresses of the example that runs from this folder now, undefined when none does. */
export async function runningAddresses(): Promise<Addresses | undefined> {
  const found = written();
  if (!found) return undefined;
  const answers = await fetch(found.inboxApi).then(
    ({ ok }) => ok,
    () => false,
  );
  // After a crash the file stays: the port may be another example's, the number another process's.
  return answers && isAlive(found.pid) ? found : undefined;
}

/** Undefined where the file is not whole, or another version's: nothing of it may keep us from starting. */
function written(): Addresses | undefined {
  try {
    return addresses.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
