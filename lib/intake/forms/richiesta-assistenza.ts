import { defineForm } from '../form';
import { translated } from '../text';
import { answerSent, applicantStep, numberSent, privacyStep } from './shared';

/** Categories of services of the Modello Comuni; the values are what is recorded. */
const categories = [
  {
    value: 'anagrafe-e-stato-civile',
    label: translated(
      'Anagrafe e stato civile',
      'Registry and civil status',
      'Melde- und Standesamt',
      'État civil et registre de la population',
      'Matična služba in prebivalstvo',
    ),
  },
  {
    value: 'tributi-e-contravvenzioni',
    label: translated(
      'Tributi, pagamenti e contravvenzioni',
      'Taxes, payments and fines',
      'Abgaben, Zahlungen und Strafen',
      'Impôts, paiements et amendes',
      'Davki, plačila in kazni',
    ),
  },
  {
    value: 'educazione-e-formazione',
    label: translated(
      'Educazione e formazione',
      'Education and training',
      'Bildung und Ausbildung',
      'Éducation et formation',
      'Vzgoja in izobraževanje',
    ),
  },
  {
    value: 'salute-e-assistenza',
    label: translated(
      'Salute, benessere e assistenza',
      'Health, wellbeing and social care',
      'Gesundheit, Wohlbefinden und Fürsorge',
      'Santé, bien-être et assistance',
      'Zdravje, dobro počutje in socialno varstvo',
    ),
  },
  {
    value: 'mobilita-e-trasporti',
    label: translated(
      'Mobilità e trasporti',
      'Mobility and transport',
      'Mobilität und Verkehr',
      'Mobilité et transports',
      'Mobilnost in promet',
    ),
  },
  {
    value: 'ambiente',
    label: translated(
      'Ambiente e rifiuti',
      'Environment and waste',
      'Umwelt und Abfall',
      'Environnement et déchets',
      'Okolje in odpadki',
    ),
  },
  {
    value: 'catasto-e-urbanistica',
    label: translated(
      'Catasto e urbanistica',
      'Land registry and planning',
      'Kataster und Raumordnung',
      'Cadastre et urbanisme',
      'Kataster in prostorsko načrtovanje',
    ),
  },
  {
    value: 'imprese-e-commercio',
    label: translated(
      'Imprese e commercio',
      'Business and trade',
      'Unternehmen und Handel',
      'Entreprises et commerce',
      'Podjetja in trgovina',
    ),
  },
  {
    value: 'autorizzazioni',
    label: translated(
      'Autorizzazioni e permessi',
      'Authorisations and permits',
      'Genehmigungen und Erlaubnisse',
      'Autorisations et permis',
      'Dovoljenja',
    ),
  },
  {
    value: 'cultura-e-tempo-libero',
    label: translated(
      'Cultura, sport e tempo libero',
      'Culture, sport and leisure',
      'Kultur, Sport und Freizeit',
      'Culture, sport et loisirs',
      'Kultura, šport in prosti čas',
    ),
  },
  {
    value: 'giustizia-e-sicurezza',
    label: translated(
      'Giustizia e sicurezza pubblica',
      'Justice and public safety',
      'Justiz und öffentliche Sicherheit',
      'Justice et sécurité publique',
      'Pravosodje in javna varnost',
    ),
  },
  { value: 'altro', label: translated('Altro', 'Something else', 'Sonstiges', 'Autre', 'Drugo') },
];

/** "Richiesta assistenza" of the Modello Comuni: help with a service of the administration. */
export const richiestaAssistenza = defineForm({
  id: 'richiesta-assistenza',
  version: 1,
  title: translated(
    'Richiesta di assistenza',
    'Ask for help',
    'Um Hilfe bitten',
    'Demande d’assistance',
    'Prošnja za pomoč',
  ),
  introduction: translated(
    'Chiedi aiuto per usare un servizio o per sapere come fare una pratica. Servono circa due minuti.',
    'Ask for help with using a service or with a procedure. It takes about two minutes.',
    'Bitten Sie um Hilfe bei einem Dienst oder einem Verfahren. Das dauert etwa zwei Minuten.',
    'Demandez de l’aide pour utiliser un service ou faire une démarche. Il faut environ deux minutes.',
    'Prosite za pomoč pri uporabi storitve ali pri postopku. Potrebujete približno dve minuti.',
  ),
  termDays: 30,
  purpose: translated(
    'darti assistenza e a risponderti',
    'help you and to answer you',
    'Ihnen zu helfen und zu antworten',
    'vous aider et à vous répondre',
    'pomoč in odgovor na vaše vprašanje',
  ),
  steps: [
    privacyStep,
    {
      id: 'richiesta',
      title: translated(
        'La tua richiesta',
        'Your request',
        'Ihre Anfrage',
        'Votre demande',
        'Vaša prošnja',
      ),
      fields: [
        {
          type: 'choice',
          name: 'categoria',
          label: translated('Categoria', 'Category', 'Bereich', 'Catégorie', 'Področje'),
          whenMissing: translated(
            'Seleziona la categoria.',
            'Choose the category.',
            'Wählen Sie den Bereich.',
            'Choisissez la catégorie.',
            'Izberite področje.',
          ),
          required: true,
          options: categories,
        },
        {
          type: 'short-text',
          name: 'servizio',
          label: translated('Servizio', 'Service', 'Dienst', 'Service', 'Storitev'),
          hint: translated(
            'Esempio: carta d’identità elettronica.',
            'Example: electronic identity card.',
            'Beispiel: elektronische Identitätskarte.',
            'Exemple : carte d’identité électronique.',
            'Primer: elektronska osebna izkaznica.',
          ),
          whenMissing: translated(
            'Scrivi per quale servizio ti serve aiuto.',
            'Write which service you need help with.',
            'Geben Sie an, bei welchem Dienst Sie Hilfe brauchen.',
            'Écrivez pour quel service vous avez besoin d’aide.',
            'Vpišite, pri kateri storitvi potrebujete pomoč.',
          ),
          required: true,
          fills: 'subject',
        },
        {
          type: 'long-text',
          name: 'dettagli',
          label: translated('Dettagli', 'Details', 'Einzelheiten', 'Détails', 'Podrobnosti'),
          whenMissing: translated(
            'Descrivi ciò di cui hai bisogno.',
            'Describe what you need.',
            'Beschreiben Sie, was Sie brauchen.',
            'Décrivez ce dont vous avez besoin.',
            'Opišite, kaj potrebujete.',
          ),
          required: true,
          fills: 'text',
          longest: 600,
        },
      ],
    },
    applicantStep,
  ],
  next: [numberSent, answerSent],
});
