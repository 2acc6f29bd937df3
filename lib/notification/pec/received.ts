import type { OfficerLanguage } from '../../language';
import { maskRecipient } from '../../privacy/mask';
import type { Register } from '../../register/register';
import { evidenceOf } from '../evidence';
import { reportOf, type DeliveryReport, type WayOut } from '../report';
import { readImapItem, type NamedFile } from './imapItem';
import { receiptUnreadable } from './problem';
import { readPecMail, type PecMail, type PecReceipt } from './receipt';
import { recordReceipt } from './recording';
import { statesIn, type PecState } from './state';

/** A mail of a PEC mailbox: its own bytes, or the parts that the host's IMAP trigger made of it. */
export type ReceivedMail =
  | { kind: 'original'; content: Buffer }
  | { kind: 'parts'; json: unknown; files: readonly NamedFile[] };

/** What an item says of such a mail. Addresses are masked. */
export interface PecReport {
  type: PecMail['type'];
  receipt: string | null;
  /** ISO 8601 in UTC, as the provider says. */
  at: string | null;
  /** Of the message that the receipt is about. */
  messageId: string | null;
  recipients: { recipient: string; state: PecState }[];
  error: string | null;
  explanation: string | null;
  /** `not-verified`: the provider's signature is there and nobody has checked it here. */
  signature: 'not-verified' | null;
  sha256: string;
  /** Whether the bytes kept are the message's own, which prove, or what was left of them. */
  original: boolean;
  /** Whether the register knows the message. */
  known: boolean;
}

export interface ReadReceipt {
  way: WayOut;
  pec: PecReport;
  /** Of the message, as it stands now. */
  delivery: DeliveryReport | null;
}

const wayByState: Record<PecState, WayOut> = {
  delivered: 'sent',
  failed: 'not-sent',
  accepted: 'later',
  'taken-over': 'later',
  'in-doubt': 'later',
};

/**
 * Reads a mail of a PEC mailbox and, where it is a receipt, brings its message up to date.
 * Errors: `pec.receipt-unreadable`, `pec.receipt-mismatched`.
 */
export async function readReceiptOf(
  received: ReceivedMail,
  register: Pick<
    Register,
    'findMessage' | 'findMessageByKeyStart' | 'keepReceipt' | 'recordDelivery'
  >,
  by: string,
  language: OfficerLanguage,
): Promise<ReadReceipt> {
  const { mail, content } = await opened(received);
  const original = received.kind === 'original';
  if (mail.type !== 'receipt')
    return { way: 'later', pec: otherMail(mail, original), delivery: null };
  const { message } = await recordReceipt(mail, content, register, by);
  const [state] = statesIn(mail).values();
  const outcome = message && ({ kind: 'answered', record: message, repeated: true } as const);
  return {
    way: wayByState[state ?? 'accepted'],
    pec: reportOfReceipt(mail, original, message !== null),
    delivery: outcome && reportOf(outcome, 'pec', language),
  };
}

async function opened(received: ReceivedMail): Promise<{ mail: PecMail; content: Buffer }> {
  if (received.kind === 'original') {
    return { mail: await readPecMail(received.content), content: received.content };
  }
  const read = readImapItem(received.json, received.files);
  if (!read) throw receiptUnreadable('the item holds neither a message nor its headers');
  return read;
}

function otherMail(mail: Exclude<PecMail, PecReceipt>, original: boolean): PecReport {
  return {
    type: mail.type,
    receipt: null,
    at: mail.type === 'certified-message' ? mail.at : null,
    messageId: null,
    recipients: [],
    error: null,
    explanation: null,
    signature: mail.type === 'certified-message' ? 'not-verified' : null,
    sha256: mail.sha256,
    original,
    known: false,
  };
}

function reportOfReceipt(receipt: PecReceipt, original: boolean, known: boolean): PecReport {
  const { kind, certificate, messageIds, sha256 } = receipt;
  return {
    type: 'receipt',
    receipt: kind,
    at: certificate.at,
    messageId: messageIds[0] ?? null,
    recipients: [...statesIn(receipt)].map(([address, state]) => ({
      recipient: maskRecipient(address),
      state,
    })),
    error: certificate.error,
    explanation: certificate.extendedError && evidenceOf(certificate.extendedError, []),
    signature: 'not-verified',
    sha256,
    original,
    known,
  };
}
