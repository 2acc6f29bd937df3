import { daysBetween, dayLater, offHolidays, type DeadlineOptions } from '../italian/deadline';
import { suspensionGrounds, type SuspensionGroundCode } from '../italian/procedures';
import { eventsOf } from './events';
import type { EventKind, TicketEvent } from './ticketRecords';
import type { RegisterTransaction } from './tables';

/** A term that stands still. */
export interface Suspension {
  ground: SuspensionGroundCode;
  /** Since this instant, ISO 8601. */
  since: string;
}

/** What begins or ends a suspension: a closed ticket's term stands still no longer. */
const turns: readonly EventKind[] = ['term-suspended', 'term-resumed', 'status-changed'];

/** `undefined` where the term runs. */
export async function openSuspension(
  transaction: RegisterTransaction,
  reference: string,
): Promise<Suspension | undefined> {
  const events = await eventsOf(transaction, reference);
  const last = events.findLast(({ kind }) => turns.includes(kind));
  return last?.kind === 'term-suspended' ? suspensionOf(last) : undefined;
}

/** Every suspension of the ticket's term so far, oldest first. */
export async function suspensionsOf(
  transaction: RegisterTransaction,
  reference: string,
): Promise<Suspension[]> {
  const events = await eventsOf(transaction, reference);
  return events.filter(({ kind }) => kind === 'term-suspended').map(suspensionOf);
}

/** The last day on which the term may stand still, `YYYY-MM-DD`. */
export function longestUntil(ground: SuspensionGroundCode, day: string): string {
  return dayLater(day, suspensionGrounds[ground].longestDays);
}

/** Where the due date moves when the term runs again at an instant, and the days that this adds. */
export async function movedDueDate(
  transaction: RegisterTransaction,
  { reference, dueAt }: { reference: string; dueAt: string },
  open: Suspension,
  at: string,
  calendar: DeadlineOptions = {},
): Promise<{ days: number; endsOn: string; dueAt: string }> {
  const days = suspendedDays(open, at);
  const endsOn = dayLater(await lastCountedDay(transaction, reference, dueAt), days);
  return { days, endsOn, dueAt: offHolidays(endsOn, calendar) };
}

/** Calendar days for which the term stood still: past the law's measure it ran again by itself. */
function suspendedDays({ ground, since }: Suspension, until: string): number {
  return Math.min(daysBetween(since, until), suspensionGrounds[ground].longestDays);
}

/**
 * The day on which the term's days end, before it moves off holidays: the suspension adds to this
 * one. Where the due date was written by hand, or changed since, it is the due date itself.
 */
async function lastCountedDay(
  transaction: RegisterTransaction,
  reference: string,
  dueAt: string,
): Promise<string> {
  const events = await eventsOf(transaction, reference);
  const counted = events.findLast(({ details }) => details.endsOn !== undefined)?.details;
  return counted?.dueAt === dueAt ? String(counted.endsOn) : dueAt;
}

function suspensionOf({ details, at }: TicketEvent): Suspension {
  return { ground: details.ground as SuspensionGroundCode, since: at };
}
