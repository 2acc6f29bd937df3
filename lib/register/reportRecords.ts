import type { Ticket } from './ticket';

/** How many tickets, those that were purged included; nothing in it tells who asked. */
export interface Statistic extends Pick<
  Ticket,
  'channel' | 'category' | 'office' | 'priority' | 'status'
> {
  /** In which they were submitted, `YYYY-MM` in UTC. */
  month: string;
  tickets: number;
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
