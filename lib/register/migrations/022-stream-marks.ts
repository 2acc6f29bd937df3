import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How far each stream of a provider's events has been read. */
export const streamMarks: Migration = {
  async up(db) {
    await sql
      .raw(
        'create table urp_stream_marks (stream text primary key, event_id text not null, moved_at text not null)',
      )
      .execute(db);
  },
};
