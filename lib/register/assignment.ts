import { UrpError } from '../error';
import { check } from './check';
import { appendEvent } from './events';
import type { Assignment, Register } from './register';
import { awaitsOffice } from './status';
import type { Circumstances, Store } from './store';
import type { RegisterTransaction } from './tables';
import type { Ticket } from './ticket';
import { ticketChange, update } from './tickets';

/** Giving a ticket to an office, and from one office to another. */
export function assignmentPart(
  store: Store,
  { now }: Circumstances,
): Pick<Register, 'assign' | 'handOver'> {
  const change = ticketChange(store);

  return {
    assign(reference, assignment, by) {
      const checked = check.assignment(assignment);
      return change(reference, by, (transaction, ticket, who) =>
        applyAssignment(transaction, ticket, checked, who, now()),
      );
    },

    async handOver(reference, handOver, by) {
      const { reason, ...wanted } = check.handOver(handOver);
      return change(reference, by, async (transaction, ticket, who) => {
        if (ticket.office === null) throw withoutOffice(ticket.reference);
        if (ticket.office === wanted.office) throw sameOffice(ticket.reference, wanted.office);
        const changed = changedBy(ticket, assigned(ticket, wanted));
        await update(transaction, ticket.reference, changed);
        await appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'handed-over',
          at: now().toISOString(),
          by: who,
          details: { from: ticket.office, ...changed, reason },
        });
        return { ...ticket, ...changed };
      });
    },
  };
}

/** The same assignment again writes no event. */
export async function applyAssignment(
  transaction: RegisterTransaction,
  ticket: Ticket,
  { reason, ...wanted }: Assignment,
  by: string,
  now: Date,
): Promise<Ticket> {
  const changed = changedBy(ticket, assigned(ticket, wanted));
  if (Object.keys(changed).length === 0) return ticket;
  await update(transaction, ticket.reference, changed);
  await appendEvent(transaction, {
    reference: ticket.reference,
    kind: 'assigned',
    at: now.toISOString(),
    by,
    details: { ...changed, reason },
  });
  return { ...ticket, ...changed };
}

type Assigned = Pick<Ticket, 'office' | 'assignee' | 'category' | 'priority' | 'dueAt' | 'status'>;

/** What is not given stays, but for the person: at another office the former one is not in charge. */
function assigned(ticket: Ticket, wanted: Omit<Assignment, 'reason'>): Assigned {
  const kept = wanted.office === ticket.office ? ticket.assignee : null;
  return {
    office: wanted.office,
    assignee: wanted.assignee === undefined ? kept : wanted.assignee,
    category: wanted.category === undefined ? ticket.category : wanted.category,
    priority: wanted.priority ?? ticket.priority,
    dueAt: wanted.dueAt === undefined ? ticket.dueAt : wanted.dueAt,
    status: awaitsOffice(ticket.status) ? 'assigned' : ticket.status,
  };
}

function changedBy(ticket: Ticket, wanted: Assigned): Partial<Assigned> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => ticket[key as keyof Assigned] !== value),
  );
}

function withoutOffice(reference: string): UrpError {
  return new UrpError('ticket.not-assigned', {
    it: {
      what: `La richiesta ${reference} non è ancora di un ufficio, quindi nessuno la può passare.`,
      todo: 'Usa l’operazione «Assegna».',
    },
    en: {
      what: `Ticket ${reference} is no office's yet, so none can hand it over.`,
      todo: 'Use the operation "Assign".',
    },
  });
}

function sameOffice(reference: string, office: string): UrpError {
  return new UrpError('ticket.same-office', {
    it: {
      what: `La richiesta ${reference} è già dell’ufficio ${office}.`,
      todo: 'Indica un altro ufficio; per cambiare la persona che se ne occupa usa «Assegna».',
    },
    en: {
      what: `Ticket ${reference} is with the office ${office} already.`,
      todo: 'Name another office; to change the person in charge use "Assign".',
    },
  });
}
