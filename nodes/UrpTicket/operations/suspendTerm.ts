import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { SuspensionGroundCode } from '../../../lib/italian/procedures';
import {
  doneBy,
  doneByProperty,
  options,
  parameter,
  reasonProperty,
  reference,
  withTerm,
  type Call,
} from './call';

const displayOptions = { show: { operation: ['suspendTerm'] } };

export const suspendTermProperties: INodeProperties[] = [
  {
    displayName: 'Ground',
    name: 'ground',
    type: 'options',
    options: [
      {
        name: 'Information',
        value: 'information',
        description:
          'Facts or certificates that the administration does not hold: at most 30 days (L. 241/1990, art. 2, c. 7)',
      },
      {
        name: 'Refusal Notice',
        value: 'refusal-notice',
        description:
          'The applicant has 10 days for observations: at most 20 days (L. 241/1990, art. 10-bis)',
      },
      {
        name: 'Third Parties',
        value: 'third-parties',
        description:
          'They have 10 days to oppose a civic access: at most 10 days (d.lgs. 33/2013, art. 5, c. 5)',
      },
    ],
    default: 'information',
    description: 'Why the law lets the term stand still; on each ground once',
    displayOptions,
  },
  { ...reasonProperty, displayOptions },
  options('suspendTerm', [doneByProperty]),
];

export async function suspendTerm(call: Call): Promise<INodeExecutionData[]> {
  const suspension = {
    ground: parameter(call, 'ground') as SuspensionGroundCode,
    reason: parameter(call, 'reason'),
  };
  return withTerm(call, await call.register.suspendTerm(reference(call), suspension, doneBy(call)));
}
