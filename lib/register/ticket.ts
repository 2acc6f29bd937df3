import type { JsonObject } from '../json';
import type { CitizenLanguage } from '../language';
import type { Appointment } from './appointment';
import type { AssessedReading } from './reading';

/** How a request reached the office. */
export const intakeChannels = [
  'form',
  'email',
  'pec',
  'phone',
  'counter',
  'app-io',
  'whatsapp',
  'other',
] as const;
export type IntakeChannel = (typeof intakeChannels)[number];

/** Most urgent last. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const ticketStatuses = [
  'filed',
  'in-review',
  'assigned',
  'in-progress',
  'suspended',
  'answered',
  'rejected',
  'closed',
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Who asks. Empty where the citizen gave nothing. */
export interface Citizen {
  givenName?: string;
  familyName?: string;
  email?: string;
  phone?: string;
  fiscalCode?: string;
}

/** Code units that the register takes of what a citizen writes. */
export const longestWritten = {
  subject: 500,
  text: 100_000,
  givenName: 200,
  familyName: 200,
  email: 320,
  phone: 50,
  fiscalCode: 50,
} as const;

/**
 * A recorded request: the item that every node reads and writes. Flat, JSON only.
 * A node adds its own key (`classification`, `summary`, `delivery`) and leaves the rest alone.
 */
export interface Ticket {
  /** Public number, such as `URP-7K3-MD4-9AR`. */
  reference: string;
  subject: string;
  text: string;
  formId: string | null;
  formVersion: number | null;
  channel: IntakeChannel;
  language: CitizenLanguage;
  /** ISO 8601 instant in UTC. */
  submittedAt: string;
  citizen: Citizen;
  /** What the form asked beyond subject, text and citizen, by field name. */
  fields: JsonObject;
  /** Code of a category of the office's taxonomy, once decided. */
  category: string | null;
  /** Code of the office in charge, once assigned. */
  office: string | null;
  priority: Priority;
  status: TicketStatus;
  /** The person in charge, once named. */
  assignee: string | null;
  /** Last day of the term, `YYYY-MM-DD` in Europe/Rome. */
  dueAt: string | null;
  /** Where its citizen, and whoever has the address, sees how far it is; null where it came by no form. */
  trackingUrl: string | null;
  /** Present where a place is, or was, booked. */
  appointment?: Appointment;
  /** Present where the request told a meter's reading; never shown to who sent it. */
  reading?: AssessedReading;
}
