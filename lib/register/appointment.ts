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
