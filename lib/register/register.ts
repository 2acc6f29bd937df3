import type { AppointmentSearch, BookedSlot, NewAppointment } from './appointment';
import type {
  ProposalRecord,
  Decision,
  DecisionSearch,
  Confirmation,
  ConfirmedTicket,
  DecidedProposal,
} from './decisionRecords';
import type { FeedSearch, FeedItem, FeedBatch } from './feedRecords';
import type {
  Approval,
  MessageClaim,
  MessageRecord,
  DeliveryNews,
  DigestEntry,
  Digest,
  NewMessageReceipt,
  MessageReceipt,
  ClaimOutcome,
} from './messageRecords';
import type { MeterReading } from './reading';
import type { Statistic, Timeline, RegisterProblem } from './reportRecords';
import type { AccessOutcome } from './status';
import type { TermState } from './termState';
import type { Ticket, TicketStatus } from './ticket';
import type {
  NewTicket,
  NewAttachment,
  Attachment,
  Receipt,
  TicketEvent,
  Assignment,
  HandOver,
  TermSuspension,
  TermResumption,
  TicketSearch,
  TicketPage,
} from './ticketRecords';

export type { AppointmentSearch, BookedSlot } from './appointment';
export * from './decisionRecords';
export * from './feedRecords';
export * from './messageRecords';
export * from './reportRecords';
export * from './ticketRecords';

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
   * With an approval, whoever wins keeps it beside the message for good.
   */
  claimMessage(claim: MessageClaim, approval?: Approval): Promise<ClaimOutcome>;
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
  /** Who released a message; undefined where nobody had to. */
  approvalOf(messageKey: string): Promise<Approval | undefined>;
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
   * many. Their numbers stay in `statistics`. Messages about no ticket go after the same time.
   * Errors: `ticket.invalid`.
   */
  purge(retentionDays: number): Promise<number>;
  /**
   * Removes one ticket for good, however it stands and whatever happened to it, as `purge` does
   * (GDPR art. 17). Errors: `ticket.unknown`, `ticket.reference-malformed`.
   */
  erase(reference: string): Promise<void>;
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
