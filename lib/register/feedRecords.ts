import type { Ticket } from './ticket';
import type { EventKind, TicketEvent } from './ticketRecords';

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
