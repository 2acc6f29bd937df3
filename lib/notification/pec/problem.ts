import { UrpError } from '../../error';

/** A message that says it is a receipt and cannot be one, or cannot be read. */
export function receiptUnreadable(reason: string): UrpError {
  return new UrpError('pec.receipt-unreadable', {
    it: {
      what: `La ricevuta PEC non si può leggere o non è autentica: ${reason}.`,
      todo: 'Non è stata usata. Aprila nella casella PEC: se il gestore l’ha davvero mandata, segnalala a chi cura il sistema.',
    },
    en: {
      what: `The PEC receipt cannot be read or is not genuine: ${reason}.`,
      todo: 'It was not used. Open it in the PEC mailbox: if the provider really sent it, tell whoever runs the system.',
    },
  });
}

export function receiptMismatched(what: { it: string; en: string }): UrpError {
  return new UrpError('pec.receipt-mismatched', {
    it: {
      what: `La ricevuta PEC non corrisponde al messaggio inviato: ${what.it}.`,
      todo: 'Non è stata usata: può essere falsa. Controlla la casella PEC.',
    },
    en: {
      what: `The PEC receipt does not match the message that was sent: ${what.en}.`,
      todo: 'It was not used: it may be forged. Look at the PEC mailbox.',
    },
  });
}
