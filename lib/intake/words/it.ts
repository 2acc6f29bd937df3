import { mediaTypes } from '../upload';
import type { Words } from './words';

const list = new Intl.ListFormat('it', { type: 'disjunction' });
const number = new Intl.NumberFormat('it-IT');

export const it: Words = {
  languageName: 'Italiano',
  languageSwitch: 'Lingua della pagina',
  toContent: 'Vai al contenuto principale',
  asteriskExplained: 'I campi contraddistinti dal simbolo asterisco sono obbligatori.',
  stepOf: (step, steps) => `Passo ${step} di ${steps}`,
  errorTitle: 'Errore:',
  errorHeading: 'Controlla i dati inseriti',
  optional: 'facoltativo',
  choose: 'Seleziona una voce',
  yes: 'Sì',
  no: 'No',
  atMostCharacters: (longest) => `Al massimo ${number.format(longest)} caratteri.`,
  dateShape: 'Giorno, mese e anno. Esempio: 24/06/2026.',
  timeShape: 'Ora e minuti. Esempio: 09:30.',
  unit: (unit) => `Unità: ${unit}.`,
  atMostFiles: ({ most, megabytes, accepted }) =>
    `${most === 1 ? 'Un file' : `Al massimo ${most} file`}, fino a ${megabytes} MB ${most === 1 ? '' : 'ciascuno '}nei formati ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
  filesKept: 'File già caricati',
  removeFile: (fileName) => `Rimuovi ${fileName}`,
  forward: 'Avanti',
  back: 'Indietro',
  toReview: 'Vai al riepilogo',
  send: 'Invia',
  again: 'Riprova',
  reviewTitle: 'Riepilogo',
  reviewIntroduction: 'Controlla i dati prima di inviare. Puoi ancora modificarli.',
  change: 'Modifica',
  notGiven: 'Non indicato',
  privacyNotice: ({ administration, dataProtectionOfficer, purpose, recipients, retention }) => [
    `Titolare del trattamento dei dati: ${administration}.${dataProtectionOfficer && ` Responsabile della protezione dei dati (RPD): ${dataProtectionOfficer}.`}`,
    `I dati che scrivi servono a ${purpose || 'gestire la tua richiesta e a risponderti'}. Il trattamento è necessario per un compito di interesse pubblico (articolo 6, paragrafo 1, lettera e, del Regolamento UE 2016/679): per questo non ti chiediamo un consenso. Senza i dati obbligatori non possiamo gestire la richiesta.`,
    `I dati sono trattati dagli uffici competenti e da chi fornisce loro i servizi informatici${recipients && `: ${recipients}`}.`,
    'Un programma di intelligenza artificiale può proporre a quale ufficio assegnare la richiesta e riassumerla: decide sempre una persona.',
    `I dati sono conservati ${retention || 'per il tempo necessario a gestire la richiesta, poi secondo le regole sulla conservazione dei documenti pubblici'}.`,
    'Puoi chiedere di accedere ai tuoi dati, di correggerli, di limitarne l’uso o di opporti, e puoi presentare reclamo al Garante per la protezione dei dati personali.',
  ],
  privacyWhole: 'Leggi l’informativa completa sulla privacy',
  privacyLink: 'Informativa privacy',
  reportLink: 'Segnalazione disservizio',
  accessibilityLink: 'Dichiarazione di accessibilità',
  footerLinks: 'Link utili',
  contactsHeading: 'Contatti',
  trial:
    'Indirizzo di prova: quello che invii viene registrato davvero, ma questa pagina non è quella per i cittadini.',
  receipt: {
    title: 'Richiesta ricevuta',
    reference: 'Numero della richiesta',
    keepReference: 'Conserva questo numero: ti serve per chiedere a che punto è la richiesta.',
    receivedOn: 'Ricevuta il',
    dueBy: 'Risposta entro il',
    dueExplained: (days) => `Termine di ${days} giorni dal ricevimento.`,
    office: 'Ufficio competente',
    personInCharge: 'Responsabile del procedimento',
    nextHeading: 'Che cosa succede ora',
    followHeading: 'Come seguire la richiesta',
    follow: 'Contatta l’ufficio e indica il numero della richiesta.',
    remediesHeading: 'Se non ricevi risposta entro il termine',
    remedies:
      'Puoi rivolgerti a chi ha il potere sostitutivo nell’amministrazione (articolo 2, comma 9-ter, della legge 241/1990). Contro il silenzio puoi ricorrere al TAR finché l’inadempimento continua e comunque entro un anno dalla scadenza del termine (articolo 31 del codice del processo amministrativo).',
    print:
      'Stampa o salva questa pagina: vale come ricevuta (articolo 18-bis della legge 241/1990).',
    another: 'Compila una nuova richiesta',
  },
  tracking: {
    title: 'A che punto è la richiesta',
    follow: 'Segui la richiesta',
    keepLink:
      'Conserva questo collegamento: chi lo apre vede a che punto è la richiesta e quando è l’appuntamento, se c’è: nient’altro.',
    code: 'Codice per seguirla',
    ask: 'Scrivi il numero della richiesta e il codice: sono nella ricevuta.',
    show: 'Mostra',
    status: 'Stato',
    history: 'Che cosa è successo',
    statuses: {
      filed: 'Ricevuta',
      'in-review': 'In verifica',
      assigned: 'Affidata all’ufficio competente',
      'in-progress': 'In lavorazione',
      suspended: 'Sospesa: il termine è fermo',
      answered: 'Conclusa con una risposta',
      rejected: 'Non accolta',
      closed: 'Chiusa',
    },
    handedOver: 'Passata a un altro ufficio',
    resumed: 'Il termine riprende a correre',
    unknown: {
      title: 'Nessuna richiesta con questi dati',
      sentence:
        'Confronta numero e codice con la ricevuta. Se hai un collegamento, aprilo intero. Le richieste concluse da molto tempo non sono più qui: contatta l’ufficio.',
    },
    unavailable: {
      title: 'In questo momento non possiamo mostrare la richiesta',
      sentence: 'Riprova tra qualche minuto. Se il problema continua, contatta l’ufficio.',
    },
    tooMany: {
      title: 'Troppi tentativi',
      sentence:
        'Per proteggere le richieste, attendi 15 minuti e riprova. Il collegamento nella ricevuta funziona sempre.',
    },
  },
  heldBack: {
    title: 'La richiesta non è ancora stata inviata',
    kept: 'I dati che hai scritto sono ancora in questa pagina.',
    trap: 'È arrivata una risposta in un campo nascosto, che di solito compilano solo i programmi. Se sei una persona, premi «Riprova».',
    early:
      'Il modulo è arrivato più in fretta di quanto una persona impieghi a compilarlo. Rileggi i dati, attendi qualche secondo, poi premi «Riprova».',
    many: (minutes) =>
      `Sono arrivate troppe richieste in poco tempo. Attendi ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}, poi premi «Riprova».`,
    unproved:
      'La verifica automatica non è riuscita o è scaduta. Attendi che finisca, poi premi «Riprova».',
  },
  proof: {
    working: 'Verifica automatica in corso: puoi già premere «Invia».',
    done: 'Verifica automatica riuscita.',
    failed:
      'La verifica automatica non è riuscita in questo browser. Attendi un minuto, poi premi «Invia».',
    withoutScript: 'Il tuo browser non esegue script: attendi un minuto prima di premere «Invia».',
  },
  trapLabel: 'Lascia vuoto questo campo',
  appointment: {
    office: 'Ufficio',
    day: 'Giorno',
    showTimes: 'Mostra gli orari',
    timesOn: (day) => `Orari liberi di ${day}`,
    places: (free) => (free === 1 ? '1 posto' : `${number.format(free)} posti`),
    full: 'completo',
    none: 'In questo momento non ci sono posti liberi. Riprova nei prossimi giorni o contatta l’ufficio.',
    heading: 'Il tuo appuntamento',
    when: 'Quando',
    where: 'Dove',
    bringHeading: 'Che cosa portare',
    calendar: 'Aggiungi al calendario (file .ics)',
    manage: 'Sposta o annulla l’appuntamento',
    keepLink: 'Conserva questo collegamento: chi lo apre può spostare o annullare l’appuntamento.',
    moveHeading: 'Scegli un altro orario',
    move: 'Sposta l’appuntamento',
    moved: 'L’appuntamento è stato spostato.',
    cancelHeading: 'Non puoi venire?',
    cancelExplained:
      'Se annulli, il posto torna libero per un’altra persona e questo appuntamento non si può riprendere.',
    cancel: 'Annulla l’appuntamento',
    cancelled: 'L’appuntamento è annullato. Il posto è di nuovo libero.',
    passed: 'L’appuntamento è passato: non si può più spostare né annullare.',
    another: 'Prenota un altro appuntamento',
    unknown: {
      title: 'L’appuntamento non si trova',
      sentence:
        'Apri il collegamento intero, come sta nella ricevuta. Gli appuntamenti di molto tempo fa non sono più qui: contatta l’ufficio.',
    },
    unavailable: {
      title: 'In questo momento non possiamo mostrare l’appuntamento',
      sentence:
        'Nulla è cambiato. Riprova tra qualche minuto; se il problema continua, contatta l’ufficio.',
    },
  },
  unavailable: {
    title: 'In questo momento non riusciamo a registrare la richiesta',
    sentences: [
      'La richiesta non è stata inviata. I dati che hai scritto sono ancora in questa pagina: attendi qualche minuto, poi premi «Riprova».',
      'Se il problema continua, contatta l’ufficio.',
    ],
    filesLost: 'I file invece sono da scegliere di nuovo.',
  },
  refused: {
    'media-type': {
      title: 'Il modulo non può essere letto',
      sentence: 'I dati sono arrivati in un formato che questa pagina non accetta.',
    },
    size: {
      title: 'I dati inviati sono troppi',
      sentence: 'Accorcia i testi o scegli meno file, poi invia di nuovo.',
    },
    method: {
      title: 'Richiesta non prevista',
      sentence: 'Questa pagina si può solo aprire e compilare.',
    },
    key: {
      title: 'Il modulo non può essere letto',
      sentence: 'Il codice dell’invio non è valido: compila di nuovo il modulo.',
    },
  },
  startAgain: 'Torna all’inizio del modulo',
  problems: {
    missing: (_, label) => `Compila il campo «${label}».`,
    'not-accepted': () => 'Per continuare, spunta la casella.',
    repeated: (_, label) => `Il campo «${label}» è arrivato più volte: scrivilo una volta sola.`,
    'too-long': ({ length, longest }, label) =>
      `«${label}»: hai scritto ${number.format(length)} caratteri, il massimo è ${number.format(longest)}.`,
    'not-an-email': () =>
      'L’indirizzo email non è corretto. Scrivilo così: nome@esempio.it, senza spazi.',
    'not-a-phone': () =>
      'Il numero di telefono non è corretto. Scrivilo così: 333 1234567 o, dall’estero, +41 44 668 18 00.',
    'not-a-fiscal-code': () =>
      'Il codice fiscale non è corretto. Copia le 16 lettere e cifre dalla tessera sanitaria.',
    'not-a-vat-number': () =>
      'La partita IVA non è corretta. Scrivi le 11 cifre senza spazi: una di esse è sbagliata.',
    'not-an-iban': () =>
      'L’IBAN non è corretto. Copialo dall’estratto conto: quello italiano inizia con IT e ha 27 caratteri.',
    'not-a-postcode': () => 'Il CAP non è corretto. Scrivi le 5 cifre. Esempio: 50122.',
    'not-a-municipality': (_, label) => `«${label}»: scrivi il nome del comune. Esempio: Firenze.`,
    'not-a-date': (_, label) =>
      `«${label}»: la data non esiste o non si legge. Scrivila così: 24/06/2026.`,
    'not-a-time': (_, label) => `«${label}»: l’ora non è corretta. Scrivila così: 09:30.`,
    'too-early': ({ earliest }, label) => `«${label}»: non può essere prima di ${earliest}.`,
    'too-late': ({ latest }, label) => `«${label}»: non può essere dopo ${latest}.`,
    'not-a-number': ({ decimals }, label) =>
      decimals === 0
        ? `«${label}»: scrivi un numero intero, solo con le cifre. Esempio: 1250.`
        : `«${label}»: scrivi un numero con al massimo ${decimals} cifre dopo la virgola, senza punti. Esempio: 1250,5.`,
    'too-small': ({ least }, label) => `«${label}»: il minimo è ${number.format(least)}.`,
    'too-large': ({ most }, label) => `«${label}»: il massimo è ${number.format(most)}.`,
    'not-a-choice': (_, label) => `Scegli una voce dell’elenco «${label}».`,
    'too-many-files': ({ most }) =>
      most === 1 ? 'Puoi allegare un solo file.' : `Puoi allegare al massimo ${most} file.`,
    'file-too-large': ({ fileName, megabytes }) =>
      `Il file ${fileName} è troppo grande: il massimo è ${megabytes} MB.`,
    'file-not-readable': ({ fileName, accepted }) =>
      `Il file ${fileName} non è nel formato ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
    'file-infected': ({ fileName }) =>
      `Nel file ${fileName} l’antivirus ha trovato un pericolo: scegline un altro.`,
    'not-a-slot': () =>
      'Questo orario non si può prenotare, o non si può più: scegline uno tra quelli liberi.',
    'slot-taken': () =>
      'L’orario scelto è appena stato preso da un’altra persona: scegline un altro tra quelli liberi.',
    'time-to-choose': () =>
      'Hai cambiato ufficio o giorno: scegli ora un orario tra quelli liberi.',
    'file-gone': () => 'I file caricati prima non sono più disponibili: sceglili di nuovo.',
  },
};
