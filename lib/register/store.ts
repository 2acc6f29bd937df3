import { CamelCasePlugin, type Expression, type SqlBool } from 'kysely';
import type { RegisterDatabase, RegisterTransaction } from './tables';

/** Names as code writes them on this side, as SQL does on the other; what stands in JSON stays. */
export const columnNames = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** An open database, with what the two kinds do each in their own way. */
export interface Store {
  db: RegisterDatabase;
  /** Whether rows are locked one by one (Postgres) or a transaction holds the whole file (SQLite). */
  locksRows: boolean;
  /** Whoever takes a name waits for the transaction that holds it. */
  lock(transaction: RegisterTransaction, name: string): Promise<void>;
  words: WordIndex;
  /** Leaves nothing readable of rows that were removed, as far as the database lets itself be told. */
  scrub(): Promise<void>;
}

/** Where the words of tickets are looked up; a word stands for all that begin with it. */
export interface WordIndex {
  add(transaction: RegisterTransaction, ticketId: number, words: string[]): Promise<void>;
  /** True for the tickets that have every one of the words. */
  matches(words: string[]): Expression<SqlBool>;
}

/** What a register takes from outside: the time, and numbers that nobody can guess. */
export interface Circumstances {
  now(): Date;
  mintReference(): string;
}
