import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DatabaseKind } from '../tables';

/** Receipts of messages as they came, byte by byte: what proves a PEC. They go with their message. */
export function messageReceipts(kind: DatabaseKind): Migration {
  const binary = kind === 'sqlite' ? 'blob' : 'bytea';
  return {
    async up(db) {
      await sql
        .raw(
          `create table urp_message_receipts (
            message_key text not null references urp_messages ("key") on delete cascade,
            sha256 text not null,
            kind text not null,
            at text not null,
            recipient text,
            content ${binary} not null,
            primary key (message_key, sha256)
          )`,
        )
        .execute(db);
    },
  };
}
