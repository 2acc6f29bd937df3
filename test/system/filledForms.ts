import type { Ticket } from '../../lib/register/ticket';
import { firstFreeHour, photo, type Answers } from './citizen';

/** One citizen at one form, and what of it stands in the register. */
export interface FilledForm {
  answers: Answers;
  /** What the review reads back, beside the words that were written. */
  readBack: string[];
  ticket: Partial<Record<keyof Ticket, unknown>>;
  attachments: string[];
}

const who = {
  'Ho letto e compreso l’informativa sulla privacy': 'sì',
  Nome: 'Maria',
  Cognome: 'Bianchi',
  Email: 'maria.bianchi@citta.example',
  Telefono: '333 1234567',
};
const withCode = { ...who, 'Codice fiscale': 'bncmra80a41d612i' };
const citizen = {
  givenName: 'Maria',
  familyName: 'Bianchi',
  email: 'maria.bianchi@citta.example',
  phone: '+393331234567',
};
const identified = { ...citizen, fiscalCode: 'BNCMRA80A41D612I' };

/** Every ready form, by its id. */
export const filledForms: Record<string, FilledForm> = {
  'segnalazione-disservizio': {
    answers: {
      ...withCode,
      'Luogo del disservizio': 'Via Garibaldi 12',
      'Tipo di disservizio': 'Illuminazione pubblica',
      Titolo: 'Lampione spento',
      Dettagli: 'Il lampione davanti alla scuola è spento da una settimana.',
      'Immagini o documenti': photo('lampione.png'),
    },
    readBack: ['Illuminazione pubblica', 'lampione.png', 'BNCMRA80A41D612I'],
    ticket: {
      subject: 'Lampione spento',
      text: 'Il lampione davanti alla scuola è spento da una settimana.',
      citizen: identified,
      fields: {
        luogo: 'Via Garibaldi 12',
        'tipo-disservizio': 'illuminazione-pubblica',
        immagini: ['lampione.png'],
      },
    },
    attachments: ['lampione.png'],
  },
  'richiesta-assistenza': {
    answers: {
      ...who,
      Categoria: 'Ambiente e rifiuti',
      Servizio: 'Bidoni della carta',
      Dettagli: 'Come si chiede un bidone più grande?',
    },
    readBack: ['Ambiente e rifiuti'],
    ticket: {
      subject: 'Bidoni della carta',
      text: 'Come si chiede un bidone più grande?',
      citizen,
      fields: { categoria: 'ambiente' },
    },
    attachments: [],
  },
  'accesso-atti': {
    answers: {
      ...withCode,
      'Oggetto della richiesta': 'Permesso di costruire',
      'Documenti richiesti': 'Il permesso per via Roma 14.',
      'Motivo della richiesta': 'È la casa accanto alla mia.',
      'Come vuoi i documenti': 'Copia semplice, per email',
      'Copia del documento di identità': photo('documento.png'),
      'Chiedi per conto di un’altra persona o di un ente?': 'Sì',
      'Per conto di chi': 'Condominio di via Roma 12',
      Delega: photo('delega.png'),
    },
    readBack: ['Copia semplice, per email', 'documento.png', 'delega.png'],
    ticket: {
      subject: 'Permesso di costruire',
      text: 'Il permesso per via Roma 14.',
      citizen: identified,
      fields: {
        interesse: 'È la casa accanto alla mia.',
        modalita: 'copia',
        'documento-identita': ['documento.png'],
        'per-conto-di-altri': true,
        rappresentato: 'Condominio di via Roma 12',
        delega: ['delega.png'],
      },
    },
    attachments: ['documento.png', 'delega.png'],
  },
  'accesso-civico-generalizzato': {
    answers: {
      ...who,
      'Oggetto della richiesta': 'Spese per le strade',
      'Dati o documenti richiesti': 'Le spese del 2025, per strada.',
      'Come vuoi riceverli': 'Per email',
    },
    readBack: ['Per email'],
    ticket: {
      subject: 'Spese per le strade',
      text: 'Le spese del 2025, per strada.',
      citizen,
      fields: { consegna: 'email' },
    },
    attachments: [],
  },
  'reclamo-suggerimento': {
    answers: {
      ...who,
      'Che cosa vuoi dirci': 'Reclamo',
      'Servizio o ufficio': 'Anagrafe',
      Messaggio: 'Ho aspettato due ore.',
      'Quando è successo': '3/11/2025',
      'Che cosa chiedi': 'Più sportelli.',
      Allegati: photo('biglietto.png'),
    },
    readBack: ['Reclamo', '03/11/2025', 'biglietto.png'],
    ticket: {
      subject: 'Anagrafe',
      text: 'Ho aspettato due ore.',
      citizen,
      fields: {
        tipo: 'reclamo',
        quando: '2025-11-03',
        'che-cosa-chiedi': 'Più sportelli.',
        allegati: ['biglietto.png'],
      },
    },
    attachments: ['biglietto.png'],
  },
  'richiesta-certificato': {
    answers: {
      ...withCode,
      'Quale certificato': 'Residenza',
      'Quante copie': '2',
      'Imposta di bollo': 'Esente',
      'Motivo dell’esenzione': 'Adozione',
      'Il certificato riguarda': 'Un’altra persona',
      'Nome e cognome della persona': 'Luca Bianchi',
      'Data di nascita della persona': '10/12/1985',
    },
    readBack: ['Residenza', 'Esente', 'Un’altra persona', '10/12/1985'],
    ticket: {
      subject: 'Richiesta di certificato',
      citizen: identified,
      fields: {
        certificato: 'residenza',
        copie: 2,
        bollo: 'esente',
        'motivo-esenzione': 'Adozione',
        'per-chi': 'altra-persona',
        persona: 'Luca Bianchi',
        'persona-data-nascita': '1985-12-10',
      },
    },
    attachments: [],
  },
  'iscrizione-mensa': {
    answers: {
      ...withCode,
      'Nome e cognome': 'Luca Bianchi',
      'Data di nascita': '10/12/2018',
      'Codice fiscale della bambina o del bambino': 'RSSMRA85T10A562S',
      Scuola: 'Primaria Rodari',
      'Giorni di mensa': ['Venerdì', 'Lunedì'],
      Dieta: 'Ordinaria',
      'Chiedi la tariffa ridotta in base all’ISEE?': 'Sì',
      'Valore ISEE': '12500,50',
      Indirizzo: 'Via Roma 12',
      CAP: '50122',
      Comune: 'Firenze',
      'Dichiaro di avere la responsabilità genitoriale e che l’altro genitore, se c’è, è d’accordo (articoli 316 e 337-ter del codice civile)':
        'sì',
    },
    readBack: ['Lunedì', 'Venerdì', 'Ordinaria', '12.500,50 euro'],
    ticket: {
      subject: 'Iscrizione alla mensa scolastica',
      citizen: identified,
      fields: {
        'nome-bambino': 'Luca Bianchi',
        'data-nascita': '2018-12-10',
        'codice-fiscale-bambino': 'RSSMRA85T10A562S',
        giorni: ['lunedi', 'venerdi'],
        dieta: 'ordinaria',
        'tariffa-isee': true,
        isee: 12500.5,
        indirizzo: 'Via Roma 12',
        cap: '50122',
        comune: 'Firenze',
        'responsabilita-genitoriale': true,
      },
    },
    attachments: [],
  },
  'prenotazione-appuntamento': {
    answers: {
      ...withCode,
      'Per quale servizio?': 'Carta d’identità elettronica (CIE)',
      'Ufficio, giorno e ora': firstFreeHour,
      'Motivo dell’appuntamento': 'Carta d’identità scaduta',
      Dettagli: 'Mi serve per un viaggio.',
    },
    readBack: ['Carta d’identità elettronica (CIE)', 'Servizi demografici'],
    ticket: {
      subject: 'Carta d’identità scaduta',
      text: 'Mi serve per un viaggio.',
      citizen: identified,
      fields: { servizio: 'carta-identita' },
      appointment: { office: 'Servizi demografici', status: 'booked', changes: 0 },
    },
    attachments: [],
  },
  'autolettura-acqua': {
    answers: {
      ...who,
      'Codice utenza': '0012345',
      'Matricola del contatore': '12-ab345678',
      'Indirizzo della fornitura': 'Via Roma 12',
      'Giorno della lettura': '24/11/2025',
      'Metri cubi sul contatore': '01250',
      'Foto del contatore': photo('contatore.png'),
    },
    readBack: ['24/11/2025', 'contatore.png'],
    ticket: {
      subject: 'Autolettura del contatore dell’acqua',
      citizen,
      fields: {
        'codice-utenza': '0012345',
        matricola: '12-ab345678',
        lettura: 1250,
        foto: ['contatore.png'],
      },
      reading: { meter: '12AB345678', value: 1250, readOn: '2025-11-24', plausible: true },
    },
    attachments: ['contatore.png'],
  },
};
