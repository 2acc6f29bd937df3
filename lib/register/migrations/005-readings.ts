import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DatabaseKind } from '../tables';

/** Readings of meters, to compare the next one with; and what a ticket tells of its own. */
export function readings(kind: DatabaseKind): Migration {
  const [ordered, decimal] =
    kind === 'sqlite' ? ['text', 'real'] : ['text collate "C"', 'double precision'];
  const statements = [
    'alter table urp_tickets add column reading text',
    `create table urp_readings (
      reference text primary key references urp_tickets (reference) on delete cascade,
      meter text not null,
      "value" ${decimal} not null,
      read_on ${ordered} not null,
      is_plausible integer not null
    )`,
    'create index urp_readings_meter on urp_readings (meter, read_on)',
  ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
