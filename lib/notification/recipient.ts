import { UrpError } from '../error';
import { maskRecipient } from '../privacy/mask';

/**
 * Whether a recipient may be written to: an entry is an address, a domain such as `@comune.example`, or
 * the end of many such as `.example`, which nobody can own (RFC 2606).
 */
export function isAllowed(recipient: string, allowed: readonly string[] = []): boolean {
  if (allowed.length === 0) return true;
  const wanted = recipient.toLowerCase();
  return allowed
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => (/^[@.]/.test(entry) ? wanted.endsWith(entry) : wanted === entry));
}

/** Entries as an officer writes them, one a line or with commas between. */
export function parseAllowList(text: string): string[] {
  return text.split(/[\s,;]+/).filter((entry) => entry !== '');
}

export function recipientNotAllowed(recipient: string): UrpError {
  const masked = maskRecipient(recipient);
  return new UrpError('recipient.not-allowed', {
    it: {
      what: `Modalità di prova: ${masked} non è tra i destinatari ammessi, il messaggio non è partito.`,
      todo: 'Aggiungi il destinatario all’elenco, o svuota l’elenco quando il flusso va in servizio.',
    },
    en: {
      what: `Test mode: ${masked} is not among the allowed recipients, the message did not go out.`,
      todo: 'Add the recipient to the list, or empty the list when the flow goes live.',
    },
  });
}

export function recipientMissing(): UrpError {
  return new UrpError('recipient.missing', {
    it: {
      what: 'Non c’è un destinatario: il messaggio non è partito.',
      todo: 'Se il cittadino non ha lasciato un indirizzo, avvisalo in un altro modo.',
    },
    en: {
      what: 'There is no recipient: the message did not go out.',
      todo: 'If the citizen left no address, tell them in another way.',
    },
  });
}
