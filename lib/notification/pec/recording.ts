import { maskRecipient } from '../../privacy/mask';
import type { MessageRecord, Register } from '../../register/register';
import { receiptMismatched } from './problem';
import type { PecReceipt } from './receipt';
import { deliveryOfReceipt } from './state';

export interface RecordedReceipt {
  /** Null where the register knows no message of that name. */
  message: MessageRecord | null;
  isNew: boolean;
}

/**
 * Finds the message that a receipt is about, keeps the receipt byte by byte and records what it
 * means; a receipt given again changes nothing. Errors: `pec.receipt-mismatched` where it speaks of
 * somebody to whom the message was not sent.
 */
export async function recordReceipt(
  receipt: PecReceipt,
  content: Buffer,
  register: Pick<
    Register,
    'findMessage' | 'findMessageByKeyStart' | 'keepReceipt' | 'recordDelivery'
  >,
  by: string,
): Promise<RecordedReceipt> {
  const message = await messageOf(receipt, register);
  if (!message) return { message: null, isNew: false };
  requireSameRecipient(receipt, message);
  const { certificate, kind } = receipt;
  const { isNew } = await register.keepReceipt({
    messageKey: message.key,
    kind,
    at: certificate.at,
    recipient: certificate.deliveredTo && maskRecipient(certificate.deliveredTo),
    content,
  });
  const news = deliveryOfReceipt(receipt);
  if (!news) return { message, isNew };
  return { message: await register.recordDelivery(message.key, news, by), isNew };
}

/** By Message-ID, then by its local part: some providers write their own domain behind it. */
async function messageOf(
  { messageIds }: PecReceipt,
  register: Pick<Register, 'findMessage' | 'findMessageByKeyStart'>,
): Promise<MessageRecord | undefined> {
  for (const id of messageIds) {
    const message = await register.findMessage(`<${id}>`);
    if (message?.channel === 'pec') return message;
  }
  for (const id of messageIds) {
    // The local part is the beginning of the message's key, 160 bits of it: nobody guesses it.
    const [localPart = ''] = id.split('@');
    const isOurs = /^[0-9a-f]{40}$/.test(localPart);
    const message = isOurs ? await register.findMessageByKeyStart(localPart) : undefined;
    if (message?.channel === 'pec') return message;
  }
  return undefined;
}

function requireSameRecipient({ certificate }: PecReceipt, message: MessageRecord): void {
  const named = certificate.deliveredTo
    ? [certificate.deliveredTo]
    : certificate.recipients.map(({ address }) => address);
  if (named.some((address) => maskRecipient(address) === message.recipient)) return;
  throw receiptMismatched({
    it: `parla di un altro destinatario, non di ${message.recipient}`,
    en: `it speaks of another recipient, not of ${message.recipient}`,
  });
}
