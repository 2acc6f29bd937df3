import { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import type { TicketStatus } from './ticket';

/** What an officer reads for each status. */
export const statusNames: Record<OfficerLanguage, Record<TicketStatus, string>> = {
  it: {
    filed: 'presentata',
    'in-review': 'da verificare',
    assigned: 'assegnata',
    'in-progress': 'in lavorazione',
    suspended: 'sospesa',
    answered: 'evasa con risposta',
    rejected: 'respinta',
    closed: 'chiusa',
  },
  en: {
    filed: 'filed',
    'in-review': 'in review',
    assigned: 'assigned',
    'in-progress': 'in progress',
    suspended: 'suspended',
    answered: 'answered',
    rejected: 'rejected',
    closed: 'closed',
  },
};

/** How a request for access ended, as the register of access requests tells it. */
export const accessOutcomes = [
  'granted',
  'partly-granted',
  'deferred',
  'refused',
  'withdrawn',
] as const;
export type AccessOutcome = (typeof accessOutcomes)[number];

/**
 * What each status may become. `assigned` goes back to `in-review` where the office says that the
 * request is not its own; a term is suspended only while somebody works on the request
 * (L. 241/1990, art. 2, c. 7); an answer that did not settle it opens the request again.
 */
export const allowedChanges: Record<TicketStatus, readonly TicketStatus[]> = {
  filed: ['in-review', 'assigned', 'in-progress', 'answered', 'rejected', 'closed'],
  'in-review': ['assigned', 'in-progress', 'answered', 'rejected', 'closed'],
  assigned: ['in-review', 'in-progress', 'suspended', 'answered', 'rejected', 'closed'],
  'in-progress': ['in-review', 'suspended', 'answered', 'rejected', 'closed'],
  suspended: ['in-progress', 'rejected', 'closed'],
  answered: ['in-progress', 'closed'],
  rejected: ['closed'],
  closed: ['in-progress'],
};

/** Nothing is left to do. */
export const endedStatuses: readonly TicketStatus[] = ['answered', 'rejected', 'closed'];

/** Statuses from which giving the ticket to an office makes it `assigned`. */
export function awaitsOffice(status: TicketStatus): boolean {
  return status === 'filed' || status === 'in-review';
}

/** Errors: `ticket.status-forbidden`, naming the changes that are allowed. */
export function checkChange(reference: string, from: TicketStatus, to: TicketStatus): void {
  if (allowedChanges[from].includes(to)) return;
  const named = (language: OfficerLanguage, status: TicketStatus) =>
    `${statusNames[language][status]} (${status})`;
  const allowed = (language: OfficerLanguage) =>
    allowedChanges[from].map((status) => named(language, status)).join(', ');
  throw new UrpError('ticket.status-forbidden', {
    it: {
      what: `La richiesta ${reference} è ${named('it', from)} e non può diventare ${named('it', to)}.`,
      todo: `Da qui può diventare: ${allowed('it')}.`,
    },
    en: {
      what: `Ticket ${reference} is ${named('en', from)} and cannot become ${named('en', to)}.`,
      todo: `From here it can become: ${allowed('en')}.`,
    },
  });
}
