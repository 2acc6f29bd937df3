import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Messages that wait for the recipient's next digest; once it is settled only their keys stay. */
export const digests: Migration = {
  async up(db) {
    for (const statement of [
      `create table urp_digest_entries (
        "key" text primary key,
        channel text not null,
        group_key text not null,
        recipient text not null,
        reference text,
        language text not null,
        subject text not null,
        text text not null,
        collected_at text not null,
        digest text,
        settled_at text
      )`,
      'create index urp_digest_entries_open on urp_digest_entries (channel, settled_at)',
      'create index urp_digest_entries_digest on urp_digest_entries (digest)',
      'create index urp_digest_entries_reference on urp_digest_entries (reference)',
    ]) {
      await sql.raw(statement).execute(db);
    }
  },
};
