import { endedStatuses } from './status';
import type { Store } from './store';
import type { RegisterTransaction } from './tables';
import type { Ticket } from './ticket';

/** Who of several takes a ticket, and how many open tickets they had before it. */
export interface LeastLoaded {
  assignee: string;
  openTickets: number;
}

/**
 * Who of the named persons has the fewest open tickets, by name where several have as few. Whoever
 * assigns at the same time waits, so that each sees what the other has given.
 */
export async function leastLoaded(
  { lock }: Pick<Store, 'lock'>,
  transaction: RegisterTransaction,
  { reference }: Pick<Ticket, 'reference'>,
  people: string[],
): Promise<LeastLoaded> {
  await lock(transaction, 'assignment by load');
  const rows = await transaction
    .selectFrom('urpTickets')
    .select(['assignee', ({ fn }) => fn.countAll().as('tickets')])
    .where('assignee', 'in', people)
    .where('status', 'not in', endedStatuses)
    .where('reference', '!=', reference)
    .groupBy('assignee')
    .execute();
  const open = new Map(rows.map(({ assignee, tickets }) => [assignee, Number(tickets)]));
  const [least] = people
    .map((assignee) => ({ assignee, openTickets: open.get(assignee) ?? 0 }))
    .sort((one, other) => one.openTickets - other.openTickets || byName(one, other));
  return least!;
}

function byName(one: LeastLoaded, other: LeastLoaded): number {
  return one.assignee.localeCompare(other.assignee, 'it');
}
