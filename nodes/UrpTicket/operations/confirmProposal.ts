import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Priority } from '../../../lib/register/ticket';
import {
  assigneeProperty,
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

const displayOptions = { show: { operation: ['confirmProposal'] } };

/** What a person may correct; empty where they agree. */
function corrected(displayName: string, name: string, description: string): INodeProperties {
  return { displayName, name, type: 'string', default: '', description, displayOptions };
}

export const confirmProposalProperties: INodeProperties[] = [
  {
    displayName: 'Decided By',
    name: 'decidedBy',
    type: 'string',
    default: '',
    required: true,
    description: 'Person who decides: a model proposes, and no flow decides in its place',
    displayOptions,
  },
  corrected('Decided Category', 'decidedCategory', 'Code of the category; as proposed where empty'),
  corrected('Decided Office', 'decidedOffice', 'Code of the office; as proposed where empty'),
  corrected(
    'Decided Priority',
    'decidedPriority',
    'One of low, normal, high or urgent; as proposed where empty',
  ),
  options('confirmProposal', [
    assigneeProperty,
    dueDateProperty,
    patronSaintProperty,
    reasonProperty,
    {
      displayName: 'Term in Days',
      name: 'termDays',
      type: 'string',
      default: '',
      description:
        'Of the decided category, from when the citizen sent the request; as proposed where empty',
    },
  ]),
];

export async function confirmProposal(call: Call): Promise<INodeExecutionData[]> {
  const confirmation = {
    category: parameter(call, 'decidedCategory'),
    office: parameter(call, 'decidedOffice'),
    priority: parameter(call, 'decidedPriority') as Priority | undefined,
    assignee: parameter(call, 'options.assignee'),
    dueAt: parameter(call, 'options.dueAt'),
    term: termInDays(call, 'options.termDays'),
    reason: parameter(call, 'options.reason'),
  };
  const person = parameter(call, 'decidedBy') ?? '';
  return withTicket(
    call,
    await call.register.confirmProposal(reference(call), confirmation, person),
  );
}
