import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openSqlite } from '../../../lib/register/sqlite';
import type { Store } from '../../../lib/register/store';
import { writer } from '../../../lib/register/writing';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-writing-'));
  store = await openSqlite(join(folder, 'register.sqlite'));
  await sql`create table notes (number integer)`.execute(store.db);
});
afterEach(async () => {
  await store.db.destroy();
  rmSync(folder, { recursive: true });
});

async function noted(): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from notes`.execute(store.db);
  return rows.map(({ number }) => number);
}

test('of works that share a transaction, one that fails leaves no trace and the others stand', async () => {
  const write = writer(store);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 120 }, (_, number) =>
      write(async (transaction) => {
        await sql`insert into notes values (${number})`.execute(transaction);
        if (number % 7 === 3) throw new Error(`not ${number}`);
        return number;
      }),
    ),
  );
  const stands = Array.from({ length: 120 }, (_, number) => number).filter(
    (each) => each % 7 !== 3,
  );
  expect(await noted()).toEqual(stands);
  expect(outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))).toEqual(
    stands,
  );
  const reasons = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(reasons.map(({ message }: Error) => message)).toContain('not 3');
});

test('all that share a transaction fail when it cannot be written', async () => {
  const write = writer(store);
  await sql`pragma foreign_keys = on`.execute(store.db);
  await sql`create table owners (id integer primary key)`.execute(store.db);
  await sql`create table things (owner integer references owners deferrable initially deferred)`.execute(
    store.db,
  );
  const works = [1, 2].map((number) =>
    write(async (transaction) => {
      await sql`insert into notes values (${number})`.execute(transaction);
      // Checked at the end of the transaction only.
      if (number === 2) await sql`insert into things values (9)`.execute(transaction);
    }),
  );
  const outcomes = await Promise.allSettled(works);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await noted()).toEqual([]);
  await expect(write(async () => 'next')).resolves.toBe('next');
});
