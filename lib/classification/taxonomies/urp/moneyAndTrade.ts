import type { Category } from '../../taxonomy';

/** Taxes, building and business. */
export const moneyAndTrade: Category[] = [
  {
    code: 'tari',
    name: 'TARI, tassa sui rifiuti',
    description:
      'Bolletta della tassa rifiuti: importo, metri quadri, numero degli occupanti, iscrizione, cessazione, riduzioni, casa disabitata, rate, rimborsi, solleciti e avvisi di accertamento TARI.',
    office: 'tributi',
    examples: [
      'La bolletta della TARI è sbagliata, siamo in due e non in quattro',
      'Ho lasciato l’appartamento, come chiudo la tassa rifiuti?',
      'Chiedo la riduzione della TARI per casa disabitata',
      'Non mi è arrivato l’F24 della tassa sui rifiuti',
      'Nuova iscrizione tassa rifiuti per un negozio',
      'Ho pagato la TARI due volte, rimborso',
      'Posso pagare a rate la tassa dell’immondizia?',
      'I metri quadri indicati nell’avviso TARI non sono giusti',
    ],
    keywords: ['tari', 'tassa rifiuti', 'bolletta', 'metri quadri', 'occupanti', 'cessazione', 'riduzione', 'f24', 'sollecito', 'superficie'],
    termDays: 30,
  },
  {
    code: 'imu-tributi',
    name: 'IMU e altri tributi',
    description:
      'IMU su case, terreni e aree edificabili, aliquote, prima casa, comodato, calcolo, ravvedimento, avvisi di accertamento, rateizzazione, rimborsi, canone unico, imposta di soggiorno, addizionale IRPEF.',
    office: 'tributi',
    examples: [
      'Mi è arrivato un avviso di accertamento IMU del 2020',
      'Devo pagare l’IMU sulla casa data in comodato a mio figlio?',
      'Quali sono le aliquote per la seconda casa quest’anno?',
      'Ho dimenticato di pagare l’acconto di giugno, come faccio il ravvedimento?',
      'Chiedo la rateizzazione dell’avviso di accertamento',
      'Ho versato l’IMU in più, come chiedo il rimborso?',
      'Imposta di soggiorno per il mio bed and breakfast, come si versa?',
      'Il terreno agricolo di famiglia paga l’IMU?',
    ],
    keywords: ['imu', 'tributi', 'aliquota', 'prima casa', 'seconda casa', 'accertamento', 'ravvedimento', 'comodato', 'rendita catastale', 'imposta di soggiorno', 'canone unico', 'rimborso', 'acconto', 'saldo', 'tassa', 'tasse'],
    termDays: 30,
  },
  {
    code: 'edilizia',
    name: 'Edilizia e urbanistica (SUE)',
    description:
      'Pratiche edilizie: CILA, SCIA, permesso di costruire, agibilità, sanatoria, abusi edilizi, certificato di destinazione urbanistica, idoneità dell’alloggio, piano regolatore, numeri civici, vincoli.',
    office: 'edilizia-privata',
    examples: [
      'Devo rifare il bagno, serve la CILA?',
      'A che punto è la mia richiesta di permesso di costruire?',
      'Il vicino sta costruendo una veranda abusiva',
      'Certificato di destinazione urbanistica per un rogito',
      'Come si sana una finestra aperta senza permesso?',
      'Idoneità abitativa per il ricongiungimento familiare',
      'Agibilità dell’appartamento che sto comprando',
      'Richiesta di numero civico per la casa nuova',
      'Posso montare un pergolato o una piscina in giardino?',
    ],
    keywords: ['cila', 'scia edilizia', 'permesso di costruire', 'ristrutturazione', 'abuso edilizio', 'abusivo', 'agibilità', 'sanatoria', 'condono', 'urbanistica', 'piano regolatore', 'veranda', 'geometra', 'idoneità abitativa', 'numero civico', 'planimetria'],
    termDays: 30,
  },
  {
    code: 'commercio-suap',
    name: 'Commercio e attività produttive (SUAP)',
    description:
      'Apertura, modifica e chiusura di negozi, bar, laboratori e attività, SCIA commerciale, licenze, mercati e posteggi, occupazione di suolo pubblico, dehors, insegne, manifestazioni, taxi e affittacamere.',
    office: 'attivita-produttive',
    examples: [
      'Vorrei aprire un bar, che licenza serve?',
      'Occupazione di suolo pubblico per i tavolini del mio locale',
      'Come ottengo un posteggio al mercato del giovedì?',
      'Devo comunicare la chiusura del negozio',
      'Autorizzazione per l’insegna della pizzeria',
      'Siamo un’associazione e organizziamo una sagra in piazza',
      'Subentro in un’attività di parrucchiere',
      'Vendita di prodotti agricoli fatti in casa, quali regole ci sono?',
      'Richiesta di suolo pubblico per un ponteggio',
    ],
    keywords: ['suap', 'negozio', 'licenza', 'attività', 'bar', 'ristorante', 'mercato', 'ambulante', 'suolo pubblico', 'dehors', 'insegna', 'sagra', 'evento', 'partita iva', 'bed and breakfast', 'commercio', 'impresa'],
    termDays: 60,
  },
];
