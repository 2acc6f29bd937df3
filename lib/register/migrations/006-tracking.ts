import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where the citizen follows a ticket; null where it came by no form. */
export const tracking: Migration = {
  async up(db) {
    await sql.raw('alter table urp_tickets add column tracking_url text').execute(db);
  },
};
