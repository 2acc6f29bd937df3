import { check } from './check';
import type { AssessedReading } from './reading';
import type { Register } from './register';
import type { Store } from './store';
import type { RegisterTransaction } from './tables';
import type { TicketStatus } from './ticket';

/** Nothing is left to do: what was implausible stands where the office answered it. */
const settled: TicketStatus[] = ['answered', 'closed'];

/** Readings of meters, each with the ticket that it came by. */
export function readingPart({ db }: Store): Pick<Register, 'lastReading'> {
  return {
    async lastReading(meter, until) {
      const row = await db
        .selectFrom('urpReadings')
        .innerJoin('urpTickets', 'urpTickets.reference', 'urpReadings.reference')
        .select(['value', 'readOn'])
        .where('meter', '=', check.meter(meter))
        .where('readOn', '<=', check.day(until))
        .where('status', '!=', 'rejected')
        .where(({ eb, or }) => or([eb('isPlausible', '=', 1), eb('status', 'in', settled)]))
        .orderBy('readOn', 'desc')
        .orderBy('urpTickets.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

/** Writes a reading within the transaction of its ticket. */
export async function keepReading(
  transaction: RegisterTransaction,
  reference: string,
  { meter, value, readOn, plausible }: AssessedReading,
): Promise<void> {
  await transaction
    .insertInto('urpReadings')
    .values({ reference, meter, value, readOn, isPlausible: plausible ? 1 : 0 })
    .execute();
}
