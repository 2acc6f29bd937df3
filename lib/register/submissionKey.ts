import { createHash } from 'node:crypto';
import type { JsonValue } from '../json';
import { UrpError } from '../error';
import { check } from './check';
import type { NewTicket } from './register';
import type { Ticket } from './ticket';

/**
 * A submission key for a request that brought none: the same circumstances (which execution, which
 * item, what it says) give the same key, so that an attempt repeated within them files once.
 */
export function submissionKeyFrom(circumstances: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(circumstances)).digest('base64url');
}

/**
 * Under one key stands one request. A mail names itself, so that another mail may bear the same name,
 * by a fault of its program or on purpose: to take it for the first would lose it, and hand the
 * ticket of the first to whoever answers the second. Errors: `ticket.key-conflict`.
 */
export function checkSameWords(ticket: Ticket, request: NewTicket): void {
  const words = ({ subject, text }: Pick<Ticket, 'subject' | 'text'>) =>
    `${subject}\n${text}`.replace(/\s+/g, ' ').trim();
  if (words(ticket) === words(check.newTicket(request))) return;
  const { reference } = ticket;
  throw new UrpError('ticket.key-conflict', {
    it: {
      what: `Con la stessa chiave è già registrata la richiesta ${reference}, con altre parole: questa non è stata registrata.`,
      todo: 'Guarda se è un’altra richiesta: allora dalle un’altra «Chiave di invio», per esempio con mittente e ora. Una mail può copiare il Message-ID di un’altra.',
    },
    en: {
      what: `Under the same key stands ticket ${reference}, with other words: this request was not filed.`,
      todo: 'See whether it is another request: then give it another "Submission Key", such as with sender and time. A mail can copy the Message-ID of another.',
    },
  });
}
