import { dayInRome } from '../italian/deadline';
import { suspensionGrounds } from '../italian/procedures';
import { UrpError } from '../error';
import { check } from './check';
import { appendEvent } from './events';
import { parseReference } from './reference';
import type { Register } from './register';
import { checkChange } from './status';
import type { Circumstances, Store } from './store';
import { longestUntil, movedDueDate, openSuspension, suspensionsOf } from './suspension';
import { termStateOf } from './termState';
import type { Ticket } from './ticket';
import { ticketChange, ticketNumbered, update } from './ticketRow';

/** Terms: how they stand, that they stand still and run again. */
export function termPart(
  store: Store,
  { now }: Circumstances,
): Pick<Register, 'term' | 'suspendTerm' | 'resumeTerm'> {
  const change = ticketChange(store);

  return {
    term: (reference) =>
      store.db
        .transaction()
        .execute(async (transaction) =>
          termStateOf(
            transaction,
            await ticketNumbered(transaction, parseReference(reference)),
            now(),
          ),
        ),

    async suspendTerm(reference, suspension, by) {
      const { ground, reason } = check.suspension(suspension);
      return change(reference, by, async (transaction, ticket, who) => {
        const at = now().toISOString();
        const before = await suspensionsOf(transaction, ticket.reference);
        const same = before.find((each) => each.ground === ground);
        if (same) throw suspendedBefore(ticket.reference, ground, dayInRome(same.since));
        checkChange(ticket.reference, ticket.status, 'suspended');
        const dueAt = runningTerm(ticket, dayInRome(at));
        await update(transaction, ticket.reference, { status: 'suspended' });
        await appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'term-suspended',
          at,
          by: who,
          details: {
            ground,
            source: suspensionGrounds[ground].source,
            from: ticket.status,
            dueAt,
            until: longestUntil(ground, dayInRome(at)),
            reason,
          },
        });
        return { ...ticket, status: 'suspended' };
      });
    },

    async resumeTerm(reference, resumption, by) {
      const { reason, ...calendar } = check.resumption(resumption);
      return change(reference, by, async (transaction, ticket, who) => {
        const at = now().toISOString();
        const open = await openSuspension(transaction, ticket.reference);
        if (!open) throw notSuspended(ticket.reference);
        if (ticket.dueAt === null) throw termMissing(ticket.reference);
        const term = { reference: ticket.reference, dueAt: ticket.dueAt };
        const moved = await movedDueDate(transaction, term, open, at, calendar);
        const { days, endsOn, dueAt } = moved;
        await update(transaction, ticket.reference, { status: 'in-progress', dueAt });
        await appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'term-resumed',
          at,
          by: who,
          details: { ground: open.ground, days, from: ticket.dueAt, dueAt, endsOn, reason },
        });
        return { ...ticket, status: 'in-progress', dueAt };
      });
    },
  };
}

/** Only a term that has not passed can stand still. */
function runningTerm({ reference, dueAt }: Ticket, today: string): string {
  if (dueAt === null) throw termMissing(reference);
  if (dueAt < today) throw termPassed(reference, dueAt);
  return dueAt;
}

function suspendedBefore(
  reference: string,
  ground: keyof typeof suspensionGrounds,
  day: string,
): UrpError {
  const { source } = suspensionGrounds[ground];
  return new UrpError('ticket.term-suspended-before', {
    it: {
      what: `Il termine della richiesta ${reference} è già stato sospeso per questo motivo il ${day}; la legge lo ammette una sola volta (${source}).`,
      todo: 'Concludi entro la scadenza, o scegli un altro motivo se è davvero un altro.',
    },
    en: {
      what: `The term of ticket ${reference} was suspended on this ground on ${day} already; the law allows it once (${source}).`,
      todo: 'Conclude within the due date, or choose another ground where it really is another.',
    },
  });
}

function notSuspended(reference: string): UrpError {
  return new UrpError('ticket.term-not-suspended', {
    it: {
      what: `Il termine della richiesta ${reference} non è sospeso, quindi non può ripartire.`,
      todo: 'Leggi la storia della richiesta. Se lo stato è «sospesa» senza un termine sospeso, usa «Cambia stato».',
    },
    en: {
      what: `The term of ticket ${reference} is not suspended, so it cannot run again.`,
      todo: 'Read the history of the ticket. Where its status is suspended without a suspended term, use "Change Status".',
    },
  });
}

function termMissing(reference: string): UrpError {
  return new UrpError('ticket.term-missing', {
    it: {
      what: `La richiesta ${reference} non ha una scadenza, quindi non c’è un termine da sospendere.`,
      todo: 'Scrivi prima la scadenza con l’operazione «Assegna».',
    },
    en: {
      what: `Ticket ${reference} has no due date, so there is no term to suspend.`,
      todo: 'Write the due date first, with the operation "Assign".',
    },
  });
}

function termPassed(reference: string, dueAt: string): UrpError {
  return new UrpError('ticket.term-passed', {
    it: {
      what: `Il termine della richiesta ${reference} è passato il ${dueAt} e non si può più sospendere.`,
      todo: 'Concludi al più presto; se la scadenza è sbagliata, correggila con l’operazione «Assegna».',
    },
    en: {
      what: `The term of ticket ${reference} passed on ${dueAt} and can no longer be suspended.`,
      todo: 'Conclude as soon as you can; where the due date is wrong, correct it with the operation "Assign".',
    },
  });
}
