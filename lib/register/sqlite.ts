import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely';
import type { Store } from './store';
import type { Tables } from './tables';

/** Milliseconds that one process waits for another's transaction; these take a few. */
const busyTimeout = 5000;

/**
 * Opens the file, made with its folder where it is not there yet, for its owner alone. What was
 * answered survives a power cut: each commit is flushed to the disk (`synchronous = FULL`).
 */
export async function openSqlite(file: string): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    await useWriteAheadLog(database);
    database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect({ database: adapt(database) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, locksRows: false, words };
}

/** SQLite does not wait its timeout while another process makes the same change of mode. */
async function useWriteAheadLog(database: DatabaseSync): Promise<void> {
  const until = Date.now() + busyTimeout;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isLocked(error) || Date.now() > until) throw error;
      await pause(20);
    }
  }
}

function isLocked(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  const primary = (errcode ?? 0) & 0xff;
  return primary === 5 || primary === 6;
}

/** A full-text index without a copy of the text; `contentless_delete` lets a ticket be purged. */
const words: Store['words'] = {
  async add(transaction, ticketId, list) {
    await sql`insert into urp_words (rowid, words) values (${ticketId}, ${list.join(' ')})`.execute(
      transaction,
    );
  },
  matches(list) {
    const query = list.map((word) => `"${word}"*`).join(' ');
    return sql`urp_tickets.id in (select rowid from urp_words where words match ${query})`;
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
 * Takes the right to write when a transaction begins. One that began to read and then writes would
 * fail at once, whatever the timeout, where another process wrote in between.
 */
class WritingDriver extends SqliteDriver {
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
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
