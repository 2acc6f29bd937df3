import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { AccessOutcome } from '../../../lib/register/status';
import type { TicketStatus } from '../../../lib/register/ticket';
import {
  doneBy,
  doneByProperty,
  options,
  parameter,
  reasonProperty,
  reference,
  withTicket,
  type Call,
} from './call';
import { statusOptions } from './statusOptions';

export const changeStatusProperties: INodeProperties[] = [
  {
    displayName: 'Status',
    name: 'status',
    type: 'options',
    options: statusOptions,
    default: 'in-progress',
    description: 'What the ticket becomes; where it is that already, nothing changes',
    displayOptions: { show: { operation: ['changeStatus'] } },
  },
  { ...reasonProperty, displayOptions: { show: { operation: ['changeStatus'] } } },
  options('changeStatus', [
    doneByProperty,
    {
      displayName: 'Outcome',
      name: 'outcome',
      type: 'options',
      options: [
        { name: 'Deferred', value: 'deferred', description: 'Granted, but not yet' },
        { name: 'Granted', value: 'granted' },
        { name: 'Partly Granted', value: 'partly-granted' },
        { name: 'Refused', value: 'refused' },
        { name: 'Withdrawn', value: 'withdrawn', description: 'By who had asked' },
      ],
      default: 'granted',
      description: 'How a request for access ended, for the access register',
    },
  ]),
];

export async function changeStatus(call: Call): Promise<INodeExecutionData[]> {
  const status = parameter(call, 'status') as TicketStatus;
  const reason = parameter(call, 'reason');
  const outcome = parameter(call, 'options.outcome') as AccessOutcome | undefined;
  return withTicket(
    call,
    await call.register.changeStatus(reference(call), status, doneBy(call), reason, outcome),
  );
}
