import { createHash } from 'node:crypto';
import { eventsOf } from './events';
import { parseReference } from './reference';
import type { Attachment, Receipt, ReceivedContent, Register } from './register';
import type { Store } from './store';
import type { Ticket } from './ticket';
import { ticketNumbered } from './ticketRow';
import type { RegisterDatabase } from './tables';

/** The record of what a citizen sent, and when: art. 18-bis of L. 241/1990. */
export function receiptPart({ db }: Store): Pick<Register, 'receipt'> {
  return {
    async receipt(reference) {
      const ticket = await ticketNumbered(db, parseReference(reference));
      const [filed] = await eventsOf(db, ticket.reference);
      const content = receivedContent(ticket, await filesOf(db, ticket.reference));
      const { sha256, dueAt } = (filed?.details ?? {}) as Partial<
        Pick<Receipt, 'sha256' | 'dueAt'>
      >;
      return {
        reference: ticket.reference,
        receivedAt: ticket.submittedAt,
        recordedAt: filed?.at ?? ticket.submittedAt,
        dueAt: dueAt ?? ticket.dueAt,
        content,
        sha256: sha256 ?? null,
        isIntact: sha256 === undefined ? null : sha256 === contentHash(content),
      };
    },
  };
}

/** What was sent, in an order that never changes, so that its hash can be taken again anywhere. */
export function receivedContent(
  ticket: Omit<ReceivedContent, 'attachments'>,
  files: Pick<Attachment, 'fileName' | 'mediaType' | 'sha256'>[],
): ReceivedContent {
  const { reference, submittedAt, channel, language, formId, formVersion } = ticket;
  const { subject, text, citizen, fields } = ticket;
  return {
    reference,
    submittedAt,
    channel,
    language,
    formId,
    formVersion,
    subject,
    text,
    citizen,
    fields,
    attachments: files.map(({ fileName, mediaType, sha256 }) => ({ fileName, mediaType, sha256 })),
  };
}

/** SHA-256, hexadecimal, of the content as `JSON.stringify` writes it. */
export function contentHash(content: ReceivedContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function filesOf(db: RegisterDatabase, reference: Ticket['reference']) {
  return db
    .selectFrom('urpAttachments')
    .select(['fileName', 'mediaType', 'sha256'])
    .where('reference', '=', reference)
    .orderBy('position')
    .execute();
}
