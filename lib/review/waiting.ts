import type { Decision, Register } from '../register/register';
import { findTickets } from '../register/search';
import { priorities, type Ticket } from '../register/ticket';

/** A ticket that waits for a person, and what is proposed for it. */
export interface Waiting {
  ticket: Ticket;
  proposal: Decision;
}

/** Tickets in review with a proposal that nobody decided on: the most urgent first, then the oldest. */
export async function waitingTickets(
  register: Pick<Register, 'search' | 'decisions'>,
): Promise<Waiting[]> {
  const tickets = await findTickets(register, { statuses: ['in-review'] });
  const waiting: Waiting[] = [];
  for (const ticket of tickets) {
    const proposal = (await register.decisions(ticket.reference)).at(-1);
    if (proposal && proposal.decidedAt === null) waiting.push({ ticket, proposal });
  }
  return waiting.sort(
    (one, other) =>
      urgency(other) - urgency(one) ||
      one.ticket.submittedAt.localeCompare(other.ticket.submittedAt),
  );
}

function urgency({ ticket, proposal }: Waiting): number {
  const proposed = priorities.findIndex((priority) => priority === proposal.proposal.priority);
  return Math.max(priorities.indexOf(ticket.priority), proposed);
}
