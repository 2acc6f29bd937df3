import { UrpError } from '../error';
import { dayInRome, dayLater, termDeadline } from '../italian/deadline';
import { procedures } from '../italian/procedures';
import { attach, forgetUploads } from './attachments';
import { booked, manageUrlOf, takePlace } from './bookings';
import { check, type CheckedTicket } from './check';
import { appendEvent, eventsOf } from './events';
import { keepReading } from './readings';
import { contentHash, receivedContent } from './receipts';
import { parseReference } from './reference';
import type { Register, Term } from './register';
import { secretPart } from './secrets';
import { checkChange } from './status';
import { openSuspension } from './suspension';
import type { Circumstances, Store } from './store';
import type { RegisterTransaction } from './tables';
import type { Ticket } from './ticket';
import { ticketChange, ticketColumns, ticketNumbered, ticketOf, update } from './ticketRow';
import { trackingQuery } from './tracking';
import { wordsOfTicket } from './words';
import { writer } from './writing';

/** Two of 46 thousand million numbers hardly meet once: more often means that the numbers are not random. */
const mostMints = 5;

/** Filing a ticket, reading it, and how far an office is with it. */
export function ticketPart(
  store: Store,
  { now, mintReference }: Circumstances,
): Pick<Register, 'file' | 'submitted' | 'get' | 'changeStatus' | 'addNote' | 'history'> {
  const { db } = store;
  const write = writer(store);
  const change = ticketChange(store);
  const { secret } = secretPart(store);

  return {
    async file(request, by) {
      const { formAddress, ...checked } = check.newTicket(request);
      const who = check.by(by);
      const linksKey = formAddress === undefined ? undefined : await secret();
      for (let minted = 0; minted < mostMints; minted += 1) {
        const reference = mintReference();
        const filed = await write(async (transaction) => {
          const trackingUrl = linksKey
            ? `${formAddress}${trackingQuery(linksKey, reference)}`
            : null;
          const manageUrl = manageUrlOf(formAddress, linksKey, reference);
          const numbered = { ...checked, reference, trackingUrl, manageUrl };
          const isNew = await insert(store, transaction, numbered, who, now());
          const row = await transaction
            .selectFrom('urpTickets')
            .select(ticketColumns)
            .where('submissionKey', '=', checked.submissionKey)
            .executeTakeFirst();
          return row && { ticket: ticketOf(row), isNew };
        });
        if (filed) return filed;
      }
      throw new Error(`${mostMints} new references in a row are taken`);
    },

    async submitted(submissionKey) {
      const row = await db
        .selectFrom('urpTickets')
        .select(ticketColumns)
        .where('submissionKey', '=', submissionKey)
        .executeTakeFirst();
      return row && ticketOf(row);
    },

    get: async (reference) => ticketNumbered(db, parseReference(reference)),

    changeStatus(reference, status, by, reason, outcome) {
      const wanted = check.status(status);
      const why = check.reason(reason);
      const ended = check.outcome(outcome);
      return change(reference, by, async (transaction, ticket, who) => {
        if (ticket.status === wanted) return ticket;
        checkChange(ticket.reference, ticket.status, wanted);
        if (wanted === 'in-progress' && (await openSuspension(transaction, ticket.reference))) {
          throw termSuspended(ticket.reference);
        }
        if (wanted === 'assigned' && ticket.office === null) throw officeMissing(ticket.reference);
        await update(transaction, ticket.reference, { status: wanted });
        await appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'status-changed',
          at: now().toISOString(),
          by: who,
          details: { from: ticket.status, to: wanted, reason: why, outcome: ended },
        });
        return { ...ticket, status: wanted };
      });
    },

    addNote(reference, text, by) {
      const note = check.note(text);
      return change(reference, by, (transaction, ticket, who) =>
        appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'noted',
          at: now().toISOString(),
          by: who,
          details: { text: note },
        }),
      );
    },

    async history(reference) {
      const ticket = await ticketNumbered(db, parseReference(reference));
      return eventsOf(db, ticket.reference);
    },
  };
}

type NumberedTicket = Omit<CheckedTicket, 'formAddress'> &
  Pick<Ticket, 'reference' | 'trackingUrl'> & { manageUrl: string | null };

/** False where the submission key or the reference is taken already: then nothing is written. */
async function insert(
  store: Store,
  transaction: RegisterTransaction,
  { attachments, term, appointment, reading, manageUrl, ...request }: NumberedTicket,
  by: string,
  now: Date,
): Promise<boolean> {
  const { reference, channel, formId, formVersion } = request;
  const at = now.toISOString();
  const submittedAt = request.submittedAt ?? at;
  const counted = request.dueAt || !term ? undefined : countTerm(term, submittedAt);
  const inserted = await transaction
    .insertInto('urpTickets')
    .values({
      ...request,
      submittedAt,
      dueAt: request.dueAt ?? counted?.dueAt ?? null,
      citizen: JSON.stringify(request.citizen),
      fields: JSON.stringify(request.fields),
      status: 'filed',
      assignee: null,
      appointment: appointment ? JSON.stringify(booked(appointment, manageUrl, now)) : null,
      reading: reading ? JSON.stringify(reading) : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  if (appointment) await takePlace(store, transaction, reference, appointment);
  if (reading) await keepReading(transaction, reference, reading);
  await store.words.add(transaction, inserted.id, wordsOfTicket(request));
  // Here too, since files that nobody sends may be the last to have come.
  await forgetUploads(transaction, now);
  const files = await attach(transaction, reference, attachments);
  const details = {
    channel,
    formId,
    formVersion,
    attachments: attachments.length,
    procedure: term?.procedure,
    ...counted,
    appointment: appointment && { agenda: appointment.agenda, start: appointment.start },
    sha256: contentHash(receivedContent({ ...request, submittedAt }, files)),
  };
  await appendEvent(transaction, { reference, kind: 'filed', at, by, details });
  return true;
}

/** The day on which the term's days end, and the due date that it gives. */
export function countTerm({ procedure = 'general', days, ...calendar }: Term, submittedAt: string) {
  const length = days ?? procedures[procedure].termDays;
  return {
    dueAt: termDeadline(submittedAt, length, calendar),
    endsOn: dayLater(dayInRome(submittedAt), length),
  };
}

function officeMissing(reference: string): UrpError {
  return new UrpError('ticket.office-missing', {
    it: {
      what: `La richiesta ${reference} non ha ancora un ufficio, quindi non può diventare assegnata.`,
      todo: 'Usa l’operazione «Assegna», che indica l’ufficio.',
    },
    en: {
      what: `Ticket ${reference} has no office yet, so it cannot become assigned.`,
      todo: 'Use the operation "Assign", which names the office.',
    },
  });
}

function termSuspended(reference: string): UrpError {
  return new UrpError('ticket.term-suspended', {
    it: {
      what: `Il termine della richiesta ${reference} è sospeso, quindi il lavoro non può ripartire così.`,
      todo: 'Usa l’operazione «Fai ripartire il termine», che sposta anche la scadenza.',
    },
    en: {
      what: `The term of ticket ${reference} is suspended, so the work cannot simply go on.`,
      todo: 'Use the operation "Resume Term", which also moves the due date.',
    },
  });
}
