import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Counts of purged tickets; an empty text where a ticket had no category or office. */
export const statistics: Migration = {
  async up(db) {
    await sql
      .raw(
        `create table urp_statistics (
          month text not null,
          channel text not null,
          category text not null,
          office text not null,
          priority text not null,
          status text not null,
          tickets integer not null,
          primary key (month, channel, category, office, priority, status)
        )`,
      )
      .execute(db);
  },
};
