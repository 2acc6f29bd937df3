import type { DeadlineOptions } from '../italian/deadline';
import type { ProcedureCode, SuspensionGroundCode } from '../italian/procedures';
import type { JsonObject } from '../json';
import type { NewAppointment, Slot } from './appointment';
import type { AssessedReading, MeterReading } from './reading';
import type { AccessOutcome } from './status';
import type { TermState } from './termState';
import type { Citizen, IntakeChannel, Priority, Ticket, TicketStatus } from './ticket';
import type { CitizenLanguage } from '../language';
import type { MessageStatus } from '../notification/channel';

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

/** What an engine proposed for a ticket: L. 132/2025 art. 14 asks for its record. */
export interface ProposalRecord {
  reference: string;
  engine: string;
  model: string;
  promptVersion: string | null;
  /** SHA-256 of the text that the engine read, hexadecimal. */
  inputHash: string;
  proposal: JsonObject;
  confidence: number;
}

export interface Decision extends ProposalRecord {
  id: number;
  proposedAt: string;
  /** What a person decided: null while it waits. */
  final: JsonObject | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

/** Which proposals are read, in the order in which they were made. */
export interface DecisionSearch {
  /** ISO 8601 instants, from included, until excluded. */
  proposedFrom?: string;
  proposedUntil?: string;
  /** Without those on which nobody decided yet. */
  onlyDecided?: boolean;
  /** Most decisions in one page, 1 to 1000. */
  limit: number;
  /** Id of the last decision of the page before; 0 for the first. */
  after: number;
}

/** What a person decides on a proposal; what is left out stays as proposed. */
export interface Confirmation extends Omit<Assignment, 'office' | 'category'> {
  office?: string;
  category?: string;
  /** Id of the proposal that the person saw: nothing is decided where another is there, or it is decided. */
  decision?: number;
}

/** A ticket whose category a person decided: what an engine can learn from. */
export type ConfirmedTicket = Pick<Ticket, 'subject' | 'text' | 'language' | 'citizen'> & {
  category: string;
};

/** A proposal that a person decided on: what tells how far an engine's confidence holds. */
export type DecidedProposal = Pick<Decision, 'model' | 'confidence' | 'proposal'> & {
  final: JsonObject;
};

/** The claim that precedes every send: whoever holds it sends, nobody else does. */
export interface MessageClaim {
  /** Hash of channel, recipient, template with version, and business reference. */
  key: string;
  reference: string | null;
  channel: string;
  /** Masked: the register's message rows name no address in full. */
  recipient: string;
  template: string;
  templateVersion: string;
  /** SHA-256 of what was rendered, hexadecimal. */
  contentHash: string;
  /** Message-ID or the like that the message bears, known before it is sent. */
  messageId: string;
}

export interface MessageRecord extends MessageClaim {
  status: MessageStatus;
  /** The provider's own code and words. */
  providerCode: string | null;
  evidence: string | null;
  /** The provider's own name for the message. */
  providerId: string | null;
  attempts: number;
  claimedAt: string;
  updatedAt: string;
}

/** What became of a claimed message, as a provider tells it. */
export interface DeliveryNews {
  status: MessageStatus;
  providerCode?: string | null;
  evidence?: string | null;
  /** Kept where the news has none. */
  providerId?: string | null;
}

/** A message that waits for its recipient's next digest. */
export interface DigestEntry {
  /** As its claim's would be: the same message is collected once. */
  key: string;
  channel: string;
  /** In full; kept until the digest went. */
  recipient: string;
  reference: string | null;
  language: string;
  subject: string;
  text: string;
}

/** Entries that go together to one recipient. */
export interface Digest {
  id: string;
  recipient: string;
  language: string;
  /** In the order in which they were collected. */
  entries: Pick<DigestEntry, 'reference' | 'subject' | 'text'>[];
}

/** A document that proves what became of a message, such as a PEC receipt, byte by byte. */
export interface NewMessageReceipt {
  messageKey: string;
  kind: string;
  /** ISO 8601 instant in UTC, as the receipt says. */
  at: string;
  /** Masked. */
  recipient: string | null;
  content: Buffer;
}

export interface MessageReceipt extends NewMessageReceipt {
  sha256: string;
}

/** `claimed` is true for exactly one caller; the others get the record as it stands. */
export interface ClaimOutcome {
  claimed: boolean;
  message: MessageRecord;
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

/** How many tickets, those that were purged included; nothing in it tells who asked. */
export interface Statistic extends Pick<
  Ticket,
  'channel' | 'category' | 'office' | 'priority' | 'status'
> {
  /** In which they were submitted, `YYYY-MM` in UTC. */
  month: string;
  tickets: number;
}

export const termNotices = ['due-soon', 'overdue'] as const;
/** What the calendar alone brings about. */
export type TermNotice = (typeof termNotices)[number];

/** What a reader of the feed wants; a ticket is compared as it stands when it is read. */
export interface FeedSearch {
  kinds: (EventKind | TermNotice)[];
  office?: string;
  category?: string;
  formId?: string;
  /** Days before the due date from which a term counts as due soon, 0 to 365. */
  dueSoonDays: number;
  /** Hour of the day in Europe/Rome from which terms are told, 0 to 23. */
  termsFromHour: number;
  /** Most items at once, 1 to 1000. */
  limit: number;
}

/** Something that happened to a ticket, or that the calendar brought about, and the ticket as it stands. */
export interface FeedItem {
  ticket: Ticket;
  event: Omit<TicketEvent, 'sequence' | 'reference' | 'kind'> & { kind: EventKind | TermNotice };
}

/** What comes next for a reader, until it says that it has done with it. */
export interface FeedBatch {
  items: FeedItem[];
  /** Of the last event that the items are taken from. */
  until: number;
  /** Runs in a row that failed with what comes next. */
  failures: number;
}

/** When a ticket got its first answer and its end, as its events tell; ISO 8601 instants in UTC. */
export interface Timeline {
  reference: string;
  firstAnswerAt: string | null;
  /** Null where it never ended, or was opened again and stands open. */
  endedAt: string | null;
  reopened: boolean;
}

/** A recurring problem as a report named it; its terms are word stems with their share, 0 to 1. */
export interface RegisterProblem {
  id: string;
  name: string;
  namedBy: 'words' | 'model';
  terms: Record<string, number>;
}

/** Where requests are recorded: append-only events behind every state. */
export interface Register {
  /**
   * Files a request durably. Errors: `ticket.invalid`; `appointment.full` where no place is left of
   * the slot that it asks for.
   */
  file(request: NewTicket, by: string): Promise<{ ticket: Ticket; isNew: boolean }>;
  /** What was filed under a submission key, if anything was. */
  submitted(submissionKey: string): Promise<Ticket | undefined>;
  /** Errors: `ticket.unknown`, `ticket.reference-malformed`. */
  get(reference: string): Promise<Ticket>;
  search(search: TicketSearch): Promise<TicketPage>;
  /** Gives the ticket to an office (and a person); the same assignment again changes nothing. */
  assign(reference: string, assignment: Assignment, by: string): Promise<Ticket>;
  /** From one office to another. Errors: `ticket.not-assigned`, `ticket.same-office`. */
  handOver(reference: string, handOver: HandOver, by: string): Promise<Ticket>;
  /**
   * Errors: `ticket.status-forbidden` where the change is not allowed from the present status,
   * `ticket.term-suspended` where the work would go on while the term stands still.
   */
  changeStatus(
    reference: string,
    status: TicketStatus,
    by: string,
    reason?: string,
    outcome?: AccessOutcome,
  ): Promise<Ticket>;
  /** How the ticket's term stands today. */
  term(reference: string): Promise<TermState>;
  /**
   * Lets the term stand still, which makes the ticket `suspended`. Errors:
   * `ticket.term-suspended-before` where it stood still on the same ground once,
   * `ticket.term-missing`, `ticket.term-passed`, `ticket.status-forbidden`.
   */
  suspendTerm(reference: string, suspension: TermSuspension, by: string): Promise<Ticket>;
  /**
   * Lets the term run again, which makes the ticket `in-progress`: its due date moves by the
   * calendar days for which it stood still, at most as many as the ground allows.
   * Errors: `ticket.term-not-suspended`.
   */
  resumeTerm(reference: string, resumption: TermResumption, by: string): Promise<Ticket>;
  addNote(reference: string, text: string, by: string): Promise<TicketEvent>;
  /** Oldest first. */
  history(reference: string): Promise<TicketEvent[]>;
  attachments(reference: string): Promise<Attachment[]>;

  /** Keeps a file sent before its request is; forgotten after a day when no request claims it. */
  keepUpload(upload: NewAttachment): Promise<string>;
  /** Unknown or forgotten ids are left out. */
  uploads(ids: string[]): Promise<Attachment[]>;

  recordProposal(record: ProposalRecord, by: string): Promise<Decision>;
  decisions(reference: string): Promise<Decision[]>;
  /** Of all tickets, the oldest proposal first. */
  searchDecisions(search: DecisionSearch): Promise<Decision[]>;
  /**
   * Records a person's decision on the latest proposal and assigns the ticket by it.
   * Errors: `ticket.proposal-missing`; `ticket.proposal-decided`; `ticket.invalid` where neither proposal nor person names
   * category, office and priority.
   */
  confirmProposal(reference: string, confirmation: Confirmation, by: string): Promise<Ticket>;
  /** With the last decision on each, the latest decided first, so many at most. */
  confirmedTickets(most: number): Promise<ConfirmedTicket[]>;
  /** What was proposed with a prompt (null: without any) and decided, the latest first, so many at most. */
  decidedProposals(promptVersion: string | null, most: number): Promise<DecidedProposal[]>;

  /**
   * Wins the right to send, for exactly one caller: where the key is new, and again where the
   * record says that nothing went out (`created`, `temporary-failure`, `technical-failure`), which
   * adds an attempt and takes the new content. A claim that was won stands at `sending`; any other
   * status answers with the record as it is.
   * Errors: `message.key-conflict` where a message that went, or may have gone, bears the same key
   * with another content.
   */
  claimMessage(claim: MessageClaim): Promise<ClaimOutcome>;
  /** Records what became of a claimed message; a final status never regresses, `unknown` may be settled. */
  recordDelivery(key: string, delivery: DeliveryNews, by: string): Promise<MessageRecord>;
  messages(reference: string): Promise<MessageRecord[]>;
  /** By its key, its Message-ID or the provider's own name for it; undefined where none is known. */
  findMessage(name: string): Promise<MessageRecord | undefined>;
  /** By the first 32 or more digits of its key, which messages bear where they can bear no more. */
  findMessageByKeyStart(start: string): Promise<MessageRecord | undefined>;
  /**
   * Whose fate is open, the oldest first, so many at most: claims whose sender ended, what is
   * `unknown`, and what was sent on the channels named and has no final status.
   */
  messagesInDoubt(most: number, sentOn?: readonly string[]): Promise<MessageRecord[]>;
  /** Keeps a message for a digest; one that was collected before, even long ago, is not new. */
  collectEntry(entry: DigestEntry): Promise<{ isNew: boolean }>;
  /**
   * Puts the channel's open entries into digests, by recipient and language, so many in one at most,
   * and answers with all that are not settled. An entry never changes its digest.
   */
  gatherDigests(channel: string, mostEntries: number): Promise<Digest[]>;
  /** A digest is done with: its words are forgotten, and the tickets' histories tell of its message. */
  settleDigest(id: string, message: MessageRecord | undefined, by: string): Promise<void>;
  /** Keeps a receipt once, however often it is given. Errors: none for a known message. */
  keepReceipt(receipt: NewMessageReceipt): Promise<{ sha256: string; isNew: boolean }>;
  messageReceipts(messageKey: string): Promise<MessageReceipt[]>;
  /**
   * Takes the next turn at an account that so many messages a second may use, and answers how many
   * milliseconds to wait for it.
   */
  takeTurn(account: string, messagesPerSecond: number): Promise<number>;
  /** The last event of a provider's stream that was done with; null before the first. */
  streamMark(stream: string): Promise<string | null>;
  /** Moves it on from where it was read; where another process has moved it, it stays. */
  moveStreamMark(stream: string, from: string | null, to: string): Promise<void>;

  /** What of an agenda is booked from one instant until another, by slot, in order. */
  bookedSlots(agenda: string, from: Date, until: Date): Promise<BookedSlot[]>;
  /** The tickets whose appointments begin in a time (ISO 8601 instants), in order of time. */
  appointments(wanted: AppointmentSearch): Promise<Ticket[]>;
  /**
   * Takes a place of another slot and frees the former one, both or neither. Errors:
   * `appointment.full`, `appointment.missing`, `appointment.cancelled`, `appointment.passed`.
   */
  moveAppointment(reference: string, to: NewAppointment, by: string): Promise<Ticket>;
  /** Frees the place; once more changes nothing. Errors: as moving. */
  cancelAppointment(reference: string, by: string): Promise<Ticket>;

  /**
   * The last reading of a meter of a day (`YYYY-MM-DD`) or before that stands: it was plausible, or
   * the office answered it or closed the ticket; not where it rejected it. Null where there is none.
   */
  lastReading(meter: string, until: string): Promise<MeterReading | null>;

  /** Makes a reader known, which begins with what happens from now on, or with all there is. */
  openFeed(reader: string, from: 'now' | 'beginning'): Promise<void>;
  /**
   * What comes next for a reader: events in their order, then the terms that it was not told of; the
   * same again until `passFeed`. None that was committed is jumped over, however its transactions
   * fell together. Errors: `feed.reader-unknown`.
   */
  readFeed(reader: string, search: FeedSearch): Promise<FeedBatch>;
  /** The reader has done with a batch. */
  passFeed(reader: string, batch: FeedBatch): Promise<void>;
  /** A run with this batch failed: it comes again, its events one by one. */
  failFeed(reader: string, batch: FeedBatch): Promise<void>;
  /**
   * The latest events that fit, the oldest first, for whoever wants to see what they look like.
   * Errors: `feed.nothing-yet`.
   */
  latestFeed(search: FeedSearch): Promise<FeedItem[]>;

  /** How many tickets `purge` would remove. Errors: `ticket.invalid`. */
  expired(retentionDays: number): Promise<number>;
  /**
   * Removes for good, with files, events, decisions and messages, the tickets that are answered,
   * rejected or closed and to which nothing happened for so many days (30 at least), and says how
   * many. Their numbers stay in `statistics`. Errors: `ticket.invalid`.
   */
  purge(retentionDays: number): Promise<number>;
  /** In the order of months. */
  statistics(): Promise<Statistic[]>;

  /** What was received, with its hash. Errors: `ticket.unknown`, `ticket.reference-malformed`. */
  receipt(reference: string): Promise<Receipt>;

  /**
   * Adds one to what was done under a key in the present window of so many seconds, which begins
   * with the first. The key names nobody: who counts by a person's trait hashes it with the secret.
   */
  count(key: string, seconds: number): Promise<{ count: number; endsAt: Date }>;

  /** One for each reference, in their order; 1000 at most. */
  timelines(references: string[]): Promise<Timeline[]>;
  /** What earlier reports named, so that a later one calls it the same. */
  knownProblems(): Promise<RegisterProblem[]>;
  /** Adds new ones; of those known the name stays and the terms are brought up to date. */
  keepProblems(problems: RegisterProblem[]): Promise<void>;

  /** 32 bytes that the office's links are signed with, made once for the whole register. */
  secret(): Promise<Buffer>;

  close(): Promise<void>;
}
