import type { INodeProperties } from 'n8n-workflow';

const ownTextOnly = { show: { template: ['own'] } };

/** What both operations ask: they differ only in what they do with the message. */
export const messageProperties: INodeProperties[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Email',
        value: 'email',
        description: 'Through the mail server of the office',
      },
      {
        name: 'None',
        value: 'none',
        description: 'Sends nothing: to try a flow with no account',
      },
    ],
    default: 'none',
    description: 'How the message reaches its recipient',
  },
  {
    displayName: 'Recipient',
    name: 'recipient',
    type: 'string',
    default: '={{ $json.citizen?.email }}',
    description: 'One address; an item without one comes out of Not Sent',
  },
  {
    displayName: 'Text',
    name: 'template',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Answered',
        value: 'answered',
        description: 'To the citizen: the answer; add it as answer in Template Data',
      },
      {
        name: 'Assigned',
        value: 'assigned',
        description: 'To the citizen: which office has taken the request up',
      },
      {
        name: 'More Information',
        value: 'more-information',
        description: 'To the citizen: what is lacking; add it as question in Template Data',
      },
      {
        name: 'Overdue',
        value: 'overdue',
        description: 'To the office: the term has passed',
      },
      {
        name: 'Own Text',
        value: 'own',
        description: 'Subject and text written here',
      },
      {
        name: 'Received',
        value: 'received',
        description: 'To the citizen: receipt with reference, term and what happens next',
      },
      {
        name: 'Review',
        value: 'review',
        description: 'To the URP desk: a proposal to confirm or correct',
      },
      {
        name: 'Task',
        value: 'task',
        description: 'To the office in charge: what is asked and until when',
      },
    ],
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
          'Test mode: nobody else is written to. Addresses or domains, with commas between',
      },
      {
        displayName: 'Occasion',
        name: 'occasion',
        type: 'string',
        default: '',
        placeholder: 'second-reminder',
        description:
          'The same text about the same ticket goes to a recipient once for each occasion',
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
