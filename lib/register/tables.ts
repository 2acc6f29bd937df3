import type { Generated, Kysely, Transaction } from 'kysely';
import type { TermNotice } from './feedRecords';
import type { MessageReceipt, MessageRecord } from './messageRecords';
import type { EventKind } from './ticketRecords';
import type { IntakeChannel, Priority, TicketStatus } from './ticket';
import type { CitizenLanguage } from '../language';

/** JSON as text: the same column on both databases. */
type JsonText = string;
/** ISO 8601 in UTC with milliseconds, so that text order is the order of time. */
type Instant = string;
/** `YYYY-MM-DD`. */
type Day = string;

export interface TicketTable {
  id: Generated<number>;
  reference: string;
  submissionKey: string;
  subject: string;
  text: string;
  formId: string | null;
  formVersion: number | null;
  channel: IntakeChannel;
  language: CitizenLanguage;
  submittedAt: Instant;
  citizen: JsonText;
  fields: JsonText;
  category: string | null;
  office: string | null;
  priority: Priority;
  status: TicketStatus;
  assignee: string | null;
  dueAt: Day | null;
  trackingUrl: string | null;
  appointment: Generated<JsonText | null>;
  reading: Generated<JsonText | null>;
}

export interface EventTable {
  sequence: Generated<number>;
  reference: string;
  kind: EventKind;
  at: Instant;
  by: string;
  details: JsonText;
}

interface FileTable {
  id: string;
  fileName: string;
  mediaType: string;
  content: Uint8Array;
  sha256: string;
}

export interface AttachmentTable extends FileTable {
  reference: string;
  position: number;
}

export interface UploadTable extends FileTable {
  keptAt: Instant;
}

export interface DecisionTable {
  id: Generated<number>;
  reference: string;
  engine: string;
  model: string;
  promptVersion: string | null;
  inputHash: string;
  proposal: JsonText;
  confidence: number;
  proposedAt: Instant;
  final: JsonText | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
}

export interface StatisticTable {
  month: string;
  channel: IntakeChannel;
  category: string;
  office: string;
  priority: Priority;
  status: TicketStatus;
  tickets: number;
}

export interface SecretTable {
  name: string;
  /** Base64. */
  value: string;
}

export interface BookingTable {
  reference: string;
  agenda: string;
  startsAt: Instant;
  endsAt: Instant;
  /** From 1 to the slot's places; null once it is cancelled. */
  place: number | null;
}

export interface ReadingTable {
  reference: string;
  meter: string;
  value: number;
  readOn: Day;
  /** 1 or 0. */
  isPlausible: number;
}

export interface LimitTable {
  key: string;
  count: number;
  endsAt: Instant;
}

export interface TurnTable {
  account: string;
  /** Microseconds since 1970, when the next turn begins; Postgres gives it as text. */
  freeAt: number | string;
}

export interface DigestEntryTable {
  key: string;
  channel: string;
  /** Of recipient and language, hashed with the register's secret. */
  groupKey: string;
  recipient: string;
  reference: string | null;
  language: string;
  subject: string;
  text: string;
  collectedAt: Instant;
  digest: string | null;
  settledAt: Instant | null;
}

export interface MessageReceiptTable extends Omit<MessageReceipt, 'content'> {
  content: Uint8Array;
}

export interface FeedReaderTable {
  reader: string;
  /** Of the last event that the reader has done with. */
  sequence: number;
  /** Up to this event its items come one by one: a run that had them together failed. */
  carefulUntil: number;
  /** Runs in a row that failed with what comes next. */
  failures: number;
  movedAt: Instant;
}

export interface TermNoticeTable {
  reader: string;
  reference: string;
  kind: TermNotice;
  dueAt: Day;
  toldAt: Instant;
}

export interface ProblemTable {
  id: string;
  name: string;
  namedBy: 'words' | 'model';
  terms: JsonText;
}

/** Of a provider's stream of events. */
export interface StreamMarkTable {
  stream: string;
  eventId: string;
  movedAt: Instant;
}

export interface Tables {
  urpTickets: TicketTable;
  urpEvents: EventTable;
  urpFeedReaders: FeedReaderTable;
  urpAttachments: AttachmentTable;
  urpUploads: UploadTable;
  urpDecisions: DecisionTable;
  urpMessages: MessageRecord;
  urpMessageReceipts: MessageReceiptTable;
  urpDigestEntries: DigestEntryTable;
  urpStatistics: StatisticTable;
  urpSecrets: SecretTable;
  urpBookings: BookingTable;
  urpReadings: ReadingTable;
  urpLimits: LimitTable;
  urpTermNotices: TermNoticeTable;
  urpTurns: TurnTable;
  urpProblems: ProblemTable;
  urpStreamMarks: StreamMarkTable;
}

export type DatabaseKind = 'sqlite' | 'postgres';

export type RegisterDatabase = Kysely<Tables>;
export type RegisterTransaction = Transaction<Tables>;
