import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who gave a recurring problem its name: its own words, or a language model. */
export const problemNames: Migration = {
  async up(db) {
    await sql
      .raw("alter table urp_problems add column named_by text not null default 'words'")
      .execute(db);
  },
};
