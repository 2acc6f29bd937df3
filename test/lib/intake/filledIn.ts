import { picture, report, type Fields } from './posting';

const who = {
  privacy: 'si',
  nome: 'Maria',
  cognome: 'Bianchi',
  email: 'maria.bianchi@example.it',
};
const withCode = { ...who, 'codice-fiscale': 'RSSMRA85T10A562S' };

/** What a citizen answers on each form, and what of it the ticket holds. */
export const filledIn: Record<string, { answers: Fields; ticket: object }> = {
  'segnalazione-disservizio': {
    answers: report,
    ticket: { subject: report.titolo, text: report.dettagli },
  },
  'richiesta-assistenza': {
    answers: { ...who, categoria: 'ambiente', servizio: 'Bidoni', dettagli: 'Come si chiedono?' },
    ticket: { subject: 'Bidoni', text: 'Come si chiedono?', fields: { categoria: 'ambiente' } },
  },
  'accesso-atti': {
    answers: {
      ...withCode,
      oggetto: 'Permesso edilizio',
      documenti: 'Il permesso per via Roma 14.',
      interesse: 'È la casa accanto alla mia.',
      modalita: 'copia',
      'documento-identita': picture('documento.png'),
      'per-conto-di-altri': 'si',
      rappresentato: 'Condominio di via Roma 12',
      delega: picture('delega.png'),
    },
    ticket: {
      subject: 'Permesso edilizio',
      text: 'Il permesso per via Roma 14.',
      citizen: expect.objectContaining({ fiscalCode: 'RSSMRA85T10A562S' }),
      fields: expect.objectContaining({
        'per-conto-di-altri': true,
        rappresentato: 'Condominio di via Roma 12',
        delega: ['delega.png'],
      }),
    },
  },
  'accesso-civico-generalizzato': {
    answers: {
      ...who,
      oggetto: 'Spese per le strade',
      'dati-richiesti': 'Le spese del 2025, per strada.',
      consegna: 'email',
    },
    ticket: { subject: 'Spese per le strade', text: 'Le spese del 2025, per strada.' },
  },
  'reclamo-suggerimento': {
    answers: {
      ...who,
      tipo: 'reclamo',
      servizio: 'Anagrafe',
      messaggio: 'Ho aspettato due ore.',
      quando: '3/11/2026',
      'che-cosa-chiedi': 'Più sportelli.',
    },
    ticket: {
      subject: 'Anagrafe',
      fields: { tipo: 'reclamo', quando: '2026-11-03', 'che-cosa-chiedi': 'Più sportelli.' },
    },
  },
  'richiesta-certificato': {
    answers: {
      ...withCode,
      certificato: 'residenza',
      copie: '2',
      bollo: 'esente',
      'motivo-esenzione': 'Adozione',
      'per-chi': 'altra-persona',
      persona: 'Luca Bianchi',
      'persona-data-nascita': '10/12/1985',
    },
    ticket: {
      subject: 'Richiesta di certificato',
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
  },
  'iscrizione-mensa': {
    answers: {
      ...withCode,
      'nome-bambino': 'Luca Bianchi',
      'data-nascita': '10/12/2018',
      'codice-fiscale-bambino': 'RSSMRA85T10A562S',
      scuola: 'Primaria Rodari',
      giorni: ['venerdi', 'lunedi'],
      dieta: 'ordinaria',
      'tariffa-isee': 'si',
      isee: '12500,50',
      indirizzo: 'Via Roma 12',
      cap: '50122',
      comune: 'Firenze',
      'responsabilita-genitoriale': 'si',
    },
    ticket: {
      subject: 'Iscrizione alla mensa scolastica',
      fields: expect.objectContaining({
        giorni: ['lunedi', 'venerdi'],
        isee: 12500.5,
        cap: '50122',
      }),
    },
  },
  'prenotazione-appuntamento': {
    answers: {
      ...withCode,
      servizio: 'carta-identita',
      appuntamento: 'servizi-demografici/2026-11-26T08:20Z',
      motivo: 'Carta d’identità scaduta',
      dettagli: 'Mi serve per un viaggio.',
    },
    ticket: {
      subject: 'Carta d’identità scaduta',
      text: 'Mi serve per un viaggio.',
      appointment: expect.objectContaining({
        date: '2026-11-26',
        time: '09:20',
        office: 'Servizi demografici',
        status: 'booked',
      }),
      fields: {
        servizio: 'carta-identita',
        appuntamento: {
          agenda: 'servizi-demografici',
          start: '2026-11-26T08:20:00.000Z',
          end: '2026-11-26T08:40:00.000Z',
        },
      },
    },
  },
  'autolettura-acqua': {
    answers: {
      ...who,
      'codice-utenza': '0012345',
      matricola: '12-ab345678',
      indirizzo: 'Via Roma 12',
      'data-lettura': '23/11/2026',
      lettura: '01250',
      foto: picture('contatore.png'),
    },
    ticket: {
      subject: 'Autolettura del contatore dell’acqua',
      reading: expect.objectContaining({
        meter: '12AB345678',
        value: 1250,
        readOn: '2026-11-23',
        plausible: true,
      }),
      fields: { lettura: 1250, matricola: '12-ab345678', foto: ['contatore.png'] },
    },
  },
};
