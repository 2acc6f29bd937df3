import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { findTickets } from '../../../lib/register/search';
import type { TicketSearch } from '../../../lib/register/register';
import type { TicketStatus } from '../../../lib/register/ticket';
import { instant, parameter, suspendedTerm, type Call } from './call';
import { statusOptions } from './statusOptions';

const displayOptions = { show: { operation: ['search'] } };

export const searchProperties: INodeProperties[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
    displayOptions,
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show: { operation: ['search'], returnAll: [false] } },
  },
  filtersProperty(['search']),
];

/** What tickets are looked for by; in alphabetical order, as the editor's lists are. */
export function filtersProperty(operations: string[]): INodeProperties {
  return {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    description: 'A ticket is found where it fits all of them; the newest come first',
    displayOptions: { show: { operation: operations } },
    options: [
      {
        displayName: 'Assignee',
        name: 'assignee',
        type: 'string',
        default: '',
        description: 'Person in charge',
      },
      {
        displayName: 'Category',
        name: 'category',
        type: 'string',
        default: '',
        description: 'Code of the category',
      },
      {
        displayName: 'Due Until',
        name: 'dueUntil',
        type: 'string',
        default: '',
        placeholder: '2026-11-04',
        description: 'Last day of the term is this day or before',
      },
      {
        displayName: 'Form',
        name: 'formId',
        type: 'string',
        default: '',
        description: 'Form that the citizen filled in',
      },
      {
        displayName: 'Office',
        name: 'office',
        type: 'string',
        default: '',
        description: 'Code of the office in charge',
      },
      {
        displayName: 'Older Than Seconds',
        name: 'olderThanSeconds',
        type: 'number',
        typeOptions: { minValue: 0 },
        default: 600,
        description:
          'Submitted at least this long ago: with status Filed, requests that a flow left half-way',
      },
      {
        displayName: 'Statuses',
        name: 'statuses',
        type: 'multiOptions',
        options: statusOptions,
        default: [],
        description: 'Any of these; all where none is chosen',
      },
      {
        displayName: 'Submitted From',
        name: 'submittedFrom',
        type: 'dateTime',
        default: '',
        description: 'At this instant or after',
      },
      {
        displayName: 'Submitted Until',
        name: 'submittedUntil',
        type: 'dateTime',
        default: '',
        description: 'Before this instant',
      },
      {
        displayName: 'Words',
        name: 'words',
        type: 'string',
        default: '',
        description:
          'Words, or their beginnings, that subject, text or reference hold; accents and case do not matter',
      },
    ],
  };
}

/** An item for each ticket found; none where none is. */
export async function search(call: Call): Promise<INodeExecutionData[]> {
  const { context, itemIndex, register } = call;
  const tickets = await findTickets(
    register,
    readFilters(call),
    context.getNodeParameter('returnAll', itemIndex, false)
      ? undefined
      : (context.getNodeParameter('limit', itemIndex, 50) as number),
  );
  return Promise.all(
    tickets.map(async (ticket) => ({
      json: { ...ticket, ...(await suspendedTerm(call, ticket)) } as unknown as IDataObject,
      pairedItem: { item: itemIndex },
    })),
  );
}

/** What the officer looks for, as the register understands it. */
export function readFilters(call: Call): Omit<TicketSearch, 'limit' | 'after'> {
  const filter = (name: string) => parameter(call, `filters.${name}`);
  const statuses = call.context.getNodeParameter('filters.statuses', call.itemIndex, []);
  return {
    words: filter('words'),
    statuses: statuses as TicketStatus[],
    office: filter('office'),
    category: filter('category'),
    assignee: filter('assignee'),
    formId: filter('formId'),
    submittedFrom: instant(call, 'filters.submittedFrom'),
    submittedUntil: instant(call, 'filters.submittedUntil'),
    olderThanSeconds: numeric(filter('olderThanSeconds')),
    dueUntil: filter('dueUntil'),
  };
}

function numeric(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
