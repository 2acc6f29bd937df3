import { UrpError } from '../error';
import { check } from './check';
import { appendEvent } from './events';
import { leastLoaded, type LeastLoaded } from './leastLoad';
import type { Assignment, Register, Term } from './register';
import { awaitsOffice } from './status';
import type { Circumstances, Store } from './store';
import type { RegisterTransaction } from './tables';
import type { Ticket } from './ticket';
import { suspensionsOf } from './suspension';
import { ticketChange, update } from './ticketRow';
import { countTerm } from './tickets';

/** Giving a ticket to an office, and from one office to another. */
export function assignmentPart(
  store: Store,
  circumstances: Circumstances,
): Pick<Register, 'assign' | 'handOver'> {
  const change = ticketChange(store);
  const apply = applyAssignment(store, circumstances);
  const { now } = circumstances;

  return {
    assign(reference, assignment, by) {
      const checked = check.assignment(assignment);
      return change(reference, by, (transaction, ticket, who) =>
        apply(transaction, ticket, checked, who),
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
export function applyAssignment(store: Store, { now }: Circumstances) {
  return async (
    transaction: RegisterTransaction,
    ticket: Ticket,
    { reason, people, term, ...wanted }: Assignment,
    by: string,
  ): Promise<Ticket> => {
    const chosen = await chosenAmong(store, transaction, ticket, wanted, people);
    const counted = await countedTerm(transaction, ticket, wanted, term);
    const dueAt = wanted.dueAt === undefined ? counted?.dueAt : wanted.dueAt;
    const changed = changedBy(
      ticket,
      assigned(ticket, { ...wanted, assignee: chosen?.assignee ?? wanted.assignee, dueAt }),
    );
    if (Object.keys(changed).length === 0) return ticket;
    await update(transaction, ticket.reference, changed);
    const endsOn = changed.dueAt === undefined ? undefined : counted?.endsOn;
    await appendEvent(transaction, {
      reference: ticket.reference,
      kind: 'assigned',
      at: now().toISOString(),
      by,
      details: { ...changed, endsOn, openTickets: chosen?.openTickets, reason },
    });
    return { ...ticket, ...changed };
  };
}

type Assigned = Pick<Ticket, 'office' | 'assignee' | 'category' | 'priority' | 'dueAt' | 'status'>;
type Wanted = Omit<Assignment, 'reason' | 'people' | 'term'>;

/** A ticket that one of them has at that office already stays theirs: a flow may run again. */
async function chosenAmong(
  store: Store,
  transaction: RegisterTransaction,
  ticket: Ticket,
  { assignee, office }: Wanted,
  people: string[] | undefined,
): Promise<LeastLoaded | undefined> {
  if (people === undefined || typeof assignee === 'string') return undefined;
  const isTheirs = ticket.office === office && people.some((each) => each === ticket.assignee);
  return isTheirs ? undefined : leastLoaded(store, transaction, ticket, people);
}

/** A term that stood still has its days added already: it is not counted anew. */
async function countedTerm(
  transaction: RegisterTransaction,
  ticket: Ticket,
  { category, dueAt }: Wanted,
  term: Term | undefined,
): Promise<ReturnType<typeof countTerm> | undefined> {
  const isAnother = typeof category === 'string' && category !== ticket.category;
  if (term === undefined || dueAt !== undefined) return undefined;
  if (!isAnother && ticket.dueAt !== null) return undefined;
  const before = await suspensionsOf(transaction, ticket.reference);
  return before.length > 0 ? undefined : countTerm(term, ticket.submittedAt);
}

/** What is not given stays, but for the person: at another office the former one is not in charge. */
function assigned(ticket: Ticket, wanted: Wanted): Assigned {
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

/** Whether an assignment would change nothing, but for who of several takes the ticket. */
export function isAssignedSo(ticket: Ticket, { people, ...wanted }: Assignment): boolean {
  const isTheirs = !people || people.some((each) => each === ticket.assignee);
  return isTheirs && Object.keys(changedBy(ticket, assigned(ticket, wanted))).length === 0;
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
