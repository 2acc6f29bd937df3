import type { IDataObject, INodeProperties, ITriggerFunctions } from 'n8n-workflow';
import type { FeedSearch } from '../../../lib/register/register';

/** What an officer calls an event, and how the register calls what belongs to it. */
const kindsOf = {
  appointment: ['appointment-moved', 'appointment-cancelled'],
  assigned: ['assigned', 'handed-over'],
  dueSoon: ['due-soon'],
  filed: ['filed'],
  message: ['message'],
  noted: ['noted'],
  overdue: ['overdue'],
  proposal: ['proposed', 'decided'],
  statusChanged: ['status-changed', 'term-suspended', 'term-resumed'],
} satisfies Record<string, FeedSearch['kinds']>;

export const feedProperties: INodeProperties[] = [
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    required: true,
    default: ['filed'],
    description: 'What starts the flow',
    options: [
      {
        name: 'Appointment Moved or Cancelled',
        value: 'appointment',
        description: 'The citizen or the office changed the appointment of a ticket',
      },
      {
        name: 'Assigned or Handed Over',
        value: 'assigned',
        description: 'A ticket went to an office or a person',
      },
      {
        name: 'Due Soon',
        value: 'dueSoon',
        description: 'The term of an open ticket ends within some days; once for each due date',
      },
      { name: 'Filed', value: 'filed', description: 'A request was recorded, however it came' },
      {
        name: 'Message',
        value: 'message',
        description: 'The outcome of a message about a ticket is known',
      },
      { name: 'Note Added', value: 'noted', description: 'The office wrote a note' },
      {
        name: 'Overdue',
        value: 'overdue',
        description: 'The term of an open ticket has ended; once for each due date',
      },
      {
        name: 'Proposal',
        value: 'proposal',
        description: 'An engine proposed category and office, or a person decided on it',
      },
      {
        name: 'Status Changed',
        value: 'statusChanged',
        description: 'Also where a term was suspended or runs again',
      },
    ],
  },
  {
    displayName: 'Days Before',
    name: 'dueSoonDays',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 365 },
    default: 3,
    displayOptions: { show: { events: ['dueSoon'] } },
    description: 'How many days before its due date a ticket is due soon',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Attachments',
        name: 'attachments',
        type: 'boolean',
        default: false,
        description: "Whether the citizen's files come along with the ticket",
      },
      {
        displayName: 'Category',
        name: 'category',
        type: 'string',
        default: '',
        description: 'Only tickets of this category, by its code',
      },
      {
        displayName: 'Check Every',
        name: 'pollSeconds',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 3600 },
        default: 5,
        description: 'Seconds between two looks into the register where nothing was new',
      },
      {
        displayName: 'Form',
        name: 'formId',
        type: 'string',
        default: '',
        description: 'Only tickets of this form, by its code',
      },
      {
        displayName: 'Most Tickets in One Run',
        name: 'batchSize',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 1000 },
        default: 100,
        description: 'What comes while a run is under way waits, and then comes together',
      },
      {
        displayName: 'Office',
        name: 'office',
        type: 'string',
        default: '',
        description: 'Only tickets of this office, by its code',
      },
      {
        displayName: 'Start From',
        name: 'startFrom',
        type: 'options',
        options: [
          {
            name: 'The Beginning',
            value: 'beginning',
            description: 'All that the register holds comes first',
          },
          {
            name: 'When First Published',
            value: 'now',
            description: 'What happened before is left out',
          },
        ],
        default: 'now',
        description: 'Where to begin the first time; later the flow goes on where it stopped',
      },
      {
        displayName: 'Terms From Hour',
        name: 'termsFromHour',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 23 },
        default: 8,
        description: 'Hour of the day from which tickets due soon and overdue are told',
      },
      {
        displayName: 'Try Failed Runs Again',
        name: 'retries',
        type: 'boolean',
        default: true,
        description:
          'Whether the events of a failed run come again, one by one and five times at most; else the flow goes on with the next',
      },
    ],
  },
];

/** What the flow wants to hear of. */
export function searchOf(context: ITriggerFunctions): FeedSearch {
  const events = context.getNodeParameter('events', []) as (keyof typeof kindsOf)[];
  const options = context.getNodeParameter('options', {}) as IDataObject;
  const text = (name: string) => (options[name] ? String(options[name]) : undefined);
  return {
    kinds: events.flatMap((event): FeedSearch['kinds'] => kindsOf[event]),
    office: text('office'),
    category: text('category'),
    formId: text('formId'),
    dueSoonDays: context.getNodeParameter('dueSoonDays', 3) as number,
    termsFromHour: (options.termsFromHour ?? 8) as number,
    limit: (options.batchSize ?? 100) as number,
  };
}
