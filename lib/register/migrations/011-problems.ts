import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Recurring problems that a report named: words that five people or more used, and no ticket. */
export const problems: Migration = {
  async up(db) {
    await sql
      .raw(
        'create table urp_problems (id text primary key, name text not null, terms text not null)',
      )
      .execute(db);
  },
};
