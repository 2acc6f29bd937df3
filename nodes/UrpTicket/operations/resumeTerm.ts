import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
  doneBy,
  doneByProperty,
  options,
  parameter,
  patronSaint,
  patronSaintProperty,
  reasonProperty,
  reference,
  withTerm,
  type Call,
} from './call';

export const resumeTermProperties: INodeProperties[] = [
  { ...reasonProperty, displayOptions: { show: { operation: ['resumeTerm'] } } },
  options('resumeTerm', [doneByProperty, patronSaintProperty]),
];

export async function resumeTerm(call: Call): Promise<INodeExecutionData[]> {
  const resumption = { reason: parameter(call, 'reason'), patronSaint: patronSaint(call) };
  return withTerm(call, await call.register.resumeTerm(reference(call), resumption, doneBy(call)));
}
