import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
  assigneeProperty,
  doneBy,
  doneByProperty,
  options,
  parameter,
  reasonProperty,
  reference,
  withTicket,
  type Call,
} from './call';

const displayOptions = { show: { operation: ['handOver'] } };

export const handOverProperties: INodeProperties[] = [
  {
    displayName: 'To Office',
    name: 'toOffice',
    type: 'string',
    default: '',
    required: true,
    description: 'Code of the office that takes the ticket on, such as tributi',
    displayOptions,
  },
  { ...reasonProperty, required: true, displayOptions },
  options('handOver', [assigneeProperty, doneByProperty]),
];

export async function handOver(call: Call): Promise<INodeExecutionData[]> {
  const wanted = {
    office: parameter(call, 'toOffice') ?? '',
    assignee: parameter(call, 'options.assignee'),
    reason: parameter(call, 'reason') ?? '',
  };
  return withTicket(call, await call.register.handOver(reference(call), wanted, doneBy(call)));
}
