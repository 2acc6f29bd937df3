import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
  doneBy,
  doneByProperty,
  options,
  parameter,
  reference,
  withTicket,
  type Call,
} from './call';

export const addNoteProperties: INodeProperties[] = [
  {
    displayName: 'Note',
    name: 'note',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    required: true,
    description: 'For the office: the citizen does not read it',
    displayOptions: { show: { operation: ['addNote'] } },
  },
  options('addNote', [doneByProperty]),
];

export async function addNote(call: Call): Promise<INodeExecutionData[]> {
  const note = parameter(call, 'note') ?? '';
  const event = await call.register.addNote(reference(call), note, doneBy(call));
  return withTicket(call, await call.register.get(event.reference));
}
