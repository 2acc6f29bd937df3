import { simpleParser } from 'mailparser';
import type { Mailbox } from '../mailbox';
import { pecReceipt, type ReceiptFacts } from './receipt';

/**
 * How the sandbox's PEC provider treats a recipient, told by the word before `@`. The inbox page
 * shows this table.
 */
export const pecBehaviours: { address: string; does: string }[] = [
  {
    address: 'inesistente@…',
    does: 'accettazione, poi avviso di mancata consegna: la casella non esiste',
  },
  { address: 'ritardo@…', does: 'accettazione, poi preavviso di mancata consegna dopo 12 ore' },
  { address: 'scaduta@…', does: 'accettazione, poi preavviso di mancata consegna dopo 24 ore' },
  { address: 'nonaccettata@…', does: 'avviso di non accettazione' },
  { address: 'ordinaria@…', does: 'solo accettazione: il destinatario non ha una PEC' },
];

/** Delivers a message as a PEC provider does: the receipts come to the sender's own box. */
export async function deliverPec(
  mailbox: Mailbox,
  { from, to }: { from: string; to: string[] },
  source: Buffer,
): Promise<void> {
  const mail = await simpleParser(source);
  const facts = {
    sender: from,
    recipients: to.map((address) => ({ address, certified: wordOf(address) !== 'ordinaria' })),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    at: new Date(),
  };
  const answer = (
    receipt: Omit<ReceiptFacts, 'sender' | 'recipients' | 'subject' | 'messageId' | 'at'>,
  ) =>
    mailbox.receive(
      { from: 'posta-certificata@pec.sandbox.example', to: [from] },
      pecReceipt({ ...facts, ...receipt }),
    );
  if (to.some((address) => wordOf(address) === 'nonaccettata')) {
    await answer({
      kind: 'non-accettazione',
      error: 'altro',
      extendedError: 'Il messaggio non rispetta le regole della PEC',
    });
    return;
  }
  await answer({ kind: 'accettazione' });
  for (const address of to) {
    const receipt = receiptFor(address);
    if (!receipt || receipt.kind === 'avvenuta-consegna') {
      await mailbox.receive({ from, to: [address] }, source);
    }
    if (receipt) await answer({ ...receipt, deliveredTo: address });
  }
}

function receiptFor(
  address: string,
): Pick<ReceiptFacts, 'kind' | 'error' | 'extendedError' | 'receiptType'> | null {
  switch (wordOf(address)) {
    case 'ordinaria':
      return null;
    case 'inesistente':
      return {
        kind: 'errore-consegna',
        error: 'no-dest',
        extendedError: '5.1.1 - Pec Provider - indirizzo non valido',
      };
    case 'ritardo':
      return {
        kind: 'preavviso-errore-consegna',
        error: 'altro',
        extendedError: 'Il messaggio non è stato consegnato nelle prime 12 ore dal suo invio',
      };
    case 'scaduta':
      return {
        kind: 'preavviso-errore-consegna',
        error: 'altro',
        extendedError: 'Il messaggio non è stato consegnato entro le 24 ore dal suo invio',
      };
    default:
      return { kind: 'avvenuta-consegna', receiptType: 'completa' };
  }
}

function wordOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@')).toLowerCase();
}
