import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table urp_feed_readers (
    reader text primary key,
    sequence integer not null,
    careful_until integer not null,
    failures integer not null,
    moved_at text not null
  )`,
  `create table urp_term_notices (
    reader text not null,
    reference text not null references urp_tickets (reference) on delete cascade,
    kind text not null,
    due_at text not null,
    told_at text not null,
    primary key (reader, reference, kind, due_at)
  )`,
  'create index urp_term_notices_reference on urp_term_notices (reference)',
  // Terms are looked at every few seconds: ended tickets, which keep theirs, stay out of the way.
  `create index urp_tickets_running_term on urp_tickets (due_at)
    where status in ('filed', 'in-review', 'assigned', 'in-progress')`,
];

/** How far each reader of the feed has come, and which terms it was told of. */
export const feed: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
