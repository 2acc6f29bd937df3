import { randomInt } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
} from 'kysely';
import { columnNames, type Store } from './store';
import type { Tables } from './tables';

/** Milliseconds to wait for another's transaction, which takes a few, before giving up. */
const longestWait = 10_000;

/** Statements kept ready to run again; to prepare one takes longer than to run it. */
const mostPrepared = 200;

/** SQLite's result codes for a file, and for a table, that another has locked. */
const busy = 5;
const locked = 6;

/**
 * Opens the file, made with its folder where it is not there yet, for its owner alone. What was
 * answered survives a power cut: each commit is flushed to the disk (`synchronous = FULL`).
 */
export async function openSqlite(file: string): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    await whileLocked(() => database.exec('PRAGMA journal_mode = WAL'));
    // Without "secure_delete" what is removed stays readable in the file until chance overwrites it.
    database.exec(
      'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
    );
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect({ database: adapt(database) }),
    plugins: [columnNames],
  });
  // A transaction that writes holds the whole file.
  return { db, locksRows: false, lock: async () => undefined, words, scrub: () => scrub(db) };
}

/** Pages of the word index that are merged at a time: some 40 ms, in which nothing else is answered. */
const pagesAtOnce = 200;

/**
 * The word index only marks a removed ticket's words as gone, and the log beside the file still has
 * its rows: merging drops the one, writing the log back the other. Another process that is reading
 * keeps the log; it then goes with a later call.
 */
async function scrub(db: Kysely<Tables>): Promise<void> {
  const written = async (connection: Kysely<Tables>) => {
    const { rows } = await sql<{ written: number }>`select total_changes() as written`.execute(
      connection,
    );
    return rows[0]!.written;
  };
  const merges = () =>
    db.connection().execute(async (connection) => {
      const before = await written(connection);
      await sql`insert into urp_words (urp_words, rank) values ('merge', ${-pagesAtOnce})`.execute(
        connection,
      );
      // SQLite's own sign that there is nothing left to merge: fewer than two changes.
      return (await written(connection)) - before >= 2;
    });
  // Whoever else waits is answered in between.
  while (await merges()) await nextTurn();
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/**
 * Tries again while another connection has the file locked. SQLite's own wait would hold up the
 * whole process, the transaction that it waits for included where that is the process's own.
 */
async function whileLocked<T>(work: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + longestWait;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error) || Date.now() > until) throw error;
      await pause(randomInt(2, 15));
    }
  }
}

function isLocked(error: unknown): boolean {
  const primaryCode = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
  return primaryCode === busy || primaryCode === locked;
}

/** SQLite's full-text index; each word in quotes, so that none is an operator. */
const words: Store['words'] = {
  async add(transaction, ticketId, list) {
    await sql`insert into urp_words (rowid, words) values (${ticketId}, ${list.join(' ')})`.execute(
      transaction,
    );
  },
  matches(list) {
    const query = list.map((word) => `"${word}"*`).join(' ');
    return sql`urp_tickets.id in (select rowid from urp_words where urp_words match ${query})`;
  },
};

/** Kysely's dialect expects better-sqlite3: this gives it Node's own SQLite in that shape. */
class NodeSqliteDialect extends SqliteDialect {
  constructor(private readonly config: SqliteDialectConfig) {
    super(config);
  }

  override createDriver(): SqliteDriver {
    return new WritingDriver(this.config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * Takes the right to write when a transaction begins: one that began to read and then writes would
 * fail for good where another process wrote in between.
 */
class WritingDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => whileLocked(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** SQLite changes its schema within transactions: the first process migrates, the others wait. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known;
      const statement = prepare(database, text);
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, text: string): SqliteStatement {
  const statement = database.prepare(text);
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    // Read row by row while others may run the same statement: one of its own.
    iterate: (parameters) => database.prepare(text).iterate(...values(parameters)),
  };
}
