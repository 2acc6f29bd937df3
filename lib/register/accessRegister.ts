import { harmless } from '../csv';
import { dayInRome } from '../italian/deadline';
import { placeholderPattern } from '../privacy/placeholder';
import { Redactor, type KnownValue } from '../privacy/redactor';
import type { Register, TicketEvent } from './register';
import { findTickets } from './search';
import type { AccessOutcome } from './status';
import type { Citizen, Ticket } from './ticket';

/** Which law a request for access goes by. */
export type AccessKind = 'civic-access' | 'access-to-documents';

/** A line of the register of access requests, fit to be published: nothing in it tells who asked. */
export interface AccessEntry {
  /** In the order of submission, from 1. */
  number: number;
  kind: AccessKind;
  /** `YYYY-MM-DD` in Europe/Rome. */
  submittedOn: string;
  subject: string;
  outcome: AccessOutcome | 'pending' | 'closed';
  /** Day of the decision; empty while there is none. */
  decidedOn: string;
  /** Why, as the office wrote it. */
  reason: string;
  /** Whether third parties were heard (d.lgs. 33/2013, art. 5, c. 5). */
  thirdParties: boolean;
}

export interface AccessSearch {
  kinds: AccessKind[];
  /** ISO 8601 instants, from included, until excluded. */
  submittedFrom?: string;
  submittedUntil?: string;
}

/**
 * The register of access requests that ANAC asks for (determinazione 1309/2016, par. 9): subject,
 * date, outcome and date of the decision, personal data taken out. The oldest request first.
 */
export async function accessRegister(
  register: Pick<Register, 'search' | 'history'>,
  { kinds, ...period }: AccessSearch,
): Promise<AccessEntry[]> {
  const entries: AccessEntry[] = [];
  for (const ticket of (await findTickets(register, period)).reverse()) {
    // What came by another form is no request for access: its history need not be read.
    const byForm = ticket.formId === null ? undefined : kindsByForm[ticket.formId];
    if (ticket.formId !== null && !byForm) continue;
    const history = await register.history(ticket.reference);
    const kind = byForm ?? kindByProcedure(history);
    if (kind && kinds.includes(kind)) entries.push(entryOf(ticket, history, kind, entries.length));
  }
  return entries;
}

const kindsByForm: Record<string, AccessKind | undefined> = {
  'accesso-civico-generalizzato': 'civic-access',
  'accesso-atti': 'access-to-documents',
};

/** What came by mail or at the counter was filed under its procedure. */
function kindByProcedure([filed]: TicketEvent[]): AccessKind | undefined {
  const procedure = filed?.details.procedure;
  return accessKinds.find((kind) => kind === procedure);
}

export const accessKinds: AccessKind[] = ['civic-access', 'access-to-documents'];

function entryOf(
  ticket: Ticket,
  history: TicketEvent[],
  kind: AccessKind,
  before: number,
): AccessEntry {
  const decided = decisionOn(ticket, history);
  const withoutNames = anonymous(ticket.citizen);
  return {
    number: before + 1,
    kind,
    submittedOn: dayInRome(ticket.submittedAt),
    subject: withoutNames(ticket.subject),
    outcome: outcomeOf(decided),
    decidedOn: decided ? dayInRome(decided.at) : '',
    reason: withoutNames(String(decided?.details.reason ?? '')),
    thirdParties: history.some(({ details }) => details.ground === 'third-parties'),
  };
}

/** The last change to the status in which the ticket ended; closing it after its answer decides nothing. */
function decisionOn({ status }: Ticket, history: TicketEvent[]): TicketEvent | undefined {
  if (!['answered', 'rejected', 'closed'].includes(status)) return undefined;
  const changes = history.filter(({ kind }) => kind === 'status-changed');
  return (
    changes.findLast(({ details }) => ['answered', 'rejected'].includes(String(details.to))) ??
    changes.at(-1)
  );
}

function outcomeOf(decided: TicketEvent | undefined): AccessEntry['outcome'] {
  if (!decided) return 'pending';
  const { outcome, to } = decided.details;
  if (outcome) return outcome as AccessOutcome;
  if (to === 'closed') return 'closed';
  return to === 'rejected' ? 'refused' : 'granted';
}

/** Names and other personal data become omissis; a spreadsheet reads no formula from the rest. */
function anonymous({ givenName, familyName, email, phone, fiscalCode }: Citizen) {
  const known: KnownValue[] = [
    { kind: 'person' as const, value: [givenName, familyName].filter(Boolean).join(' ') },
    { kind: 'person' as const, value: givenName ?? '' },
    { kind: 'person' as const, value: familyName ?? '' },
    { kind: 'email' as const, value: email ?? '' },
    { kind: 'phone' as const, value: phone ?? '' },
    { kind: 'fiscal-code' as const, value: fiscalCode ?? '' },
  ].filter(({ value }) => value !== '');
  const redactor = new Redactor(known);
  return (text: string) =>
    harmlessCell(redactor.redact(text).replace(placeholderPattern, '[omissis]'));
}

function harmlessCell(text: string): string {
  return harmless(text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
}
