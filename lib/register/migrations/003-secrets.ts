import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the office signs its links with; every process reads the same one. */
export const secrets: Migration = {
  async up(db) {
    await sql
      .raw('create table urp_secrets (name text primary key, value text not null)')
      .execute(db);
  },
};
