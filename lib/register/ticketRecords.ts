import type { DeadlineOptions } from '../italian/deadline';
import type { ProcedureCode, SuspensionGroundCode } from '../italian/procedures';
import type { JsonObject } from '../json';
import type { CitizenLanguage } from '../language';
import type { NewAppointment } from './appointment';
import type { AssessedReading } from './reading';
import type { Citizen, IntakeChannel, Priority, Ticket, TicketStatus } from './ticket';

/** A request as it arrives, before it has a reference. */
export interface NewTicket {
  /** Names one act of sending: a second filing under the same key answers with the first ticket. */
  submissionKey: string;
  subject: string;
  text: string;
  formId?: string | null;
  formVersion?: number | null;
  channel: IntakeChannel;
  language: CitizenLanguage;
  /** ISO 8601 instant; now where absent. */
  submittedAt?: string;
  citizen?: Citizen;
  fields?: JsonObject;
  category?: string | null;
  office?: string | null;
  priority?: Priority;
  /** Last day of the term, `YYYY-MM-DD`. */
  dueAt?: string | null;
  /** Gives the last day where `dueAt` does not. */
  term?: Term;
  /** Files that came along, kept under their random names. */
  attachments?: NewAttachment[];
  /** Public address of the form that it came by, where its citizen can follow it. */
  formAddress?: string;
  /** Its place is booked with the filing, or nothing is filed. */
  appointment?: NewAppointment;
  /** A meter's reading, as it was found. */
  reading?: AssessedReading;
}

/** A term by the law's procedure or in calendar days, which go first. */
export interface Term extends DeadlineOptions {
  procedure?: ProcedureCode;
  days?: number;
}

export interface NewAttachment {
  fileName: string;
  mediaType: string;
  content: Buffer;
}

export interface Attachment extends NewAttachment {
  id: string;
  sha256: string;
}

/** What a citizen sent, as it was received. */
export interface ReceivedContent extends Pick<
  Ticket,
  | 'reference'
  | 'submittedAt'
  | 'channel'
  | 'language'
  | 'formId'
  | 'formVersion'
  | 'subject'
  | 'text'
  | 'citizen'
  | 'fields'
> {
  attachments: Pick<Attachment, 'fileName' | 'mediaType' | 'sha256'>[];
}

/** The record of a filing, for as long as its ticket stands. */
export interface Receipt {
  reference: string;
  /** ISO 8601 instants: when the citizen sent it, and when the register had it. */
  receivedAt: string;
  recordedAt: string;
  /** Last day of the term as it was told, `YYYY-MM-DD`. */
  dueAt: string | null;
  content: ReceivedContent;
  /** Of the content, taken at filing; null where the ticket is older than this record. */
  sha256: string | null;
  /** Whether the register still holds the content that was received. */
  isIntact: boolean | null;
}

export const eventKinds = [
  'filed',
  'proposed',
  'decided',
  'assigned',
  'handed-over',
  'status-changed',
  'term-suspended',
  'term-resumed',
  'noted',
  'message',
  'appointment-moved',
  'appointment-cancelled',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One thing that happened to a ticket; never changed, never removed while the ticket stands. */
export interface TicketEvent {
  /** Grows over the whole register. */
  sequence: number;
  reference: string;
  kind: EventKind;
  /** ISO 8601 instant in UTC. */
  at: string;
  /** Who did it: a person, an office or a flow. */
  by: string;
  details: JsonObject;
}

export interface Assignment {
  office: string;
  assignee?: string | null;
  /** Names of whom the one with the fewest open tickets takes it, where no `assignee` is given. */
  people?: string[];
  category?: string | null;
  priority?: Priority;
  /** `YYYY-MM-DD`. */
  dueAt?: string | null;
  /**
   * The category's own, counted from when the citizen sent the request. It gives the due date where
   * the ticket gets another category or has no due date yet, unless its term was suspended before.
   */
  term?: Term;
  reason?: string;
}

/** From the office that has a ticket to another. */
export interface HandOver {
  office: string;
  assignee?: string | null;
  reason: string;
}

export interface TermSuspension {
  ground: SuspensionGroundCode;
  reason?: string;
}

/** The calendar off whose holidays the moved due date rolls. */
export interface TermResumption extends DeadlineOptions {
  reason?: string;
}

export interface TicketSearch {
  /** Words looked for in subject, text and reference. */
  words?: string;
  statuses?: TicketStatus[];
  office?: string;
  category?: string;
  assignee?: string;
  formId?: string;
  /** ISO 8601 instants, from included, until excluded. */
  submittedFrom?: string;
  submittedUntil?: string;
  /** Submitted at least this many seconds ago. */
  olderThanSeconds?: number;
  /** Due on or before this day, `YYYY-MM-DD`. */
  dueUntil?: string;
  /** Most tickets in one page, 1 to 1000. */
  limit: number;
  /** Opaque; `next` of the page before. */
  after?: string;
}

export interface TicketPage {
  tickets: Ticket[];
  next: string | null;
}
