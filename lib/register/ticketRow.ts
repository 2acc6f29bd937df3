import type { Selectable, Updateable } from 'kysely';
import { UrpError } from '../error';
import type { JsonObject } from '../json';
import type { Appointment } from './appointment';
import { check } from './check';
import type { AssessedReading } from './reading';
import { parseReference } from './reference';
import type { Store } from './store';
import type { RegisterDatabase, RegisterTransaction, TicketTable } from './tables';
import type { Citizen, Ticket } from './ticket';

/** Changes a ticket in one transaction, nobody else at the same time. Errors: `ticket.unknown`. */
export function ticketChange({ db, locksRows }: Store) {
  return <T>(
    reference: string,
    by: string,
    work: (transaction: RegisterTransaction, ticket: Ticket, who: string) => Promise<T>,
  ): Promise<T> => {
    const who = check.by(by);
    const parsed = parseReference(reference);
    return db
      .transaction()
      .execute(async (transaction) =>
        work(transaction, await ticketNumbered(transaction, parsed, locksRows), who),
      );
  };
}

/** Errors: `ticket.unknown`. */
export async function ticketNumbered(
  db: RegisterDatabase | RegisterTransaction,
  reference: string,
  locksRow = false,
): Promise<Ticket> {
  const row = await db
    .selectFrom('urpTickets')
    .select(ticketColumns)
    .where('reference', '=', reference)
    .$if(locksRow, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw unknownTicket(reference);
  return ticketOf(row);
}

/** Columns that make a ticket: not its words, nor the key it was sent under. */
export const ticketColumns = [
  'reference',
  'subject',
  'text',
  'formId',
  'formVersion',
  'channel',
  'language',
  'submittedAt',
  'citizen',
  'fields',
  'category',
  'office',
  'priority',
  'status',
  'assignee',
  'dueAt',
  'trackingUrl',
  'appointment',
  'reading',
] as const satisfies (keyof Ticket)[];

type TicketRow = Pick<Selectable<TicketTable>, (typeof ticketColumns)[number]>;

export function ticketOf(row: TicketRow): Ticket {
  const { appointment, reading, ...plain } = row;
  return {
    ...plain,
    citizen: JSON.parse(row.citizen) as Citizen,
    fields: JSON.parse(row.fields) as JsonObject,
    ...(appointment ? { appointment: JSON.parse(appointment) as Appointment } : {}),
    ...(reading ? { reading: JSON.parse(reading) as AssessedReading } : {}),
  };
}

/** Writes columns of one ticket. */
export async function update(
  transaction: RegisterTransaction,
  reference: string,
  changed: Updateable<TicketTable>,
): Promise<void> {
  await transaction
    .updateTable('urpTickets')
    .set(changed)
    .where('reference', '=', reference)
    .execute();
}

export function unknownTicket(reference: string): UrpError {
  return new UrpError('ticket.unknown', {
    it: {
      what: `Nel registro non c’è una richiesta con il numero ${reference}.`,
      todo: 'Controlla il numero, e che il nodo usi lo stesso registro in cui la richiesta è stata presentata.',
    },
    en: {
      what: `The register holds no ticket with the reference ${reference}.`,
      todo: 'Check the reference, and that the node uses the register in which the ticket was filed.',
    },
  });
}
