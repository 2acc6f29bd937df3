import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from './store';
import type { RegisterDatabase } from './tables';

/** Events looked through at once. */
const window = 1000;
/** Milliseconds to wait for transactions under way; what they hold up is read the next time. */
const patience = 1000;
const pauseBetween = 10;

/**
 * The number of an event up to which, from another on, all that will ever be there is there.
 *
 * SQLite commits in the order of the numbers. On Postgres a transaction takes its number and commits
 * later than one with a higher number, so that a number that is missing may still come. A missing
 * number below one that is there belongs to a transaction that had its own id before, for each
 * transaction writes something else before its event: once all that run now have ended, it is there
 * or never will be. The numbers alone survive a dump and a restore; ids of transactions do not.
 */
export async function settledUntil({ db, locksRows }: Store, after: number): Promise<number> {
  const { found, last, unbroken } = await looked(db, after);
  if (!locksRows || last - after === found) return last;
  return (await allEnded(db)) ? last : unbroken;
}

async function looked(db: RegisterDatabase, after: number) {
  const next = db
    .selectFrom('urpEvents')
    .select('sequence')
    .select(sql<number>`${after} + row_number() over (order by sequence)`.as('place'))
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(window);
  const { found, last, unbroken } = await db
    .selectFrom(next.as('next'))
    .select(({ fn }) => [fn.countAll().as('found'), fn.max('sequence').as('last')])
    .select(sql<number | null>`max(case when sequence = place then sequence end)`.as('unbroken'))
    .executeTakeFirstOrThrow();
  return { found: Number(found), last: last ?? after, unbroken: unbroken ?? after };
}

/** Whether all transactions that run at the call have ended, waited for a little. */
async function allEnded(db: RegisterDatabase): Promise<boolean> {
  // A fresh id: those given out before it are lower. The snapshot's own end may lie below them.
  const { id } = await one<{ id: string }>(db, sql`select pg_current_xact_id()::text as id`);
  const until = Date.now() + patience;
  for (;;) {
    const { ended } = await one<{ ended: boolean }>(
      db,
      sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${id}::xid8 as ended`,
    );
    if (ended || Date.now() > until) return ended;
    await pause(pauseBetween);
  }
}

async function one<Row>(db: RegisterDatabase, query: ReturnType<typeof sql<unknown>>) {
  const { rows } = await query.execute(db);
  return rows[0] as Row;
}
