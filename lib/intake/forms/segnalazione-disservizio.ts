import { defineForm } from '../form';

/** Types of problem that municipalities list; the values are what is recorded. */
const kinds = [
  ['strade-e-marciapiedi', 'Strade e marciapiedi', 'Roads and pavements'],
  ['illuminazione-pubblica', 'Illuminazione pubblica', 'Street lighting'],
  ['rifiuti-e-pulizia', 'Rifiuti e pulizia delle strade', 'Waste and street cleaning'],
  ['acqua-e-fognature', 'Acqua e fognature', 'Water and sewers'],
  ['verde-pubblico', 'Verde pubblico e alberi', 'Parks and trees'],
  ['segnaletica-e-semafori', 'Segnaletica e semafori', 'Road signs and traffic lights'],
  ['traffico-e-sosta', 'Traffico e sosta', 'Traffic and parking'],
  ['trasporto-pubblico', 'Trasporto pubblico', 'Public transport'],
  ['edifici-e-scuole', 'Edifici pubblici e scuole', 'Public buildings and schools'],
  ['barriere-architettoniche', 'Barriere architettoniche', 'Obstacles to accessibility'],
  ['animali', 'Animali e insetti', 'Animals and pests'],
  ['rumore-e-inquinamento', 'Rumore e inquinamento', 'Noise and pollution'],
  ['degrado-e-vandalismo', 'Degrado e vandalismo', 'Neglect and vandalism'],
  ['servizi-e-uffici', 'Servizi e uffici comunali', 'Municipal services and offices'],
  ['altro', 'Altro', 'Something else'],
] as const;

/** "Segnalazione disservizio" of the Modello Comuni of Designers Italia, in three steps. */
export const segnalazioneDisservizio = defineForm({
  id: 'segnalazione-disservizio',
  version: 1,
  title: { it: 'Segnalazione disservizio', en: 'Report a problem' },
  introduction: {
    it: 'Segnala al Comune un guasto, un pericolo o un servizio che non funziona. Servono circa tre minuti.',
    en: 'Tell the municipality about damage, a danger or a service that does not work. It takes about three minutes.',
  },
  office: {
    code: 'urp',
    name: {
      it: 'Ufficio relazioni con il pubblico (URP)',
      en: 'Public relations office (URP)',
    },
  },
  termDays: 30,
  steps: [
    {
      id: 'informativa',
      title: { it: 'Informativa privacy', en: 'Privacy notice' },
      sections: [
        {
          fields: [
            {
              type: 'privacy-notice',
              name: 'testo-informativa',
              label: { it: 'Come usiamo i tuoi dati', en: 'How we use your data' },
            },
            {
              type: 'acknowledgement',
              name: 'privacy',
              label: {
                it: 'Ho letto e compreso l’informativa sulla privacy',
                en: 'I have read and understood the privacy notice',
              },
              whenMissing: {
                it: 'Per continuare, conferma di aver letto l’informativa sulla privacy.',
                en: 'To continue, confirm that you have read the privacy notice.',
              },
              required: true,
            },
          ],
        },
      ],
    },
    {
      id: 'dati',
      title: { it: 'Dati della segnalazione', en: 'Your report' },
      sections: [
        {
          title: { it: 'Luogo', en: 'Place' },
          fields: [
            {
              type: 'text-block',
              name: 'pericolo',
              label: { it: 'C’è un pericolo immediato?', en: 'Is there immediate danger?' },
              text: {
                it: 'Chiama subito il 112: le segnalazioni di questo modulo non sono lette in tempo reale.',
                en: 'Call 112 at once: reports made with this form are not read in real time.',
              },
            },
            {
              type: 'place',
              name: 'luogo',
              label: { it: 'Luogo del disservizio', en: 'Place of the problem' },
              hint: {
                it: 'Via e numero civico, oppure un punto riconoscibile. Esempio: via Roma 12, davanti alla scuola.',
                en: 'Street and number, or a landmark. Example: via Roma 12, in front of the school.',
              },
              whenMissing: {
                it: 'Indica il luogo del disservizio.',
                en: 'Say where the problem is.',
              },
              required: true,
            },
          ],
        },
        {
          title: { it: 'Disservizio', en: 'Problem' },
          fields: [
            {
              type: 'choice',
              name: 'tipo-disservizio',
              label: { it: 'Tipo di disservizio', en: 'Type of problem' },
              whenMissing: {
                it: 'Seleziona il tipo di disservizio.',
                en: 'Choose the type of problem.',
              },
              required: true,
              options: kinds.map(([value, it, en]) => ({ value, label: { it, en } })),
            },
            {
              type: 'short-text',
              name: 'titolo',
              label: { it: 'Titolo', en: 'Title' },
              hint: {
                it: 'Poche parole. Esempio: lampione spento.',
                en: 'A few words. Example: street lamp out.',
              },
              whenMissing: {
                it: 'Scrivi un titolo per la segnalazione.',
                en: 'Write a title for your report.',
              },
              required: true,
              fills: 'subject',
              longest: 100,
            },
            {
              type: 'long-text',
              name: 'dettagli',
              label: { it: 'Dettagli', en: 'Details' },
              whenMissing: {
                it: 'Descrivi il disservizio.',
                en: 'Describe the problem.',
              },
              required: true,
              fills: 'text',
              longest: 200,
            },
            {
              type: 'file',
              name: 'immagini',
              label: { it: 'Immagini o documenti', en: 'Pictures or documents' },
              accepted: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'],
              most: 3,
              megabytes: 5,
            },
          ],
        },
        {
          title: { it: 'Autore della segnalazione', en: 'Who reports' },
          fields: [
            {
              type: 'short-text',
              name: 'nome',
              label: { it: 'Nome', en: 'First name' },
              whenMissing: { it: 'Scrivi il tuo nome.', en: 'Write your first name.' },
              required: true,
              fills: 'givenName',
              autocomplete: 'given-name',
            },
            {
              type: 'short-text',
              name: 'cognome',
              label: { it: 'Cognome', en: 'Surname' },
              whenMissing: { it: 'Scrivi il tuo cognome.', en: 'Write your surname.' },
              required: true,
              fills: 'familyName',
              autocomplete: 'family-name',
            },
            {
              type: 'email',
              name: 'email',
              label: { it: 'Email', en: 'Email' },
              hint: {
                it: 'Ti scriviamo qui il numero della segnalazione e la risposta.',
                en: 'We send the number of your report and the answer here.',
              },
              whenMissing: {
                it: 'Scrivi il tuo indirizzo email.',
                en: 'Write your email address.',
              },
              required: true,
              fills: 'email',
              autocomplete: 'email',
            },
            {
              type: 'phone',
              name: 'telefono',
              label: { it: 'Telefono', en: 'Telephone' },
              fills: 'phone',
              autocomplete: 'tel',
            },
            {
              type: 'fiscal-code',
              name: 'codice-fiscale',
              label: { it: 'Codice fiscale', en: 'Italian tax code' },
              fills: 'fiscalCode',
            },
          ],
        },
      ],
    },
  ],
  next: [
    {
      it: 'Ti inviamo un’email con il numero della segnalazione.',
      en: 'We send you an email with the number of your report.',
    },
    {
      it: 'L’URP legge la segnalazione e la assegna all’ufficio competente.',
      en: 'The URP reads your report and gives it to the office in charge.',
    },
    {
      it: 'L’ufficio ti risponde all’indirizzo email che hai indicato.',
      en: 'The office answers to the email address that you gave.',
    },
  ],
});
