import type { OfficerLanguage } from '../language';
import type { MessageStatus } from '../register/register';

/** What an officer does about a message, by what is known of it. */
const nextByStatus: Record<MessageStatus, Record<OfficerLanguage, string>> = {
  created: {
    it: 'Il messaggio è pronto ma non è partito: per inviarlo scegli un canale.',
    en: 'The message is ready but did not go out: choose a channel to send it.',
  },
  sending: {
    it: 'Un’altra esecuzione lo sta inviando: guarda di nuovo tra qualche minuto.',
    en: 'Another execution is sending it: look again in a few minutes.',
  },
  sent: {
    it: 'Il server di posta l’ha accettato. Non devi fare nulla; un avviso di mancata consegna arriverebbe al mittente.',
    en: 'The mail server has accepted it. There is nothing to do; a notice of failure would come to the sender.',
  },
  delivered: { it: 'Consegnato. Non devi fare nulla.', en: 'Delivered. There is nothing to do.' },
  read: { it: 'Letto. Non devi fare nulla.', en: 'Read. There is nothing to do.' },
  'temporary-failure': {
    it: 'Non è partito per un guasto che può passare: esegui di nuovo più tardi, non ci sarà un doppio invio.',
    en: 'It did not go out, for a fault that may pass: run it again later, it will not be sent twice.',
  },
  'permanent-failure': {
    it: 'È stato rifiutato: controlla l’indirizzo con il cittadino o usa un altro canale. Per ritentare lo stesso invio indica una «Occasione».',
    en: 'It was refused: check the address with the citizen or use another channel. To try the same again, give an "Occasion".',
  },
  'technical-failure': {
    it: 'Non è partito per un problema di configurazione: prova la connessione nella credenziale e poi esegui di nuovo.',
    en: 'It did not go out, for a fault of configuration: test the connection in the credential, then run it again.',
  },
  unknown: {
    it: 'Non si sa se è partito: cercalo nella posta inviata o chiedi al destinatario. Non viene rispedito da solo; se non è arrivato indica una «Occasione» e rinvialo.',
    en: 'It is not known whether it went out: look in the sent mail or ask the recipient. It is not sent again by itself; if it did not arrive, give an "Occasion" and send it again.',
  },
};

export function nextFor(status: MessageStatus, language: OfficerLanguage): string {
  return nextByStatus[status][language];
}
