import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Priority, Ticket } from '../../../lib/register/ticket';
import {
  assigneeProperty,
  doneBy,
  doneByProperty,
  dueDateProperty,
  options,
  parameter,
  patronSaintProperty,
  reasonProperty,
  reference,
  termInDays,
  withTicket,
  type Call,
} from './call';
import { readWhose, whoseProperties } from './whose';

const displayOptions = { show: { operation: ['assign'] } };

export const assignProperties: INodeProperties[] = [
  ...whoseProperties(['assign'], '={{ $json.classification?.office ?? $json.office }}'),
  {
    displayName: 'Category',
    name: 'category',
    type: 'string',
    default: '={{ $json.classification?.category ?? $json.category }}',
    description: 'Code of the category; the present one where empty',
    displayOptions,
  },
  {
    displayName: 'Priority',
    name: 'priority',
    type: 'string',
    default: '={{ $json.classification?.priority ?? $json.priority }}',
    description: 'One of low, normal, high or urgent; the present one where empty',
    displayOptions,
  },
  {
    displayName: 'Term in Days',
    name: 'termDays',
    type: 'string',
    default: '={{ $json.classification?.termDays }}',
    description:
      "The category's own, from when the citizen sent the request: it gives the due date as the ticket gets the category",
    displayOptions,
  },
  options('assign', [
    assigneeProperty,
    doneByProperty,
    dueDateProperty,
    patronSaintProperty,
    reasonProperty,
  ]),
];

/** The ticket; by rules or load also `assignment`: how it was found whose it is. */
export async function assign(call: Call): Promise<INodeExecutionData[]> {
  const whoseOf = readWhose(call);
  const given = {
    category: parameter(call, 'category'),
    priority: parameter(call, 'priority') as Priority | undefined,
  };
  const before = await call.register.get(reference(call));
  const whose = whoseOf(withGiven(before, given));
  const assignment = {
    ...whose.assignment,
    ...given,
    assignee: parameter(call, 'options.assignee'),
    dueAt: parameter(call, 'options.dueAt'),
    term: termInDays(call, 'termDays'),
    reason: parameter(call, 'options.reason') ?? whose.reason,
  };
  const ticket = await call.register.assign(before.reference, assignment, doneBy(call));
  const { assignee } = ticket;
  return withTicket(call, ticket, whose.told ? { assignment: { ...whose.told, assignee } } : {});
}

/** Rules read the ticket as this assignment makes it. */
function withGiven(ticket: Ticket, { category, priority }: Partial<Ticket>): Ticket {
  return {
    ...ticket,
    category: category ?? ticket.category,
    priority: priority ?? ticket.priority,
  };
}
