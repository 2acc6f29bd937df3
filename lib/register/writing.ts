import { setImmediate as nextTurn } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import type { Store } from './store';
import type { RegisterTransaction } from './tables';

const savepoint = CompiledQuery.raw('savepoint call');
const rollback = CompiledQuery.raw('rollback to call');
const release = CompiledQuery.raw('release call');

/** Performs work in a transaction, and answers once it is durable. */
export type Write = <T>(work: (transaction: RegisterTransaction) => Promise<T>) => Promise<T>;

interface Call {
  /** Does the work and keeps what came of it. */
  perform(transaction: RegisterTransaction): Promise<void>;
  /** Answers whoever asked, once all is on the disk. */
  answer(): void;
  fail(error: unknown): void;
}

/** Calls in one transaction: it holds up the process for a few milliseconds at most. */
const mostCalls = 50;

/**
 * Transactions for what is written often and by many at once. SQLite flushes one transaction after
 * another to the disk, which takes longer than all the rest: calls that wait for it share the next,
 * each behind a savepoint of its own, so that one call's failure is its alone. Postgres joins the
 * flushes of its connections by itself.
 */
export function writer({ db, locksRows }: Pick<Store, 'db' | 'locksRows'>): Write {
  if (locksRows) return (work) => db.transaction().execute(work);
  const waiting: Call[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      // What came in during the last flush is heard first, and joins.
      await nextTurn();
      await writeTogether(waiting.splice(0, mostCalls));
    }
    isWriting = false;
  }

  async function writeTogether(calls: Call[]): Promise<void> {
    try {
      await db.transaction().execute(async (transaction) => {
        for (const call of calls) await call.perform(transaction);
      });
    } catch (error) {
      for (const call of calls) call.fail(error);
      return;
    }
    for (const call of calls) call.answer();
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let answer: () => void;
      waiting.push({
        perform: async (transaction) => {
          const outcome = await behindSavepoint(transaction, work);
          answer = () => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value));
        },
        answer: () => answer(),
        fail: reject,
      });
      if (!isWriting) void writeAll();
    });
}

async function behindSavepoint<T>(
  transaction: RegisterTransaction,
  work: (transaction: RegisterTransaction) => Promise<T>,
): Promise<{ value: T } | { error: unknown }> {
  await transaction.executeQuery(savepoint);
  try {
    const value = await work(transaction);
    await transaction.executeQuery(release);
    return { value };
  } catch (error) {
    await transaction.executeQuery(rollback);
    await transaction.executeQuery(release);
    return { error };
  }
}
