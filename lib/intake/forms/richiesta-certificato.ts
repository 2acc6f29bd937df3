import { defineForm } from '../form';
import { translated } from '../text';
import { answerSent, applicantStep, fiscalCode, numberSent, privacyStep } from './shared';

const forSomebodyElse = { field: 'per-chi', is: ['altra-persona'] };

const kinds = [
  {
    value: 'residenza',
    label: translated('Residenza', 'Residence', 'Wohnsitz', 'Résidence', 'Stalno prebivališče'),
  },
  {
    value: 'stato-di-famiglia',
    label: translated(
      'Stato di famiglia',
      'Family status',
      'Familienstand',
      'Composition du ménage',
      'Sestava družine',
    ),
  },
  { value: 'nascita', label: translated('Nascita', 'Birth', 'Geburt', 'Naissance', 'Rojstvo') },
  {
    value: 'matrimonio-o-unione-civile',
    label: translated(
      'Matrimonio o unione civile',
      'Marriage or civil union',
      'Ehe oder Lebenspartnerschaft',
      'Mariage ou union civile',
      'Zakonska ali partnerska zveza',
    ),
  },
  { value: 'morte', label: translated('Morte', 'Death', 'Tod', 'Décès', 'Smrt') },
  {
    value: 'cittadinanza',
    label: translated(
      'Cittadinanza',
      'Citizenship',
      'Staatsbürgerschaft',
      'Citoyenneté',
      'Državljanstvo',
    ),
  },
  {
    value: 'stato-libero',
    label: translated(
      'Stato libero',
      'Unmarried status',
      'Ledigenbescheinigung',
      'Célibat',
      'Samski stan',
    ),
  },
  {
    value: 'esistenza-in-vita',
    label: translated(
      'Esistenza in vita',
      'Being alive',
      'Lebensbescheinigung',
      'Certificat de vie',
      'Potrdilo o življenju',
    ),
  },
  { value: 'altro', label: translated('Altro', 'Something else', 'Sonstiges', 'Autre', 'Drugo') },
];

/** A certificate of the registry or of civil status; DPR 445/2000, art. 40; DPR 642/1972 for the stamp. */
export const richiestaCertificato = defineForm({
  id: 'richiesta-certificato',
  version: 1,
  title: translated(
    'Richiesta di certificato',
    'Request for a certificate',
    'Antrag auf eine Bescheinigung',
    'Demande de certificat',
    'Zahteva za potrdilo',
  ),
  introduction: translated(
    'Chiedi un certificato di anagrafe o di stato civile. Molti certificati si scaricano subito e gratis dal sito dell’Anagrafe nazionale (ANPR), con SPID o CIE.',
    'Ask for a certificate of the registry or of civil status. Many can be downloaded at once and for free from the national registry (ANPR), with SPID or CIE.',
    'Beantragen Sie eine Bescheinigung des Melde- oder Standesamts. Viele können Sie sofort und kostenlos beim nationalen Melderegister (ANPR) mit SPID oder CIE herunterladen.',
    'Demandez un certificat de l’état civil ou du registre de la population. Beaucoup se téléchargent tout de suite et gratuitement sur le registre national (ANPR), avec SPID ou CIE.',
    'Zaprosite za potrdilo matične službe ali registra prebivalstva. Številna lahko takoj in brezplačno prenesete iz nacionalnega registra (ANPR) s SPID ali CIE.',
  ),
  office: {
    code: 'anagrafe',
    name: translated(
      'Ufficio anagrafe e stato civile',
      'Registry and civil status office',
      'Melde- und Standesamt',
      'Bureau de l’état civil',
      'Urad za matične zadeve in prebivalstvo',
    ),
  },
  termDays: 30,
  purpose: translated(
    'rilasciare il certificato',
    'issue the certificate',
    'die Bescheinigung auszustellen',
    'délivrer le certificat',
    'izdaja potrdila',
  ),
  steps: [
    privacyStep,
    {
      id: 'certificato',
      title: translated(
        'Il certificato',
        'The certificate',
        'Die Bescheinigung',
        'Le certificat',
        'Potrdilo',
      ),
      fields: [
        {
          type: 'text-block',
          name: 'uffici-pubblici',
          label: translated(
            'Serve per un ufficio pubblico?',
            'Is it for a public office?',
            'Für ein öffentliches Amt?',
            'Est-ce pour un bureau public ?',
            'Ali ga potrebujete za javni urad?',
          ),
          text: translated(
            'Gli uffici pubblici e i gestori di servizi pubblici non possono chiederti certificati: basta un’autocertificazione (articolo 40 del DPR 445/2000).',
            'Public offices and public services may not ask you for certificates: a statement of your own is enough (Article 40 of DPR 445/2000).',
            'Öffentliche Ämter und Dienste dürfen keine Bescheinigungen verlangen: Eine Eigenerklärung genügt (Artikel 40 des DPR 445/2000).',
            'Les bureaux et services publics ne peuvent pas vous demander de certificats : une déclaration sur l’honneur suffit (article 40 du DPR 445/2000).',
            'Javni uradi in javne službe ne smejo zahtevati potrdil: zadostuje lastna izjava (člen 40 DPR 445/2000).',
          ),
        },
        {
          type: 'choice',
          name: 'certificato',
          label: translated(
            'Quale certificato',
            'Which certificate',
            'Welche Bescheinigung',
            'Quel certificat',
            'Katero potrdilo',
          ),
          whenMissing: translated(
            'Scegli il certificato.',
            'Choose the certificate.',
            'Wählen Sie die Bescheinigung.',
            'Choisissez le certificat.',
            'Izberite potrdilo.',
          ),
          required: true,
          options: kinds,
        },
        {
          type: 'number',
          name: 'copie',
          label: translated(
            'Quante copie',
            'How many copies',
            'Wie viele Exemplare',
            'Combien d’exemplaires',
            'Koliko izvodov',
          ),
          whenMissing: translated(
            'Scrivi quante copie ti servono.',
            'Write how many copies you need.',
            'Geben Sie an, wie viele Exemplare Sie brauchen.',
            'Écrivez combien d’exemplaires il vous faut.',
            'Vpišite, koliko izvodov potrebujete.',
          ),
          required: true,
          least: 1,
          most: 10,
        },
        {
          type: 'choice',
          name: 'bollo',
          label: translated(
            'Imposta di bollo',
            'Stamp duty',
            'Stempelsteuer',
            'Droit de timbre',
            'Kolkovina',
          ),
          whenMissing: translated(
            'Indica se il certificato è in bollo o esente.',
            'Say whether stamp duty is due.',
            'Geben Sie an, ob Stempelsteuer anfällt.',
            'Indiquez si le timbre est dû.',
            'Navedite, ali je potrebna kolkovina.',
          ),
          required: true,
          options: [
            {
              value: 'in-bollo',
              label: translated(
                'In bollo',
                'With stamp duty',
                'Mit Stempelsteuer',
                'Avec timbre',
                'S kolkovino',
              ),
            },
            {
              value: 'esente',
              label: translated('Esente', 'Exempt', 'Befreit', 'Exonéré', 'Oproščeno'),
            },
          ],
        },
        {
          type: 'short-text',
          name: 'motivo-esenzione',
          label: translated(
            'Motivo dell’esenzione',
            'Why it is exempt',
            'Grund der Befreiung',
            'Motif de l’exonération',
            'Razlog za oprostitev',
          ),
          hint: translated(
            'L’uso per cui la legge prevede l’esenzione. Esempio: adozione, borsa di studio.',
            'The use that the law exempts. Example: adoption, scholarship.',
            'Der gesetzlich befreite Zweck. Beispiel: Adoption, Stipendium.',
            'L’usage exonéré par la loi. Exemple : adoption, bourse d’études.',
            'Namen, za katerega zakon določa oprostitev. Primer: posvojitev, štipendija.',
          ),
          whenMissing: translated(
            'Scrivi il motivo dell’esenzione dal bollo.',
            'Write why no stamp duty is due.',
            'Geben Sie den Grund der Befreiung an.',
            'Écrivez le motif de l’exonération.',
            'Vpišite razlog za oprostitev.',
          ),
          required: true,
          showWhen: { field: 'bollo', is: 'esente' },
        },
        {
          type: 'long-text',
          name: 'note',
          label: translated('Note', 'Notes', 'Anmerkungen', 'Remarques', 'Opombe'),
          fills: 'text',
          longest: 600,
        },
      ],
    },
    {
      id: 'intestatario',
      title: translated(
        'A chi si riferisce',
        'Whom it concerns',
        'Wen es betrifft',
        'Qui est concerné',
        'Na koga se nanaša',
      ),
      fields: [
        {
          type: 'choice',
          name: 'per-chi',
          label: translated(
            'Il certificato riguarda',
            'The certificate is about',
            'Die Bescheinigung betrifft',
            'Le certificat concerne',
            'Potrdilo se nanaša na',
          ),
          whenMissing: translated(
            'Indica a chi si riferisce il certificato.',
            'Say whom the certificate is about.',
            'Geben Sie an, wen die Bescheinigung betrifft.',
            'Indiquez qui le certificat concerne.',
            'Navedite, na koga se potrdilo nanaša.',
          ),
          required: true,
          options: [
            { value: 'me', label: translated('Me', 'Me', 'Mich', 'Moi', 'Mene') },
            {
              value: 'altra-persona',
              label: translated(
                'Un’altra persona',
                'Another person',
                'Eine andere Person',
                'Une autre personne',
                'Drugo osebo',
              ),
            },
          ],
        },
        {
          type: 'short-text',
          name: 'persona',
          label: translated(
            'Nome e cognome della persona',
            'Name and surname of that person',
            'Vor- und Nachname der Person',
            'Prénom et nom de la personne',
            'Ime in priimek osebe',
          ),
          whenMissing: translated(
            'Scrivi nome e cognome della persona.',
            'Write that person’s name and surname.',
            'Geben Sie Vor- und Nachnamen der Person ein.',
            'Écrivez le prénom et le nom de la personne.',
            'Vpišite ime in priimek osebe.',
          ),
          required: true,
          showWhen: forSomebodyElse,
        },
        {
          type: 'date',
          name: 'persona-data-nascita',
          label: translated(
            'Data di nascita della persona',
            'That person’s date of birth',
            'Geburtsdatum der Person',
            'Date de naissance de la personne',
            'Datum rojstva osebe',
          ),
          whenMissing: translated(
            'Scrivi la data di nascita della persona.',
            'Write that person’s date of birth.',
            'Geben Sie das Geburtsdatum der Person ein.',
            'Écrivez la date de naissance de la personne.',
            'Vpišite datum rojstva osebe.',
          ),
          required: true,
          latest: 'today',
          showWhen: forSomebodyElse,
        },
      ],
    },
    { ...applicantStep, fields: [...applicantStep.fields, { ...fiscalCode, required: true }] },
  ],
  next: [
    numberSent,
    translated(
      'L’ufficio ti dice se c’è qualcosa da pagare, come ritirare il certificato o se te lo manda per email.',
      'The office tells you whether there is anything to pay, and how to collect the certificate or whether it comes by email.',
      'Das Amt teilt Ihnen mit, ob etwas zu zahlen ist und wie Sie die Bescheinigung abholen oder ob sie per E-Mail kommt.',
      'Le bureau vous dit s’il y a quelque chose à payer et comment retirer le certificat, ou s’il arrive par e-mail.',
      'Urad vam sporoči, ali je treba kaj plačati in kako prevzamete potrdilo oziroma ali ga prejmete po e-pošti.',
    ),
    answerSent,
  ],
});
