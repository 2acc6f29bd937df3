import { randomBytes } from 'node:crypto';
import { keyMissing } from './registerKey';
import type { Register } from './register';
import type { Store } from './store';

const name = 'links';
const bytes = 32;

/** The office's own secret, made by the first process that asks; sealed where the register has a key. */
export function secretPart({ db }: Store): Pick<Register, 'secret'> {
  const read = () =>
    db.selectFrom('urpSecrets').select('value').where('name', '=', name).executeTakeFirst();
  let asked: Promise<Buffer> | undefined;

  async function readOrMade(): Promise<Buffer> {
    if (!(await read())) {
      await db
        .insertInto('urpSecrets')
        .values({ name, value: randomBytes(bytes).toString('base64') })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const { value } = (await read())!;
    const secret = Buffer.from(value, 'base64');
    // Another process has begun to use a key, and sealed it.
    if (secret.length !== bytes) throw keyMissing();
    // From before the key: only a value that stands there in clear is equal to the one read.
    await db
      .updateTable('urpSecrets')
      .set({ value })
      .where('name', '=', name)
      .where('value', '=', value)
      .execute();
    return secret;
  }

  return {
    // Whoever asks at the same time waits for the one answer; a failure is no answer.
    secret: () =>
      (asked ??= readOrMade().catch((failure: unknown) => {
        asked = undefined;
        throw failure;
      })),
  };
}
