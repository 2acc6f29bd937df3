import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How often something was done in the minutes past, counted for all processes. */
export const limits: Migration = {
  async up(db) {
    await sql
      .raw(
        `create table urp_limits (
          "key" text primary key,
          "count" integer not null,
          ends_at text not null
        )`,
      )
      .execute(db);
    await sql.raw('create index urp_limits_ends_at on urp_limits (ends_at)').execute(db);
  },
};
