import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { maskRecipient } from '../../privacy/mask';
import { bare, kindOf, readCertificate, type Certificate } from './certificate';
import { receiptUnreadable } from './problem';

/** The receipts that the law knows, and one that some providers write. */
export const receiptKinds = [
  'accettazione',
  'non-accettazione',
  'presa-in-carico',
  'avvenuta-consegna',
  'errore-consegna',
  'preavviso-errore-consegna',
  'rilevazione-virus',
  'mancata-consegna',
] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** A receipt, read from its bytes. `signature` is never said to be verified: it is not. */
export interface PecReceipt {
  type: 'receipt';
  kind: ReceiptKind;
  certificate: Certificate;
  /** Names under which the message may be known, the surest first, without angle brackets. */
  messageIds: string[];
  signature: 'present-not-verified';
  sha256: string;
}

/** What else a PEC mailbox gets. */
export type PecMail =
  | PecReceipt
  | { type: 'certified-message'; sender: string; subject: string; at: string; sha256: string }
  | { type: 'ordinary-message'; sha256: string }
  | { type: 'automatic-reply'; sha256: string };

const largestMessage = 40 * 1024 * 1024;
/** Some providers write the warning, and the failure, in words of their own. */
const spellings: Readonly<Record<string, ReceiptKind>> = {
  'preavviso-mancata-consegna': 'preavviso-errore-consegna',
  'preavviso-di-mancata-consegna': 'preavviso-errore-consegna',
  'avviso-mancata-consegna': 'mancata-consegna',
  'avvenuta-consegna-breve': 'avvenuta-consegna',
  'mancata-accettazione': 'non-accettazione',
};

/**
 * Reads a message of a PEC mailbox from its bytes (RFC 6109). What it is follows from its headers and
 * from daticert.xml, never from the subject, which anybody writes.
 * Errors: `pec.receipt-unreadable` for a receipt that is not whole, or contradicts itself.
 */
export async function readPecMail(bytes: Buffer): Promise<PecMail> {
  if (bytes.length > largestMessage) throw receiptUnreadable('the message is too large');
  // What the message carries is the sender's own, a daticert.xml in it too: it stays closed.
  const { headers, attachments } = await parse(bytes);
  const parts = attachments.map(({ filename, mimeType, content }) => ({
    filename: filename ?? '',
    mimeType,
    content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }));
  return readPecParts({ headers, attachments: parts }, sha256Of(bytes));
}

/** A mail that another program has taken apart, such as the host's IMAP trigger. */
export interface MailParts {
  headers: readonly { key: string; value: string }[];
  attachments: readonly { filename: string; mimeType: string; content: Uint8Array }[];
}

/** The same from a mail's parts. `sha256` is of what is kept as evidence. Errors: as `readPecMail`. */
export function readPecParts(mail: MailParts, sha256: string): PecMail {
  const [kind, ...others] = valuesOf(mail, 'x-ricevuta');
  const transport = valuesOf(mail, 'x-trasporto')[0]?.toLowerCase();
  if (others.length > 0 || (kind && transport)) {
    throw receiptUnreadable('it bears more than one mark of a receipt');
  }
  if (kind) return receiptOf(mail, kind, sha256);
  if (transport === 'posta-certificata') return certifiedMessage(mail, sha256);
  return isAutomatic(mail)
    ? { type: 'automatic-reply', sha256 }
    : { type: 'ordinary-message', sha256 };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function parse(bytes: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 20 });
  } catch {
    throw receiptUnreadable('it is not a mail message');
  }
}

function receiptOf(mail: MailParts, word: string, sha256: string): PecReceipt {
  const kind = receiptKind(word);
  if (!kind) throw receiptUnreadable('no such receipt is known');
  requireSignature(mail);
  const certificate = certificateIn(mail);
  if (receiptKind(certificate.kind) !== kind) {
    throw receiptUnreadable('header and daticert.xml say different things');
  }
  const answered = valuesOf(mail, 'x-riferimento-message-id').map(bare);
  const ids = [certificate.messageId, ...answered].filter((id) => id !== null);
  if (ids.length === 0) throw receiptUnreadable('it names no message');
  return {
    type: 'receipt',
    kind,
    certificate,
    messageIds: [...new Set(ids)],
    signature: 'present-not-verified',
    sha256,
  };
}

function certifiedMessage(mail: MailParts, sha256: string): PecMail {
  requireSignature(mail);
  const { sender, subject, at } = certificateIn(mail);
  return { type: 'certified-message', sender: maskRecipient(sender), subject, at, sha256 };
}

function receiptKind(word: string): ReceiptKind | undefined {
  const kind = kindOf(word);
  return receiptKinds.find((each) => each === kind) ?? spellings[kind];
}

/** A receipt without the provider's signature is no receipt, whatever its headers say. */
function requireSignature(mail: MailParts): void {
  const isSigned =
    /^multipart\/signed|^application\/(x-)?pkcs7-mime/i.test(
      valuesOf(mail, 'content-type')[0] ?? '',
    ) &&
    mail.attachments.some(({ mimeType }) =>
      /^application\/(x-)?pkcs7-(signature|mime)$/i.test(mimeType),
    );
  if (!isSigned) throw receiptUnreadable("it lacks the provider's signature");
}

function certificateIn(mail: MailParts): Certificate {
  const found = mail.attachments.filter(
    ({ filename }) => filename.toLowerCase() === 'daticert.xml',
  );
  const [certificate, ...others] = found;
  if (!certificate || others.length > 0) throw receiptUnreadable('it has not one daticert.xml');
  return readCertificate(certificate.content);
}

/** Header values, unfolded. */
function valuesOf(mail: MailParts, name: string): string[] {
  return mail.headers
    .filter(({ key }) => key.toLowerCase() === name)
    .map(({ value }) => value.replace(/\s+/g, ' ').trim());
}

function isAutomatic(mail: MailParts): boolean {
  const [submitted = 'no'] = valuesOf(mail, 'auto-submitted');
  const [precedence = ''] = valuesOf(mail, 'precedence');
  return (
    submitted.toLowerCase() !== 'no' ||
    valuesOf(mail, 'x-autoreply').length > 0 ||
    /^(bulk|auto_reply)$/i.test(precedence)
  );
}
