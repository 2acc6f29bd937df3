import { DateTime } from 'luxon';
import { UrpError } from '../error';
import { readToken, signToken } from '../signedToken';

/** A stretch of an agenda's time that so many may book. */
export interface Slot {
  /** Code of the agenda; forms that name the same one share its places. */
  agenda: string;
  /** ISO 8601 instants. */
  start: string;
  end: string;
  /** How many may hold it at once, 1 or more. */
  places: number;
}

/** What a citizen asks for, with what they are told of it. */
export interface NewAppointment extends Slot {
  /** The office and where it is, in the citizen's language. */
  office: string;
  place: string;
  /** What to bring along, one thing each. */
  bring: string[];
}

/** An appointment as it stands: a ticket's, behind events that tell how it came to be so. */
export interface Appointment extends Omit<NewAppointment, 'places'> {
  /** Of the start, in Europe/Rome: `YYYY-MM-DD` and `HH:MM`. */
  date: string;
  time: string;
  status: 'booked' | 'cancelled';
  /** How often it was moved or cancelled: a calendar takes the entry with the higher number. */
  changes: number;
  /** ISO 8601 instants: when it was booked, moved or cancelled last, and when it was to be before it was moved. */
  changedAt: string;
  movedFrom: string | null;
  /** Where its citizen, and whoever has the address, moves or cancels it; null without a form. */
  manageUrl: string | null;
}

/** The query parameter under which a form's address shows an appointment. */
export const appointmentParameter = 'appuntamento';

/** What follows a form's address to open the appointment of one ticket. */
export function appointmentQuery(secret: Buffer, reference: string): string {
  return `?${appointmentParameter}=${signToken(secret, 'appointment', { reference })}`;
}

/** The ticket whose appointment a link's token opens; `undefined` where the office did not make it. */
export function appointmentReference(
  secret: Buffer,
  token: unknown,
  now: Date,
): string | undefined {
  const reading = readToken(secret, 'appointment', token, now);
  const reference = reading.outcome === 'valid' && reading.payload.reference;
  return typeof reference === 'string' ? reference : undefined;
}

/**
 * So many days of Europe/Rome, from one on (ISO 8601; today where it is empty), as the instants from
 * which and until which their appointments begin. Errors: `appointment.day`.
 */
export function daysOfAppointments(
  first: string | undefined,
  days: number,
  now: Date,
): { from: string; until: string } {
  const zone = 'Europe/Rome';
  const day = first ? DateTime.fromISO(first, { zone }) : DateTime.fromJSDate(now, { zone });
  if (!day.isValid) throw dayInvalid(first ?? '');
  const from = day.startOf('day');
  const until = from.plus({ days });
  return { from: from.toJSDate().toISOString(), until: until.toJSDate().toISOString() };
}

function dayInvalid(written: string): UrpError {
  const shown = written.slice(0, 40);
  return new UrpError('appointment.day', {
    it: {
      what: `«${shown}» non è un giorno.`,
      todo: 'Scrivi il giorno così: 2026-11-26. Vuoto è oggi.',
    },
    en: {
      what: `"${shown}" is not a day.`,
      todo: 'Write the day so: 2026-11-26. Empty is today.',
    },
  });
}

/** A slot of which places are taken. */
export interface BookedSlot extends Pick<Slot, 'start' | 'end'> {
  booked: number;
}

export interface AppointmentSearch {
  /** ISO 8601 instants, from included, until excluded. */
  from: string;
  until: string;
  agenda?: string;
  /** Whether those come too that were cancelled, and hold no place any more. */
  withCancelled?: boolean;
}
