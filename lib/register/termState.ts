import { dayInRome } from '../italian/deadline';
import type { SuspensionGroundCode } from '../italian/procedures';
import { endedStatuses } from './status';
import { longestUntil, movedDueDate, openSuspension } from './suspension';
import type { RegisterTransaction } from './tables';
import type { Ticket } from './ticket';

/**
 * How a ticket's term stands; days are `YYYY-MM-DD`. While it is suspended, `dueAt` is the day before
 * the suspension moves it: `dueAtIfResumedToday` is where it would move.
 */
export type TermState =
  | { state: 'none' }
  | { state: 'running' | 'ended'; dueAt: string }
  | {
      state: 'suspended';
      dueAt: string;
      ground: SuspensionGroundCode;
      suspendedOn: string;
      /** Past this day it runs again by law, whether or not anybody resumed it. */
      atMostUntil: string;
      isPastLimit: boolean;
      dueAtIfResumedToday: string;
    };

export async function termStateOf(
  transaction: RegisterTransaction,
  ticket: Ticket,
  now: Date,
): Promise<TermState> {
  const { dueAt, reference, status } = ticket;
  if (dueAt === null) return { state: 'none' };
  if (endedStatuses.includes(status)) return { state: 'ended', dueAt };
  const open = await openSuspension(transaction, reference);
  if (!open) return { state: 'running', dueAt };
  const suspendedOn = dayInRome(open.since);
  const atMostUntil = longestUntil(open.ground, suspendedOn);
  const moved = await movedDueDate(transaction, { reference, dueAt }, open, now.toISOString());
  return {
    state: 'suspended',
    dueAt,
    ground: open.ground,
    suspendedOn,
    atMostUntil,
    isPastLimit: dayInRome(now.toISOString()) > atMostUntil,
    dueAtIfResumedToday: moved.dueAt,
  };
}
