import type { OfficerLanguage } from '../language';
import type { MessageStatus } from '../register/register';

type Words = Record<OfficerLanguage, string>;

/** What an officer does about a message, by what is known of it. */
const nextByStatus: Record<MessageStatus, Words> = {
  created: {
    it: 'Il messaggio è pronto ma non è partito: per inviarlo scegli un canale.',
    en: 'The message is ready but did not go out: choose a channel to send it.',
  },
  sending: {
    it: 'Un’altra esecuzione lo sta inviando: guarda di nuovo tra qualche minuto.',
    en: 'Another execution is sending it: look again in a few minutes.',
  },
  sent: {
    it: 'Il servizio l’ha preso in carico. Non devi fare nulla; se è arrivato lo dice «Controlla lo stato».',
    en: 'The service has taken it. There is nothing to do; "Check Status" tells whether it arrived.',
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
    it: 'Non si sa se è partito: guarda nel pannello del servizio o chiedi al destinatario. Non viene rispedito da solo; se non è arrivato indica una «Occasione» e rinvialo.',
    en: 'It is not known whether it went out: look in the panel of the service or ask the recipient. It is not sent again by itself; if it did not arrive, give an "Occasion" and send it again.',
  },
};

/** Where a channel has another place to look than the service behind it. */
const nextByChannel: Readonly<Record<string, Partial<Record<MessageStatus, Words>>>> = {
  email: {
    sent: {
      it: 'Il server di posta l’ha accettato. Non devi fare nulla; un avviso di mancata consegna arriverebbe al mittente.',
      en: 'The mail server has accepted it. There is nothing to do; a notice of failure would come to the sender.',
    },
    unknown: {
      it: 'Non si sa se è partito: cercalo nella posta inviata o chiedi al destinatario. Non viene rispedito da solo; se non è arrivato indica una «Occasione» e rinvialo.',
      en: 'It is not known whether it went out: look in the sent mail or ask the recipient. It is not sent again by itself; if it did not arrive, give an "Occasion" and send it again.',
    },
  },
  pec: {
    sent: {
      it: 'Il gestore l’ha preso in carico. Le ricevute di accettazione e di consegna arrivano nella casella PEC: leggile con «Leggi una ricevuta PEC».',
      en: 'The provider has taken it. The receipts of acceptance and of delivery come to the PEC mailbox: read them with "Read PEC Receipt".',
    },
    unknown: {
      it: 'Non si sa se è partita: lo dice la ricevuta, nella casella PEC. Non viene rispedita da sola; se dopo 24 ore non c’è ricevuta indica una «Occasione» e rinviala.',
      en: 'It is not known whether it went out: its receipt tells, in the PEC mailbox. It is not sent again by itself; if there is no receipt after 24 hours, give an "Occasion" and send it again.',
    },
  },
};

export function nextFor(status: MessageStatus, channel: string, language: OfficerLanguage): string {
  return (nextByChannel[channel]?.[status] ?? nextByStatus[status])[language];
}
