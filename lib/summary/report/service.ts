import { daysFrom, romeTime } from '../problems/period';
import { daysToClose, medianOf, overdueShareOf } from '../problems/problems';
import { fewestPeople, peopleBehind, type ReportTicket } from '../problems/ticket';

/** How well a group of tickets was served (L. 150/2000; terms: L. 241/1990, art. 2). Days are calendar days. */
export interface ServiceFigures {
  tickets: number;
  answered: number;
  ended: number;
  open: number;
  /** Open for more than thirty days, the term where no other is set (L. 241/1990, art. 2, c. 2). */
  openBeyondThirtyDays: number;
  medianDaysToFirstAnswer: number | null;
  medianDaysToClose: number | null;
  /** Nine in ten were closed within so many days. */
  ninthDecileDaysToClose: number | null;
  /** Share that kept its term, 0 to 1, of those of which it is known: ended, or open beyond it; null of none. */
  termsKept: number | null;
  reopened: number;
}

export interface ServiceRow extends ServiceFigures {
  name: string;
}

export interface ServiceQuality {
  all: ServiceFigures;
  byCategory: ServiceRow[];
  byOffice: ServiceRow[];
  byChannel: ServiceRow[];
}

const thirtyDays = 30;

/** Counts the quality of service, as a whole and for each category, office and channel with five people or more. */
export function serviceQuality(tickets: ReportTicket[], today: string): ServiceQuality {
  const by = (key: 'category' | 'office' | 'channel') => rowsBy(tickets, key, today);
  return {
    all: figuresOf(tickets, today),
    byCategory: by('category'),
    byOffice: by('office'),
    byChannel: by('channel'),
  };
}

function rowsBy(
  tickets: ReportTicket[],
  key: 'category' | 'office' | 'channel',
  today: string,
): ServiceRow[] {
  return [...Map.groupBy(tickets, (ticket) => ticket[key] ?? '')]
    .filter(([name, group]) => name !== '' && peopleBehind(group) >= fewestPeople)
    .map(([name, group]) => ({ name, ...figuresOf(group, today) }))
    .sort((one, other) => other.tickets - one.tickets || (one.name < other.name ? -1 : 1));
}

function figuresOf(tickets: ReportTicket[], today: string): ServiceFigures {
  const days = tickets.flatMap(daysToClose);
  // Open and not late yet is neither kept nor broken.
  const decided = tickets.filter(
    ({ dueAt, endedAt }) => endedAt !== null || (dueAt !== null && dueAt < today),
  );
  const overdue = overdueShareOf(decided, today);
  return {
    tickets: tickets.length,
    answered: tickets.filter(({ firstAnswerAt }) => firstAnswerAt !== null).length,
    ended: days.length,
    open: tickets.length - days.length,
    openBeyondThirtyDays: tickets.filter(
      ({ submittedAt, endedAt }) =>
        endedAt === null && daysFrom(romeTime(submittedAt).day, today) > thirtyDays,
    ).length,
    medianDaysToFirstAnswer: medianOf(tickets.flatMap(daysToAnswer)),
    medianDaysToClose: medianOf(days),
    ninthDecileDaysToClose: quantileOf(days, 0.9),
    termsKept: overdue === null ? null : 1 - overdue,
    reopened: tickets.filter(({ reopened }) => reopened).length,
  };
}

function daysToAnswer({ submittedAt, firstAnswerAt }: ReportTicket): number[] {
  if (firstAnswerAt === null) return [];
  return [Math.max(0, daysFrom(romeTime(submittedAt).day, romeTime(firstAnswerAt).day))];
}

/** The value at or below which a share of the values lie; null of none. */
export function quantileOf(values: number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}
