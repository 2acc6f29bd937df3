import { createHash, randomUUID } from 'node:crypto';
import { check } from './check';
import { parseReference } from './reference';
import type { Attachment, NewAttachment, Register } from './register';
import type { Circumstances, Store } from './store';
import type { RegisterDatabase, RegisterTransaction } from './tables';
import { ticketNumbered } from './ticketRow';

/** How long a file waits for its request: a day, in milliseconds. */
const uploadLifetime = 24 * 60 * 60 * 1000;

/** Files of tickets, and files that came before their request. */
export function attachmentPart(
  { db }: Store,
  { now }: Circumstances,
): Pick<Register, 'attachments' | 'keepUpload' | 'uploads'> {
  return {
    async attachments(reference) {
      const ticket = await ticketNumbered(db, parseReference(reference));
      const rows = await db
        .selectFrom('urpAttachments')
        .select(['id', 'fileName', 'mediaType', 'content', 'sha256'])
        .where('reference', '=', ticket.reference)
        .orderBy('position')
        .execute();
      return rows.map(attachmentOf);
    },

    async keepUpload(upload) {
      const kept = stored(check.attachment(upload));
      await forgetUploads(db, now());
      await db
        .insertInto('urpUploads')
        .values({ ...kept, keptAt: now().toISOString() })
        .execute();
      return kept.id;
    },

    async uploads(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('urpUploads')
        .select(['id', 'fileName', 'mediaType', 'content', 'sha256'])
        .where('id', 'in', ids)
        .where('keptAt', '>=', oldestKept(now()))
        .execute();
      const byId = new Map(rows.map((row) => [row.id, attachmentOf(row)]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
}

/** Takes away the files whose day is over. */
export async function forgetUploads(
  db: RegisterDatabase | RegisterTransaction,
  now: Date,
): Promise<void> {
  await db.deleteFrom('urpUploads').where('keptAt', '<', oldestKept(now)).execute();
}

function oldestKept(now: Date): string {
  return new Date(now.getTime() - uploadLifetime).toISOString();
}

export async function attach(
  transaction: RegisterTransaction,
  reference: string,
  attachments: NewAttachment[],
): Promise<Attachment[]> {
  if (attachments.length === 0) return [];
  const files = attachments.map(stored);
  await transaction
    .insertInto('urpAttachments')
    .values(files.map((file, position) => ({ ...file, reference, position })))
    .execute();
  return files;
}

/** Its id is random: whoever knows a file's content or name knows nothing of it. */
function stored({ fileName, mediaType, content }: NewAttachment): Attachment {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { id: randomUUID(), fileName, mediaType, content, sha256 };
}

function attachmentOf(row: Omit<Attachment, 'content'> & { content: Uint8Array }): Attachment {
  const { buffer, byteOffset, byteLength } = row.content;
  return { ...row, content: Buffer.from(buffer, byteOffset, byteLength) };
}
