import { UrpError } from '../error';
import { isAssignedSo } from './assignment';
import type { Assignment, Register, TicketSearch } from './register';
import { findTickets } from './search';
import { checkChange } from './status';
import type { Ticket, TicketStatus } from './ticket';

/** What is done to every ticket of a search. */
export type BulkChange =
  | { kind: 'assign'; assignmentOf: (ticket: Ticket) => Assignment }
  | { kind: 'status'; status: TicketStatus; reason?: string }
  | { kind: 'note'; text: string };

/** What became of one ticket, or would. `failure` stands beside `failed` alone. */
export interface BulkOutcome {
  ticket: Ticket;
  outcome: 'changed' | 'unchanged' | 'failed' | 'would-change';
  failure?: unknown;
}

export interface BulkResult {
  /** Tickets that fit the search, those past the limit included. */
  found: number;
  /** One for each ticket up to the limit, the newest first. */
  outcomes: BulkOutcome[];
}

type BulkRegister = Pick<Register, 'search' | 'assign' | 'changeStatus' | 'addNote' | 'get'>;

export interface BulkRequest {
  search: Omit<TicketSearch, 'limit' | 'after'>;
  change: BulkChange;
  /** Most tickets that are changed. */
  limit: number;
  /** Tells what would become of each, and changes none. */
  isPreview: boolean;
  by: string;
}

/**
 * Does one thing to all tickets of a search. They are chosen before the first changes, and one
 * ticket's failure is its own. Errors: those of the search.
 */
export async function changeMany(
  register: BulkRegister,
  { search, change, limit, isPreview, by }: BulkRequest,
): Promise<BulkResult> {
  const all = await findTickets(register, search);
  const outcomes: BulkOutcome[] = [];
  for (const ticket of all.slice(0, limit)) {
    outcomes.push(isPreview ? foreseen(ticket, change) : await done(register, ticket, change, by));
  }
  return { found: all.length, outcomes };
}

async function done(
  register: BulkRegister,
  before: Ticket,
  change: BulkChange,
  by: string,
): Promise<BulkOutcome> {
  try {
    const ticket = await apply(register, before, change, by);
    const isSame = change.kind !== 'note' && JSON.stringify(ticket) === JSON.stringify(before);
    return { ticket, outcome: isSame ? 'unchanged' : 'changed' };
  } catch (failure) {
    return { ticket: before, outcome: 'failed', failure };
  }
}

async function apply(
  register: BulkRegister,
  ticket: Ticket,
  change: BulkChange,
  by: string,
): Promise<Ticket> {
  const { reference } = ticket;
  switch (change.kind) {
    case 'assign':
      return register.assign(reference, change.assignmentOf(ticket), by);
    case 'status':
      return register.changeStatus(reference, change.status, by, change.reason);
    case 'note':
      await register.addNote(reference, change.text, by);
      return register.get(reference);
  }
}

/** What is known before: a term that stands still, say, is found out only when it is tried. */
function foreseen(ticket: Ticket, change: BulkChange): BulkOutcome {
  try {
    return { ticket, outcome: changes(ticket, change) ? 'would-change' : 'unchanged' };
  } catch (failure) {
    if (!(failure instanceof UrpError)) throw failure;
    return { ticket, outcome: 'failed', failure };
  }
}

function changes(ticket: Ticket, change: BulkChange): boolean {
  switch (change.kind) {
    case 'note':
      return true;
    case 'assign':
      return !isAssignedSo(ticket, change.assignmentOf(ticket));
    case 'status':
      if (ticket.status === change.status) return false;
      checkChange(ticket.reference, ticket.status, change.status);
      return true;
  }
}

export function filterBlank(name: string): UrpError {
  return new UrpError('bulk.filter-blank', {
    it: {
      what: `Il filtro «${name}» è vuoto: sarebbero cambiate anche richieste che non c’entrano, quindi nessuna è stata cambiata.`,
      todo: 'Controlla l’espressione del filtro, o togli il filtro se deve valere per tutte.',
    },
    en: {
      what: `The filter "${name}" is blank: tickets that it should leave out would be changed too, so none was.`,
      todo: 'Check the expression of the filter, or remove the filter where all tickets are meant.',
    },
  });
}
