import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DatabaseKind } from '../tables';

/** A booking that is cancelled stays in its day's list and holds no place: the column becomes null. */
export function cancelledBookings(kind: DatabaseKind): Migration {
  // SQLite takes a constraint away only with its table.
  const statements =
    kind === 'postgres'
      ? ['alter table urp_bookings alter column place drop not null']
      : [
          `create table urp_bookings_014 (
            reference text primary key references urp_tickets (reference) on delete cascade,
            agenda text not null,
            starts_at text not null,
            ends_at text not null,
            place integer,
            unique (agenda, starts_at, place)
          )`,
          `insert into urp_bookings_014 (reference, agenda, starts_at, ends_at, place)
            select reference, agenda, starts_at, ends_at, place from urp_bookings`,
          'drop table urp_bookings',
          'alter table urp_bookings_014 rename to urp_bookings',
          'create index urp_bookings_starts_at on urp_bookings (starts_at)',
        ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
