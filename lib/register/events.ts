import type { EventKind, TicketEvent } from './ticketRecords';
import type { JsonObject, JsonValue } from '../json';
import type { RegisterDatabase, RegisterTransaction } from './tables';

/** What is written; keys that hold nothing are left out. */
export interface NewEvent {
  reference: string;
  kind: EventKind;
  at: string;
  by: string;
  details: Record<string, JsonValue | undefined>;
}

/** Writes an event within the transaction that changes the state it stands behind. */
export async function appendEvent(
  transaction: RegisterTransaction,
  { details, ...event }: NewEvent,
): Promise<TicketEvent> {
  const told = JSON.stringify(details);
  const { sequence } = await transaction
    .insertInto('urpEvents')
    .values({ ...event, details: told })
    .returning('sequence')
    .executeTakeFirstOrThrow();
  return { sequence, ...event, details: JSON.parse(told) as JsonObject };
}

/** Oldest first. */
export async function eventsOf(
  db: RegisterDatabase | RegisterTransaction,
  reference: string,
): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom('urpEvents')
    .selectAll()
    .where('reference', '=', reference)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as JsonObject }));
}
