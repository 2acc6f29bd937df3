import { randomBytes } from 'node:crypto';
import type { Register } from './register';
import type { Store } from './store';

const name = 'links';
const bytes = 32;

/** The office's own secret, made by the first process that asks. */
export function secretPart({ db }: Store): Pick<Register, 'secret'> {
  const read = () =>
    db.selectFrom('urpSecrets').select('value').where('name', '=', name).executeTakeFirst();
  let known: Buffer | undefined;

  return {
    async secret() {
      if (known) return known;
      if (!(await read())) {
        await db
          .insertInto('urpSecrets')
          .values({ name, value: randomBytes(bytes).toString('base64') })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const { value } = (await read())!;
      return (known = Buffer.from(value, 'base64'));
    },
  };
}
