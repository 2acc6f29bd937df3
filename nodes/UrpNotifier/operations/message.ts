import type { INodeProperties } from 'n8n-workflow';
import { chainOptions } from './chain';
import { addressProperties } from './channel';
import { channelDetailProperties } from './channelDetails';
import { domicileProperties } from './digitalDomicile';
import { textOptions } from './textOptions';

const ownTextOnly = { show: { template: ['own'] } };

const ofMessages: INodeProperties[] = [
  ...domicileProperties,
  ...addressProperties,
  {
    displayName: 'Text',
    name: 'template',
    type: 'options',
    noDataExpression: true,
    options: textOptions,
    default: 'received',
    description: 'What the message says',
  },
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    noDataExpression: true,
    displayOptions: ownTextOnly,
    default: '',
    placeholder: 'Request ((reference)): news',
    description: 'One line, with placeholders such as ((reference))',
    required: true,
  },
  {
    displayName: 'Message',
    name: 'body',
    type: 'string',
    noDataExpression: true,
    typeOptions: { rows: 8 },
    displayOptions: ownTextOnly,
    default: '',
    placeholder:
      'Hello((citizenName?? ((citizenName)))), we are dealing with your request ((reference)).',
    description:
      'Plain text with placeholders: ((reference)), ((subject)), ((text)), ((submittedAt)), ((dueAt)), ((citizenName)), ((citizenEmail)), ((citizenPhone)), ((office)), ((category)), ((priority)), ((summary)), ((confidence)), ((rationale)), ((reasons)), ((administration)), ((contact)) and those of Template Data. ((office??In charge: ((office)).)) shows its text only where there is an office',
    hint: 'Use placeholders, not expressions: what citizens wrote is then made harmless',
    required: true,
  },
  {
    displayName: 'Short Message',
    name: 'shortBody',
    type: 'string',
    noDataExpression: true,
    typeOptions: { rows: 3 },
    displayOptions: ownTextOnly,
    default: '',
    placeholder: 'Request ((reference)): we are dealing with it.',
    description: 'For SMS, which is paid by the part; empty sends the whole message',
  },
  {
    displayName: 'Language',
    name: 'language',
    type: 'options',
    options: [
      { name: 'English', value: 'en' },
      { name: 'From the Ticket', value: 'ticket' },
      { name: 'Italian', value: 'it' },
    ],
    default: 'ticket',
    description:
      "Language of the text; from the ticket, offices read theirs and citizens the ticket's own",
  },
  {
    displayName: 'Administration',
    name: 'administration',
    type: 'string',
    default: '',
    placeholder: 'Municipality of …',
    description: 'Name of the administration, above and below the text',
  },
  {
    displayName: 'Sender Name',
    name: 'senderName',
    type: 'string',
    default: '',
    description: "Name beside the sender's address; the credential's own where empty",
  },
  {
    displayName: 'Contact',
    name: 'contact',
    type: 'string',
    default: '',
    placeholder: 'Phone, address and opening hours of the URP',
    description: 'How the office can be reached, on one line',
  },
  {
    displayName: 'Template Data',
    name: 'templateData',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Placeholder' },
    placeholder: 'Add Placeholder',
    default: {},
    description: 'Further placeholders; they win over those of the ticket',
    options: [
      {
        displayName: 'Placeholder',
        name: 'values',
        values: [
          {
            displayName: 'Name',
            name: 'name',
            type: 'string',
            default: '',
            placeholder: 'answer',
            description: 'As it stands between the brackets',
          },
          {
            displayName: 'Value',
            name: 'value',
            type: 'string',
            default: '',
            description: 'Plain text',
          },
          {
            displayName: 'Keep Links',
            name: 'keepLinks',
            type: 'boolean',
            default: false,
            description:
              'Whether links in the value stay links: only for what the office itself wrote',
          },
        ],
      },
    ],
  },
  ...channelDetailProperties,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'Allowed Recipients',
        name: 'allowedRecipients',
        type: 'string',
        default: '',
        placeholder: 'name@comune.example, @comune.example',
        description:
          'Test mode: nobody else is written to. Addresses, domains, .example for all invented addresses, phone numbers or fiscal codes, with commas between',
      },
      ...chainOptions,
      {
        displayName: 'Attach Calendar Entry',
        name: 'attachCalendar',
        type: 'boolean',
        default: false,
        description:
          "Whether the ticket's appointment goes along as a calendar file (.ics), by email and PEC; with the ready texts on appointments it always does",
      },
      {
        displayName: 'Attach Files',
        name: 'attachFiles',
        type: 'string',
        default: '',
        placeholder: 'html, xlsx',
        description:
          'Binary fields of the item whose files go along, by email and PEC, with commas between',
      },
      {
        displayName: 'Collect in a Digest',
        name: 'collect',
        type: 'boolean',
        default: false,
        description:
          'Whether the message waits for the operation Send Digest, which sends each recipient one message with all that was collected; urgent tickets and messages with files go at once. Email, PEC or App IO alone',
      },
      {
        displayName: 'Occasion',
        name: 'occasion',
        type: 'string',
        default: '',
        placeholder: 'second-reminder',
        description:
          'The same text about the same ticket goes to a recipient once for each occasion, whatever files go along',
      },
      {
        displayName: 'Quiet Hours',
        name: 'quietHours',
        type: 'string',
        default: '',
        placeholder: '21:00-08:00',
        description:
          'Hours of Italy in which nobody is written to, except about urgent tickets: the item comes out of Try Later with delivery.waitUntil',
      },
      {
        displayName: 'Reply To',
        name: 'replyTo',
        type: 'string',
        default: '',
        description: "Address for answers, if not the sender's",
      },
    ],
  },
];

/** Who writes, which a digest says too. */
const ofSenders = ['administration', 'senderName', 'contact'];

/** What sending and previewing ask: they differ only in what they do with the message. */
export const messageProperties = ofMessages.map((property): INodeProperties => ({
  ...property,
  displayOptions: {
    ...property.displayOptions,
    show: {
      ...property.displayOptions?.show,
      operation: ofSenders.includes(property.name)
        ? ['preview', 'send', 'sendDigest']
        : ['preview', 'send'],
    },
  },
}));

/** Of the options of a message, those that a digest has a place for. */
export const digestOptions: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  displayOptions: { show: { operation: ['sendDigest'] } },
  options: ofMessages
    .find(({ name }) => name === 'options')
    ?.options?.filter(({ name }) => ['allowedRecipients', 'quietHours', 'replyTo'].includes(name)),
};
