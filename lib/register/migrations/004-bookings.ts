import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DatabaseKind } from '../tables';

/** Places of agendas that are taken, each once; and what a ticket tells of its appointment. */
export function bookings(kind: DatabaseKind): Migration {
  const ordered = kind === 'sqlite' ? 'text' : 'text collate "C"';
  const statements = [
    'alter table urp_tickets add column appointment text',
    `create table urp_bookings (
      reference text primary key references urp_tickets (reference) on delete cascade,
      agenda text not null,
      starts_at ${ordered} not null,
      ends_at ${ordered} not null,
      place integer not null,
      unique (agenda, starts_at, place)
    )`,
    'create index urp_bookings_starts_at on urp_bookings (starts_at)',
  ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
