import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
  changeMany,
  filterBlank,
  type BulkChange,
  type BulkOutcome,
  type BulkResult,
} from '../../../lib/register/bulk';
import type { TicketStatus } from '../../../lib/register/ticket';
import { failedItem, toNodeError, withKey } from '../../shell/items';
import { assigneeProperty, doneBy, doneByProperty, options, parameter, type Call } from './call';
import { filtersProperty, readFilters } from './search';
import { statusOptions } from './statusOptions';
import { readWhose, whoseProperties } from './whose';

const all = ['addNoteMany', 'assignMany', 'changeStatusMany'];

function shownFor(...operations: string[]) {
  return { displayOptions: { show: { operation: operations } } };
}

export const manyProperties: INodeProperties[] = [
  {
    displayName: 'Only Preview',
    name: 'onlyPreview',
    type: 'boolean',
    default: true,
    description: 'Whether to say what would become of each ticket, and change none',
    ...shownFor(...all),
  },
  {
    displayName: 'Most Tickets',
    name: 'mostTickets',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 1000 },
    default: 50,
    description: 'More than these are not changed, the newest first; the result says how many fit',
    ...shownFor(...all),
  },
  filtersProperty(all),
  ...whoseProperties(['assignMany'], ''),
  {
    displayName: 'New Status',
    name: 'newStatus',
    type: 'options',
    options: statusOptions,
    default: 'in-progress',
    description: 'What each ticket becomes; one that may not is told as failed',
    ...shownFor('changeStatusMany'),
  },
  {
    displayName: 'Reason',
    name: 'reason',
    type: 'string',
    default: '',
    description: 'Why, as the history tells it',
    ...shownFor('assignMany', 'changeStatusMany'),
  },
  {
    displayName: 'Note',
    name: 'note',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    required: true,
    description: 'For the office: the citizen does not read it',
    ...shownFor('addNoteMany'),
  },
  options('assignMany', [assigneeProperty, doneByProperty]),
  options('addNoteMany', [doneByProperty]),
  options('changeStatusMany', [doneByProperty]),
];

export async function addNoteMany(call: Call): Promise<INodeExecutionData[]> {
  return change(call, { kind: 'note', text: parameter(call, 'note') ?? '' });
}

export async function assignMany(call: Call): Promise<INodeExecutionData[]> {
  const whoseOf = readWhose(call);
  const reason = parameter(call, 'reason');
  const assignee = parameter(call, 'options.assignee');
  return change(call, {
    kind: 'assign',
    assignmentOf: (ticket) => {
      const whose = whoseOf(ticket);
      return { ...whose.assignment, assignee, reason: reason ?? whose.reason };
    },
  });
}

export async function changeStatusMany(call: Call): Promise<INodeExecutionData[]> {
  const status = parameter(call, 'newStatus') as TicketStatus;
  return change(call, { kind: 'status', status, reason: parameter(call, 'reason') });
}

/** An item for each ticket, with `bulk`: what became of it. Where none fits, the item says so. */
async function change(call: Call, wanted: BulkChange): Promise<INodeExecutionData[]> {
  const { context, item, itemIndex, register } = call;
  refuseBlankFilters(call);
  const result = await changeMany(register, {
    search: readFilters(call),
    change: wanted,
    // An expression may give nothing, which is neither "no limit" nor "no preview".
    limit: Number(parameter(call, 'mostTickets')),
    isPreview: context.getNodeParameter('onlyPreview', itemIndex, true) !== false,
    by: doneBy(call),
  });
  const { found, outcomes } = result;
  if (outcomes.length === 0) return [withKey(item, itemIndex, { bulk: { found, taken: 0 } })];
  return outcomes.map((outcome) => itemOf(call, outcome, result));
}

/** A filter that an expression left blank would have every ticket changed. */
function refuseBlankFilters({ context, itemIndex }: Call): void {
  const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
  const isBlank = (value: unknown) =>
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && !value.length);
  const [blank] = Object.entries(filters).find(([, value]) => isBlank(value)) ?? [];
  if (blank !== undefined) throw filterBlank(blank);
}

function itemOf(
  { context, itemIndex }: Call,
  { ticket, outcome, failure }: BulkOutcome,
  { found, outcomes }: BulkResult,
): INodeExecutionData {
  const why =
    failure === undefined
      ? {}
      : { error: failedItem(toNodeError(context.getNode(), failure, itemIndex), failure) };
  const bulk = { found, taken: outcomes.length, outcome };
  return {
    json: { ...(ticket as unknown as IDataObject), bulk, ...why },
    pairedItem: { item: itemIndex },
  };
}
