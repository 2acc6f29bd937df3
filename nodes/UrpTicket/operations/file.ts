import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ProcedureCode } from '../../../lib/italian/procedures';
import type { JsonObject } from '../../../lib/json';
import type { CitizenLanguage } from '../../../lib/language';
import type { NewAttachment, NewTicket, Term } from '../../../lib/register/register';
import { checkSameWords, submissionKeyFrom } from '../../../lib/register/submissionKey';
import type { IntakeChannel, Priority } from '../../../lib/register/ticket';
import {
  doneBy,
  doneByProperty,
  instant,
  options,
  parameter,
  patronSaint,
  patronSaintProperty,
  withTicket,
  type Call,
} from './call';

const displayOptions = { show: { operation: ['file'] } };

/** A parameter that takes up a citizen's detail from the item. */
function citizenProperty(displayName: string, name: string, description: string): INodeProperties {
  return {
    displayName,
    name,
    type: 'string',
    default: `={{ $json.citizen?.${name} }}`,
    description,
    displayOptions,
  };
}

export const fileProperties: INodeProperties[] = [
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    default: '={{ $json.subject || "Senza oggetto" }}',
    required: true,
    description: 'What it is about, in one line',
    displayOptions,
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '={{ $json.text }}',
    description: 'What the citizen wrote or said',
    displayOptions,
  },
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: [
      { name: 'App IO', value: 'app-io' },
      { name: 'Counter', value: 'counter' },
      { name: 'Email', value: 'email' },
      { name: 'Form', value: 'form' },
      { name: 'Other', value: 'other' },
      { name: 'PEC', value: 'pec' },
      { name: 'Phone', value: 'phone' },
      { name: 'WhatsApp', value: 'whatsapp' },
    ],
    default: 'email',
    description: 'How the request reached the office',
    displayOptions,
  },
  citizenProperty('Given Name', 'givenName', 'Of whoever asks; empty where it is not known'),
  citizenProperty('Family Name', 'familyName', 'Of whoever asks; empty where it is not known'),
  citizenProperty('Email', 'email', 'Where the citizen reads answers'),
  citizenProperty('Phone', 'phone', 'Where the citizen can be called'),
  citizenProperty('Fiscal Code', 'fiscalCode', 'Only where the request needs it'),
  {
    displayName: 'Language',
    name: 'language',
    type: 'options',
    options: [
      { name: 'English', value: 'en' },
      { name: 'French', value: 'fr' },
      { name: 'German', value: 'de' },
      { name: 'Italian', value: 'it' },
      { name: 'Slovene', value: 'sl' },
    ],
    default: 'it',
    description: 'In which the citizen reads answers',
    displayOptions,
  },
  {
    displayName: 'Fields',
    name: 'fields',
    type: 'json',
    default: '={{ $json.fields ?? {} }}',
    description: 'What was asked beyond this, by field name',
    displayOptions,
  },
  {
    displayName: 'Submission Key',
    name: 'submissionKey',
    type: 'string',
    default: '={{ $json.submissionKey ?? $json.messageId ?? $json.metadata?.["message-id"] }}',
    description:
      'Names one act of sending, such as the Message-ID of a mail: what bears the same key is filed once. Where empty, the execution with the place and content of the item stands for it.',
    displayOptions,
  },
  options('file', [
    {
      displayName: 'Category',
      name: 'category',
      type: 'string',
      default: '',
      description: 'Code of the category',
    },
    doneByProperty,
    {
      displayName: 'Due Date',
      name: 'dueAt',
      type: 'string',
      default: '',
      placeholder: '2026-11-04',
      description: 'Last day of the term; counted from Procedure or Term in Days where empty',
    },
    {
      displayName: 'Form',
      name: 'formId',
      type: 'string',
      default: '',
      description: 'Form that the citizen filled in',
    },
    {
      displayName: 'Keep Attachments',
      name: 'keepAttachments',
      type: 'boolean',
      default: true,
      description: 'Whether the files on the item are kept in the register with the ticket',
    },
    patronSaintProperty,
    {
      displayName: 'Priority',
      name: 'priority',
      type: 'options',
      options: [
        { name: 'High', value: 'high' },
        { name: 'Low', value: 'low' },
        { name: 'Normal', value: 'normal' },
        { name: 'Urgent', value: 'urgent' },
      ],
      default: 'normal',
      description: 'How soon it must be looked at',
    },
    {
      displayName: 'Procedure',
      name: 'procedure',
      type: 'options',
      options: [
        {
          name: 'Access to Documents',
          value: 'access-to-documents',
          description: '30 days, after which silence is refusal (L. 241/1990, art. 25)',
        },
        {
          name: 'Civic Access (FOIA)',
          value: 'civic-access',
          description: '30 days (d.lgs. 33/2013, art. 5)',
        },
        { name: 'General', value: 'general', description: '30 days (L. 241/1990, art. 2)' },
      ],
      default: 'general',
      description: 'Whose term by law gives the due date where none is given',
    },
    {
      displayName: 'Submitted At',
      name: 'submittedAt',
      type: 'dateTime',
      default: '',
      description: 'When the citizen sent it; now where empty',
    },
    {
      displayName: 'Term in Days',
      name: 'termDays',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 30,
      description: "The office's own term in calendar days; it goes before that of the procedure",
    },
  ]),
];

/** Adds the ticket, and `isNew`: false where the same request had been filed before. */
export async function file(call: Call): Promise<INodeExecutionData[]> {
  const request = await readRequest(call);
  const { ticket, isNew } = await call.register.file(request, doneBy(call));
  if (!isNew) checkSameWords(ticket, request);
  return withTicket(call, ticket, { isNew });
}

async function readRequest(call: Call): Promise<NewTicket> {
  const { context, itemIndex } = call;
  const request = {
    subject: parameter(call, 'subject') ?? '',
    text: parameter(call, 'text') ?? '',
    channel: parameter(call, 'channel') as IntakeChannel,
    language: parameter(call, 'language') as CitizenLanguage,
    citizen: {
      givenName: parameter(call, 'givenName'),
      familyName: parameter(call, 'familyName'),
      email: parameter(call, 'email'),
      phone: parameter(call, 'phone'),
      fiscalCode: parameter(call, 'fiscalCode'),
    },
    fields: context.getNodeParameter('fields', itemIndex, {}, { ensureType: 'json' }) as JsonObject,
    category: parameter(call, 'options.category'),
    priority: parameter(call, 'options.priority') as Priority | undefined,
    dueAt: parameter(call, 'options.dueAt'),
    term: readTerm(call),
    formId: parameter(call, 'options.formId'),
    submittedAt: instant(call, 'options.submittedAt'),
  };
  return {
    ...request,
    submissionKey: parameter(call, 'submissionKey') ?? ownKey(call, request),
    attachments: await readAttachments(call),
  };
}

function readTerm(call: Call): Term | undefined {
  const procedure = parameter(call, 'options.procedure') as ProcedureCode | undefined;
  const days = parameter(call, 'options.termDays');
  if (procedure === undefined && days === undefined) return undefined;
  return {
    procedure,
    days: days === undefined ? undefined : Number(days),
    patronSaint: patronSaint(call),
  };
}

/** Execution numbers begin again in a new n8n, and rounds of a loop count items anew: the content tells them apart. */
function ownKey({ context, itemIndex, item }: Call, request: object): string {
  const { $thisRunIndex: round } = context.getWorkflowDataProxy(itemIndex);
  const content = { ...request, item: item.json } as IDataObject as JsonObject;
  const workflow = context.getWorkflow().id ?? '';
  return submissionKeyFrom([workflow, context.getExecutionId(), round, itemIndex, content]);
}

async function readAttachments(call: Call): Promise<NewAttachment[]> {
  const { context, itemIndex, item } = call;
  if (!context.getNodeParameter('options.keepAttachments', itemIndex, true)) return [];
  return Promise.all(
    Object.entries(item.binary ?? {}).map(async ([name, { fileName, mimeType }]) => ({
      fileName: fileName ?? name,
      mediaType: mimeType,
      content: await context.helpers.getBinaryDataBuffer(itemIndex, name),
    })),
  );
}
