import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import type { Drawing } from '../../lib/intake/drawnForm';
import { formFrom, type FormSource, type OfficeAgendas } from '../../lib/intake/formSource';
import type { MeterLimits } from '../../lib/intake/readings/assessment';
import type { Form } from '../../lib/intake/form';
import { agendaParameters, meterParameters } from './agendaParameters';
import { rowParameters } from './rowParameters';

/** The offices of the parameter «Offices and Hours». */
interface FilledAgendas {
  office?: OfficeAgendas['rows'];
}
type OfficerRow = Drawing['rows'][number] & { agendas?: FilledAgendas };

const whereSource = (source: string) => ({ show: { source: [source] } });

const exampleDefinition = `{
  "id": "iscrizione-corso",
  "title": { "it": "Iscrizione al corso", "en": "Course enrolment" },
  "steps": [
    {
      "id": "informativa",
      "title": { "it": "Informativa privacy", "en": "Privacy notice" },
      "fields": [
        {
          "type": "privacy-notice",
          "name": "testo-informativa",
          "label": { "it": "Come usiamo i tuoi dati", "en": "How we use your data" }
        }
      ]
    },
    {
      "id": "richiesta",
      "title": { "it": "La tua richiesta", "en": "Your request" },
      "fields": [
        {
          "type": "email",
          "name": "email",
          "label": { "it": "Email", "en": "Email" },
          "required": true,
          "fills": "email"
        }
      ]
    }
  ]
}`;

/** What the citizen is asked: a ready form, rows filled in here, or a definition as JSON. */
export const formParameters: INodeProperties[] = [
  {
    displayName: 'Form Source',
    name: 'source',
    type: 'options',
    options: [
      {
        name: 'Fields Set Here',
        value: 'drawn',
        description: 'A form of your own, field by field',
      },
      {
        name: 'JSON Definition',
        value: 'json',
        description: 'A form of your own in several languages, or made by a program',
      },
      {
        name: 'Ready Form',
        value: 'ready',
        description: 'A complete form of the pack',
      },
    ],
    default: 'ready',
    description: 'Where the form comes from',
  },
  {
    displayName: 'Form',
    name: 'form',
    type: 'options',
    options: [
      {
        name: 'Access to Documents (Accesso Agli Atti)',
        value: 'accesso-atti',
        description: 'L. 241/1990, Articles 22-25: 30 days, then silence is refusal',
      },
      {
        name: 'Ask for Help (Richiesta Di Assistenza)',
        value: 'richiesta-assistenza',
        description: 'Help with a service of the administration',
      },
      {
        name: 'Book an Appointment (Prenotazione Appuntamento)',
        value: 'prenotazione-appuntamento',
        description: 'Identity card and other services, in the free hours of the offices',
      },
      {
        name: 'Certificate (Richiesta Di Certificato)',
        value: 'richiesta-certificato',
        description: 'Certificates of the registry and of civil status',
      },
      {
        name: 'Complaint or Suggestion (Reclamo O Suggerimento)',
        value: 'reclamo-suggerimento',
        description: 'What citizens think of a service',
      },
      {
        name: 'Freedom of Information (Accesso Civico, FOIA)',
        value: 'accesso-civico-generalizzato',
        description: 'D.lgs. 33/2013, Article 5: 30 days, silence is no refusal',
      },
      {
        name: 'Report a Problem (Segnalazione Disservizio)',
        value: 'segnalazione-disservizio',
        description: 'The form of the Modello Comuni of Designers Italia',
      },
      {
        name: 'School Canteen (Iscrizione Alla Mensa)',
        value: 'iscrizione-mensa',
        description: 'Enrolment of a child in the school canteen',
      },
      {
        name: 'Water Meter Reading (Autolettura Acqua)',
        value: 'autolettura-acqua',
        description: 'The reading is compared with the last one of the same meter',
      },
    ],
    default: 'segnalazione-disservizio',
    displayOptions: whereSource('ready'),
    description: 'What the citizen is asked',
  },
  {
    displayName: 'Form Title',
    name: 'title',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'Enrolment in the sports course',
    displayOptions: whereSource('drawn'),
    description: 'Name of the form, as the page shows it; requests have it as their subject',
  },
  {
    displayName: 'Introduction',
    name: 'introduction',
    type: 'string',
    typeOptions: { rows: 2 },
    default: '',
    displayOptions: whereSource('drawn'),
    description: 'What the form is for and who may use it, in a sentence or two',
  },
  {
    displayName: 'Fields',
    name: 'rows',
    type: 'fixedCollection',
    typeOptions: {
      multipleValues: true,
      multipleValueButtonText: 'Add Field',
      sortable: true,
    },
    placeholder: 'Add Field',
    default: {},
    displayOptions: whereSource('drawn'),
    description: 'What the citizen is asked, in order; the privacy notice comes first by itself',
    options: [{ displayName: 'Field', name: 'row', values: rowParameters }],
  },
  {
    displayName: 'Ask Who Writes',
    name: 'asksWhoWrites',
    type: 'boolean',
    default: true,
    displayOptions: whereSource('drawn'),
    description: 'Whether a last step asks for name, surname, email and telephone',
  },
  {
    displayName: 'Definition',
    name: 'definition',
    type: 'json',
    typeOptions: { rows: 12 },
    default: exampleDefinition,
    displayOptions: whereSource('json'),
    description: 'The form as JSON; the documentation lists its settings',
  },
  ...agendaParameters,
  ...meterParameters,
];

/** Errors: `form.unknown`, `form.invalid`. */
export function formOf(context: IHookFunctions | IWebhookFunctions): Form {
  const parameter = (name: string, otherwise: unknown) =>
    context.getNodeParameter(name, otherwise as string) as unknown;
  switch (parameter('source', 'ready')) {
    case 'json':
      return formFrom({ kind: 'json', definition: parameter('definition', '') });
    case 'drawn': {
      const { row = [] } = parameter('rows', {}) as { row?: OfficerRow[] };
      const appointment = row.find(({ type }) => type === 'appointment');
      const drawing = {
        title: parameter('title', ''),
        introduction: parameter('introduction', ''),
        asksWhoWrites: parameter('asksWhoWrites', true),
        rows: row.map(({ agendas: _, ...rest }) => rest),
      };
      const agendas = agendasOf(context, appointment?.agendas);
      return formFrom({ kind: 'drawn', drawing: drawing as Drawing, agendas });
    }
    default:
      return formFrom(readyForm(context, parameter('form', '') as string));
  }
}

/** A parameter that the editor hides still has its value: it is read for its own form alone. */
function readyForm(context: IHookFunctions | IWebhookFunctions, id: string): FormSource {
  const number = (name: string) => context.getNodeParameter(name, 0) as number;
  switch (id) {
    case 'prenotazione-appuntamento':
      return {
        kind: 'ready',
        id,
        agendas: agendasOf(context, context.getNodeParameter('agendas', {}) as FilledAgendas),
      };
    case 'autolettura-acqua': {
      const [digits, leastPerDay, mostPerDay] = ['digits', 'leastPerDay', 'mostPerDay'].map(number);
      return { kind: 'ready', id, meter: { digits, leastPerDay, mostPerDay } as MeterLimits };
    }
    default:
      return { kind: 'ready', id };
  }
}

function agendasOf(
  context: IHookFunctions | IWebhookFunctions,
  { office = [] }: FilledAgendas = {},
): OfficeAgendas {
  const { patronSaint = '' } = context.getNodeParameter('options', {}) as { patronSaint?: string };
  return { rows: office, patronSaint };
}
