import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Priority } from '../../../lib/register/ticket';
import {
  assigneeProperty,
  doneBy,
  doneByProperty,
  dueDateProperty,
  options,
  parameter,
  reasonProperty,
  reference,
  withTicket,
  type Call,
} from './call';

const displayOptions = { show: { operation: ['assign'] } };

export const assignProperties: INodeProperties[] = [
  {
    displayName: 'Office',
    name: 'office',
    type: 'string',
    default: '={{ $json.classification?.office ?? $json.office }}',
    required: true,
    description: 'Code of the office in charge, such as ufficio-tecnico',
    displayOptions,
  },
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
  options('assign', [assigneeProperty, doneByProperty, dueDateProperty, reasonProperty]),
];

export async function assign(call: Call): Promise<INodeExecutionData[]> {
  const assignment = {
    office: parameter(call, 'office') ?? '',
    category: parameter(call, 'category'),
    priority: parameter(call, 'priority') as Priority | undefined,
    assignee: parameter(call, 'options.assignee'),
    dueAt: parameter(call, 'options.dueAt'),
    reason: parameter(call, 'options.reason'),
  };
  return withTicket(call, await call.register.assign(reference(call), assignment, doneBy(call)));
}
