import type {
  IDataObject,
  IHookFunctions,
  INodeExecutionData,
  INodeProperties,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { openDesk, type Desk, type DeskSettings } from '../../../lib/intake/desk';
import type { Filed, IntakeRequest } from '../../../lib/intake/exchange';
import { answer } from '../../../lib/intake/http';
import { binaryOf } from '../../shell/attachments';
import { sendPage } from '../../shell/page';
import { registerForRequests } from '../../shell/register';
import { formOf, formParameters } from '../formParameters';
import { embedNotice, protectionParameter } from '../protectionParameter';

export const serveProperties: INodeProperties[] = [
  ...formParameters,
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    default: 'segnalazione-disservizio',
    required: true,
    placeholder: 'segnalazione-disservizio',
    description: 'The last part of the form\'s address, after "webhook/"',
  },
  {
    displayName: 'Administration',
    name: 'administration',
    type: 'string',
    default: 'Comune di Esempio',
    required: true,
    placeholder: 'Comune di Esempio',
    description: 'Name of the administration, as the page shows it',
  },
  {
    displayName: 'Language',
    name: 'language',
    type: 'options',
    options: [
      { name: 'English', value: 'en' },
      { name: 'French', value: 'fr' },
      { name: 'German', value: 'de' },
      { name: 'Italian', value: 'it' },
      { name: 'Slovenian', value: 'sl' },
    ],
    default: 'it',
    description: 'Language of the page when it opens; the citizen may choose another',
  },
  {
    displayName: 'Contacts',
    name: 'contact',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    placeholder: 'Tel. 055 000000, from Monday to Friday, 9 to 13',
    description: 'How to reach the office; shown at the foot of the page and on the receipt',
  },
  {
    displayName: 'Privacy Page',
    name: 'privacyPage',
    type: 'string',
    default: '',
    placeholder: 'https://www.comune.example.it/privacy',
    description: "Address of the administration's full privacy notice",
  },
  {
    displayName: 'Accessibility Page',
    name: 'accessibilityPage',
    type: 'string',
    default: '',
    placeholder: 'https://form.agid.gov.it/view/…',
    description: 'Address of the accessibility statement',
  },
  protectionParameter,
  embedNotice,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Data Kept For',
        name: 'dataRetention',
        type: 'string',
        default: '',
        placeholder: 'for five years from the answer',
        description: 'How long the data are kept, as the privacy notice says it after "is kept"',
      },
      {
        displayName: 'Data Protection Officer',
        name: 'dataProtectionOfficer',
        type: 'string',
        default: '',
        placeholder: 'rpd@comune.example.it',
        description: 'How to reach the data protection officer (RPD), in the privacy notice',
      },
      {
        displayName: 'Data Recipients',
        name: 'dataRecipients',
        type: 'string',
        default: '',
        description:
          'Who else treats the data, such as the provider of a language model; in the privacy notice',
      },
      {
        displayName: 'Office',
        name: 'office',
        type: 'string',
        default: '',
        description: "Office in charge, as the receipt names it; the form's own where empty",
      },
      {
        displayName: 'Patron Saint',
        name: 'patronSaint',
        type: 'string',
        default: '',
        placeholder: '24/06',
        description: "Day and month of the municipality's own holiday: no term ends on it",
      },
      {
        displayName: 'Person in Charge',
        name: 'personInCharge',
        type: 'string',
        default: '',
        description: 'Who is responsible for the procedure (L. 241/1990, art. 5)',
      },
      {
        displayName: 'Record Only',
        name: 'recordOnly',
        type: 'boolean',
        default: false,
        description:
          'Whether to record requests without starting an execution for each: for many at once. A URP Ticket Trigger then takes them in batches',
      },
      {
        displayName: 'Report Page',
        name: 'reportPage',
        type: 'string',
        default: '',
        placeholder: 'https://www.comune.example.it/segnala',
        description:
          'Address where citizens report a problem; a link at the foot of the page (PNRR 1.4.1, C.SI.2.4)',
      },
      {
        displayName: 'Sites That May Embed the Form',
        name: 'embeddingSites',
        type: 'string',
        typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Site' },
        default: [],
        placeholder: 'https://www.comune.example.it',
        description: 'Sites that may show the form in a frame; none where empty',
      },
      {
        displayName: 'Term in Days',
        name: 'termDays',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 3650 },
        default: 0,
        description: "Days within which the office answers; the form's own term where 0",
      },
    ],
  },
];

/**
 * Answers one request; a request that it files starts the flow, unless requests are only recorded.
 * Whoever tries the form in the editor sees their ticket all the same.
 */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const isTrial = context.getMode() === 'manual';
  const desk = deskOf(context, isTrial);
  const reply = await answer(requestOf(context), desk, () => registerForRequests(context));
  sendPage(context, reply, 'The register did not take a request');
  const starts = isTrial || !context.getNodeParameter('options.recordOnly', false);
  if (!reply.filed || !starts) return { noWebhookResponse: true };
  return { noWebhookResponse: true, workflowData: [[await itemOf(context, reply.filed)]] };
}

/** Errors: `form.settings`, `form.unknown`, `form.invalid`. */
export function checkSettings(context: IHookFunctions): void {
  deskOf(context, false);
}

function deskOf(context: IHookFunctions | IWebhookFunctions, isTrial: boolean): Desk {
  const parameter = (name: string) => context.getNodeParameter(name, '') as string;
  const options = context.getNodeParameter('options', {}) as Partial<DeskSettings>;
  return openDesk({
    ...options,
    form: formOf(context),
    address: context.getNodeWebhookUrl('default'),
    protection: context.getNodeParameter('protection', {}) as DeskSettings['protection'],
    administration: parameter('administration'),
    contact: parameter('contact'),
    privacyPage: parameter('privacyPage'),
    accessibilityPage: parameter('accessibilityPage'),
    language: parameter('language') as DeskSettings['language'],
    isTrial,
  });
}

function requestOf(context: IWebhookFunctions): IntakeRequest {
  const { method, contentType, headers, ip, query, body } = context.getRequestObject();
  return {
    method,
    query: query as IDataObject,
    contentType,
    accept: headers.accept,
    ifNoneMatch: headers['if-none-match'],
    source: ip,
    body,
  };
}

async function itemOf(
  { helpers }: IWebhookFunctions,
  { ticket, attachments }: Filed,
): Promise<INodeExecutionData> {
  return {
    json: { ...ticket } as unknown as IDataObject,
    binary: await binaryOf(helpers, attachments),
  };
}
