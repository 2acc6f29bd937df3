import type { FormDefinition } from '../form';

type StepDefinition = FormDefinition['steps'][number];
type FieldDefinition = NonNullable<StepDefinition['fields']>[number];

/** The first step of every form: the notice of art. 13 GDPR, and that it was read. No consent. */
export const privacyStep = {
  id: 'informativa',
  title: {
    it: 'Informativa privacy',
    en: 'Privacy notice',
    de: 'Datenschutzhinweis',
    fr: 'Information sur la vie privée',
    sl: 'Obvestilo o varstvu podatkov',
  },
  fields: [
    {
      type: 'privacy-notice',
      name: 'testo-informativa',
      label: {
        it: 'Come usiamo i tuoi dati',
        en: 'How we use your data',
        de: 'Wie wir Ihre Daten verwenden',
        fr: 'Comment nous utilisons vos données',
        sl: 'Kako uporabljamo vaše podatke',
      },
    },
    {
      type: 'acknowledgement',
      name: 'privacy',
      label: {
        it: 'Ho letto e compreso l’informativa sulla privacy',
        en: 'I have read and understood the privacy notice',
        de: 'Ich habe den Datenschutzhinweis gelesen und verstanden',
        fr: 'J’ai lu et compris l’information sur la vie privée',
        sl: 'Obvestilo o varstvu podatkov sem prebral/-a in razumel/-a',
      },
      whenMissing: {
        it: 'Per continuare, conferma di aver letto l’informativa sulla privacy.',
        en: 'To continue, confirm that you have read the privacy notice.',
        de: 'Bestätigen Sie, dass Sie den Datenschutzhinweis gelesen haben, um fortzufahren.',
        fr: 'Pour continuer, confirmez avoir lu l’information sur la vie privée.',
        sl: 'Za nadaljevanje potrdite, da ste prebrali obvestilo o varstvu podatkov.',
      },
      required: true,
    },
  ],
} satisfies StepDefinition;

export const givenName = {
  type: 'short-text',
  name: 'nome',
  label: { it: 'Nome', en: 'First name', de: 'Vorname', fr: 'Prénom', sl: 'Ime' },
  whenMissing: {
    it: 'Scrivi il tuo nome.',
    en: 'Write your first name.',
    de: 'Geben Sie Ihren Vornamen ein.',
    fr: 'Écrivez votre prénom.',
    sl: 'Vpišite svoje ime.',
  },
  required: true,
  fills: 'givenName',
  autocomplete: 'given-name',
} satisfies FieldDefinition;

export const familyName = {
  type: 'short-text',
  name: 'cognome',
  label: { it: 'Cognome', en: 'Surname', de: 'Nachname', fr: 'Nom', sl: 'Priimek' },
  whenMissing: {
    it: 'Scrivi il tuo cognome.',
    en: 'Write your surname.',
    de: 'Geben Sie Ihren Nachnamen ein.',
    fr: 'Écrivez votre nom.',
    sl: 'Vpišite svoj priimek.',
  },
  required: true,
  fills: 'familyName',
  autocomplete: 'family-name',
} satisfies FieldDefinition;

export const email = {
  type: 'email',
  name: 'email',
  label: { it: 'Email', en: 'Email', de: 'E-Mail', fr: 'E-mail', sl: 'E-pošta' },
  hint: {
    it: 'Ti scriviamo qui il numero della richiesta e la risposta.',
    en: 'We send the number of your request and the answer here.',
    de: 'Hierhin senden wir die Nummer Ihrer Anfrage und die Antwort.',
    fr: 'Nous y envoyons le numéro de votre demande et la réponse.',
    sl: 'Sem pošljemo številko vaše vloge in odgovor.',
  },
  whenMissing: {
    it: 'Scrivi il tuo indirizzo email.',
    en: 'Write your email address.',
    de: 'Geben Sie Ihre E-Mail-Adresse ein.',
    fr: 'Écrivez votre adresse e-mail.',
    sl: 'Vpišite svoj e-poštni naslov.',
  },
  required: true,
  fills: 'email',
  autocomplete: 'email',
} satisfies FieldDefinition;

export const phone = {
  type: 'phone',
  name: 'telefono',
  label: { it: 'Telefono', en: 'Telephone', de: 'Telefon', fr: 'Téléphone', sl: 'Telefon' },
  fills: 'phone',
  autocomplete: 'tel',
} satisfies FieldDefinition;

export const fiscalCode = {
  type: 'fiscal-code',
  name: 'codice-fiscale',
  label: {
    it: 'Codice fiscale',
    en: 'Italian tax code',
    de: 'Italienische Steuernummer',
    fr: 'Code fiscal italien',
    sl: 'Italijanska davčna številka',
  },
  whenMissing: {
    it: 'Scrivi il tuo codice fiscale.',
    en: 'Write your Italian tax code.',
    de: 'Geben Sie Ihre italienische Steuernummer ein.',
    fr: 'Écrivez votre code fiscal italien.',
    sl: 'Vpišite svojo italijansko davčno številko.',
  },
  fills: 'fiscalCode',
} satisfies FieldDefinition;

/** Who writes, and where the answer goes. */
export const applicantStep = {
  id: 'richiedente',
  title: {
    it: 'I tuoi dati',
    en: 'Your details',
    de: 'Ihre Angaben',
    fr: 'Vos coordonnées',
    sl: 'Vaši podatki',
  },
  fields: [givenName, familyName, email, phone],
} satisfies StepDefinition;

/** Up to three pictures or documents; not obligatory. */
export const attachments = {
  type: 'file',
  name: 'allegati',
  label: {
    it: 'Allegati',
    en: 'Attachments',
    de: 'Anlagen',
    fr: 'Pièces jointes',
    sl: 'Priloge',
  },
  accepted: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'],
  most: 3,
  megabytes: 5,
} satisfies FieldDefinition;

/** We send an email, the office answers to it: the first and the last of what happens next. */
export const numberSent = {
  it: 'Ti inviamo un’email con il numero della richiesta.',
  en: 'We send you an email with the number of your request.',
  de: 'Wir senden Ihnen eine E-Mail mit der Nummer Ihrer Anfrage.',
  fr: 'Nous vous envoyons un e-mail avec le numéro de votre demande.',
  sl: 'Pošljemo vam e-pošto s številko vaše vloge.',
};

export const answerSent = {
  it: 'L’ufficio ti risponde all’indirizzo email che hai indicato.',
  en: 'The office answers to the email address that you gave.',
  de: 'Das Amt antwortet an die angegebene E-Mail-Adresse.',
  fr: 'Le bureau répond à l’adresse e-mail indiquée.',
  sl: 'Urad odgovori na navedeni e-poštni naslov.',
};
