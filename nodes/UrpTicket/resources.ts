import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What can be done, by what it is done to. Each operation has a name of its own. */
const resources: {
  option: INodePropertyOptions;
  first: string;
  operations: INodePropertyOptions[];
}[] = [
  {
    option: { name: 'Many Tickets', value: 'tickets', description: 'All tickets of a search' },
    first: 'assignMany',
    operations: [
      {
        name: 'Add a Note to Each',
        value: 'addNoteMany',
        description: 'Write the same into the history of each ticket of a search',
        action: 'Add a note to many tickets',
      },
      {
        name: 'Assign Each',
        value: 'assignMany',
        description: 'Give each ticket of a search to an office, to people or by rules',
        action: 'Assign many tickets',
      },
      {
        name: 'Change Status of Each',
        value: 'changeStatusMany',
        description: 'Give each ticket of a search the same status',
        action: 'Change the status of many tickets',
      },
    ],
  },
  {
    option: {
      name: 'Proposal',
      value: 'proposal',
      description: 'What an engine proposed for a ticket',
    },
    first: 'confirmProposal',
    operations: [
      {
        name: 'Confirm a Proposal',
        value: 'confirmProposal',
        description: 'Record what a person decides on the proposal for a ticket, and assign it',
        action: 'Confirm the proposal for a ticket',
      },
      {
        name: 'Export Decisions',
        value: 'exportDecisions',
        description: 'Write what engines proposed and persons decided as CSV and JSON',
        action: 'Export the decisions on proposals',
      },
      {
        name: 'Review Link',
        value: 'reviewLink',
        description: 'Make a link to the page on which a person decides',
        action: 'Make a link to the review page',
      },
    ],
  },
  {
    option: { name: 'Register', value: 'register', description: 'All that the office has filed' },
    first: 'statistics',
    operations: [
      {
        name: 'Access Register',
        value: 'accessRegister',
        description:
          'List requests for access with subject, date and outcome, without personal data',
        action: 'List requests for access',
      },
      {
        name: 'Appointments',
        value: 'appointments',
        description: 'List the appointments of a day, or of several, for the counter',
        action: 'List the appointments of a day',
      },
      {
        name: "Export a Person's Data",
        value: 'exportPerson',
        description: 'Read all that the register holds of one person',
        action: 'Export the data of a person',
      },
      {
        name: 'Purge',
        value: 'purge',
        description: 'Remove tickets that ended long ago; their numbers stay in the statistics',
        action: 'Purge tickets that ended long ago',
      },
      {
        name: 'Statistics',
        value: 'statistics',
        description: 'Count tickets by month, purged ones included; nothing tells who asked',
        action: 'Count tickets by month',
      },
    ],
  },
  {
    option: { name: 'Term', value: 'term', description: 'By when a ticket must be concluded' },
    first: 'getTerm',
    operations: [
      {
        name: 'Get Term',
        value: 'getTerm',
        description: 'Read how the term of a ticket stands: running, suspended or ended',
        action: 'Get the term of a ticket',
      },
      {
        name: 'Resume Term',
        value: 'resumeTerm',
        description: 'Let a suspended term run again and move its due date',
        action: 'Resume the term of a ticket',
      },
      {
        name: 'Suspend Term',
        value: 'suspendTerm',
        description: 'Let the term of a ticket stand still, once on each ground of the law',
        action: 'Suspend the term of a ticket',
      },
    ],
  },
  {
    option: { name: 'Ticket', value: 'ticket', description: 'One request of a citizen' },
    first: 'get',
    operations: [
      {
        name: 'Add a Note',
        value: 'addNote',
        description: 'Write something into the history of a ticket',
        action: 'Add a note to a ticket',
      },
      {
        name: 'Assign',
        value: 'assign',
        description: 'Give a ticket to an office or a person, once however often the flow runs',
        action: 'Assign a ticket',
      },
      {
        name: 'Change Status',
        value: 'changeStatus',
        description: 'Say how far a ticket is',
        action: 'Change the status of a ticket',
      },
      {
        name: 'Erase',
        value: 'erase',
        description:
          'Remove one ticket for good with all that hangs on it; its number stays counted',
        action: 'Erase a ticket',
      },
      {
        name: 'File',
        value: 'file',
        description: 'Record a request that came by mail, phone or at the counter',
        action: 'File a request',
      },
      {
        name: 'Get',
        value: 'get',
        description: 'Read a ticket as it stands now',
        action: 'Get a ticket',
      },
      {
        name: 'Get Receipt',
        value: 'getReceipt',
        description: 'Read what was received, when and by which form, with its hash',
        action: 'Get the receipt of a request',
      },
      {
        name: 'Hand Over',
        value: 'handOver',
        description: 'Pass a ticket from its office to another, with the reason',
        action: 'Hand a ticket over to another office',
      },
      {
        name: 'History',
        value: 'history',
        description: 'Read what happened to a ticket',
        action: 'Read the history of a ticket',
      },
      {
        name: 'Search',
        value: 'search',
        description: 'Find tickets, the newest first',
        action: 'Search tickets',
      },
    ],
  },
];

/** The resource, and for each its operations. */
export const resourceProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    default: 'ticket',
    options: resources.map(({ option }) => option),
    description: 'What is worked on',
  },
  ...resources.map(({ option, first, operations }): INodeProperties => ({
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: first,
    options: operations,
    displayOptions: { show: { resource: [option.value] } },
  })),
];
