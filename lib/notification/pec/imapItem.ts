import { z } from 'zod';
import { readPecParts, sha256Of, type PecMail } from './receipt';

/** A mail as the host's IMAP trigger gives it in its "Resolved" format: whole header lines by name. */
const item = z.object({ headers: z.record(z.string()) });

export interface NamedFile {
  fileName: string;
  mediaType: string;
  content: Buffer;
}

/**
 * Reads such a mail; null where the item is none. The trigger has not kept the original bytes: the
 * evidence is daticert.xml, as the provider wrote it.
 */
export function readImapItem(
  json: unknown,
  files: readonly NamedFile[],
): { mail: PecMail; content: Buffer } | null {
  const parsed = item.safeParse(json);
  if (!parsed.success) return null;
  const headers = Object.entries(parsed.data.headers).map(([key, line]) => ({
    key,
    value: line.slice(line.indexOf(':') + 1),
  }));
  const attachments = files.map(({ fileName, mediaType, content }) => ({
    filename: fileName,
    mimeType: mediaType,
    content,
  }));
  const certificate = files.find(({ fileName }) => fileName.toLowerCase() === 'daticert.xml');
  const content = certificate?.content ?? Buffer.from('');
  return { mail: readPecParts({ headers, attachments }, sha256Of(content)), content };
}
