import { DateTime } from 'luxon';
import { UrpError } from '../error';
import { appointmentQuery, type Appointment, type NewAppointment, type Slot } from './appointment';
import { check, longestSlot } from './check';
import { appendEvent } from './events';
import type { Register } from './register';
import type { Circumstances, Store } from './store';
import type { RegisterTransaction } from './tables';
import type { Ticket } from './ticket';
import { ticketChange, ticketColumns, ticketOf, update } from './ticketRow';

/** Appointments after their tickets are filed; filing itself books the place. */
export function bookingPart(
  store: Store,
  { now }: Circumstances,
): Pick<Register, 'bookedSlots' | 'appointments' | 'moveAppointment' | 'cancelAppointment'> {
  const { db } = store;
  const change = ticketChange(store);

  return {
    async bookedSlots(agenda, from, until) {
      const rows = await db
        .selectFrom('urpBookings')
        .select(['startsAt', 'endsAt'])
        .select(({ fn }) => fn.countAll().as('booked'))
        .where('agenda', '=', agenda)
        .where('startsAt', '>=', from.toISOString())
        .where('startsAt', '<', until.toISOString())
        .where('place', 'is not', null)
        .groupBy(['startsAt', 'endsAt'])
        .orderBy('startsAt')
        .execute();
      return rows.map(({ startsAt, endsAt, booked }) => ({
        start: startsAt,
        end: endsAt,
        booked: Number(booked),
      }));
    },

    async appointments(wanted) {
      const { from, until, agenda, withCancelled } = check.appointments(wanted);
      const rows = await db
        .selectFrom('urpTickets')
        .innerJoin('urpBookings', 'urpBookings.reference', 'urpTickets.reference')
        .select(ticketColumns.map((column) => `urpTickets.${column}` as const))
        .where('startsAt', '>=', from)
        .where('startsAt', '<', until)
        .$if(agenda !== undefined, (query) => query.where('agenda', '=', agenda!))
        .$if(!withCancelled, (query) => query.where('place', 'is not', null))
        .orderBy('startsAt')
        .orderBy('agenda')
        .orderBy('urpTickets.id')
        .execute();
      return rows.map(ticketOf);
    },

    async moveAppointment(reference, asked, by) {
      const wanted = check.appointment(asked);
      return change(reference, by, async (transaction, ticket, who) => {
        const at = now();
        const held = changeable(ticket, at);
        const { agenda, start } = wanted;
        if (held.agenda === agenda && held.start === start) return ticket;
        await transaction
          .deleteFrom('urpBookings')
          .where('reference', '=', ticket.reference)
          .execute();
        await takePlace(store, transaction, ticket.reference, wanted);
        const moved = {
          ...booked(wanted, held.manageUrl, at),
          changes: held.changes + 1,
          movedFrom: held.start,
        };
        await update(transaction, ticket.reference, { appointment: JSON.stringify(moved) });
        await appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'appointment-moved',
          at: at.toISOString(),
          by: who,
          details: { from: told(held), to: told(moved) },
        });
        return { ...ticket, appointment: moved };
      });
    },

    async cancelAppointment(reference, by) {
      return change(reference, by, async (transaction, ticket, who) => {
        if (ticket.appointment?.status === 'cancelled') return ticket;
        const at = now();
        const held = changeable(ticket, at);
        await transaction
          .updateTable('urpBookings')
          .set({ place: null })
          .where('reference', '=', ticket.reference)
          .execute();
        const cancelled = {
          ...held,
          status: 'cancelled' as const,
          changes: held.changes + 1,
          changedAt: at.toISOString(),
        };
        await update(transaction, ticket.reference, { appointment: JSON.stringify(cancelled) });
        await appendEvent(transaction, {
          reference: ticket.reference,
          kind: 'appointment-cancelled',
          at: at.toISOString(),
          by: who,
          details: { from: told(held) },
        });
        return { ...ticket, appointment: cancelled };
      });
    },
  };
}

/** An appointment as its ticket shows it once its place is taken. */
export function booked(
  { places: _places, ...asked }: NewAppointment,
  manageUrl: string | null,
  at: Date,
): Appointment {
  const start = DateTime.fromISO(asked.start, { zone: 'Europe/Rome' });
  return {
    ...asked,
    date: start.toFormat('yyyy-MM-dd'),
    time: start.toFormat('HH:mm'),
    status: 'booked',
    changes: 0,
    changedAt: at.toISOString(),
    movedFrom: null,
    manageUrl,
  };
}

/** Where an appointment is moved or cancelled; null where it came by no form. */
export function manageUrlOf(
  formAddress: string | undefined,
  secret: Buffer | undefined,
  reference: string,
): string | null {
  return formAddress && secret ? `${formAddress}${appointmentQuery(secret, reference)}` : null;
}

/**
 * Takes a place of a slot within the transaction of its ticket. Whoever books in an agenda waits
 * here for the one before, so that the places are counted right whatever else is booked across the
 * slot: the agenda's hours may have changed since. Errors: `appointment.full`.
 */
export async function takePlace(
  { lock }: Store,
  transaction: RegisterTransaction,
  reference: string,
  { agenda, start, end, places }: Slot,
): Promise<void> {
  await lock(transaction, `agenda ${agenda}`);
  const earliest = new Date(new Date(start).getTime() - longestSlot).toISOString();
  const rows = await transaction
    .selectFrom('urpBookings')
    .select('place')
    .where('agenda', '=', agenda)
    .where('startsAt', '>', earliest)
    .where('startsAt', '<', end)
    .where('endsAt', '>', start)
    .where('place', 'is not', null)
    .execute();
  if (rows.length >= places) throw full(start);
  const taken = new Set(rows.map(({ place }) => place));
  let place = 1;
  while (taken.has(place)) place += 1;
  await transaction
    .insertInto('urpBookings')
    .values({ reference, agenda, startsAt: start, endsAt: end, place })
    .execute();
}

function told({ agenda, start, end }: Appointment) {
  return { agenda, start, end };
}

function changeable({ reference, appointment }: Ticket, now: Date): Appointment {
  if (!appointment) throw missing(reference);
  if (appointment.status === 'cancelled') throw cancelledBefore(reference);
  if (appointment.start <= now.toISOString()) throw passed(reference, appointment);
  return appointment;
}

function full(start: string): UrpError {
  const when = DateTime.fromISO(start, { zone: 'Europe/Rome' }).toFormat('dd/MM/yyyy HH:mm');
  return new UrpError('appointment.full', {
    it: {
      what: `Alle ${when} non c’è più un posto libero.`,
      todo: 'Scegli un altro orario tra quelli liberi.',
    },
    en: {
      what: `At ${when} there is no place left.`,
      todo: 'Choose another time among those that are free.',
    },
  });
}

function missing(reference: string): UrpError {
  return new UrpError('appointment.missing', {
    it: {
      what: `La richiesta ${reference} non ha un appuntamento.`,
      todo: 'Controlla il numero della richiesta.',
    },
    en: {
      what: `Ticket ${reference} has no appointment.`,
      todo: 'Check the reference.',
    },
  });
}

function cancelledBefore(reference: string): UrpError {
  return new UrpError('appointment.cancelled', {
    it: {
      what: `L’appuntamento della richiesta ${reference} è annullato: il suo posto è tornato libero.`,
      todo: 'Per un altro appuntamento serve una nuova prenotazione.',
    },
    en: {
      what: `The appointment of ticket ${reference} is cancelled: its place is free again.`,
      todo: 'Another appointment takes a new booking.',
    },
  });
}

function passed(reference: string, { date, time }: Appointment): UrpError {
  return new UrpError('appointment.passed', {
    it: {
      what: `L’appuntamento della richiesta ${reference} era il ${date} alle ${time}: non si può più spostare né annullare.`,
      todo: 'Per un altro appuntamento serve una nuova prenotazione.',
    },
    en: {
      what: `The appointment of ticket ${reference} was on ${date} at ${time}: it can no longer be moved or cancelled.`,
      todo: 'Another appointment takes a new booking.',
    },
  });
}
