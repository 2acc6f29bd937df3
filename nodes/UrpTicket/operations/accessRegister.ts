import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { accessRegister as entriesOf, type AccessKind } from '../../../lib/register/accessRegister';
import { instant, type Call } from './call';

const displayOptions = { show: { operation: ['accessRegister'] } };

export const accessRegisterProperties: INodeProperties[] = [
  {
    displayName: 'Kinds of Access',
    name: 'accessKinds',
    type: 'multiOptions',
    options: [
      { name: 'Access to Documents', value: 'access-to-documents' },
      { name: 'Civic Access (FOIA)', value: 'civic-access' },
    ],
    default: ['access-to-documents', 'civic-access'],
    description: 'Requests that came by the ready form, or were filed under the procedure',
    displayOptions,
  },
  {
    displayName: 'From',
    name: 'accessFrom',
    type: 'dateTime',
    default: '',
    description: 'Submitted at this moment or later; all where empty',
    displayOptions,
  },
  {
    displayName: 'Until',
    name: 'accessUntil',
    type: 'dateTime',
    default: '',
    description: 'Submitted before this moment',
    displayOptions,
  },
];

/** An item for each request for access, the oldest first, without personal data: ready for a CSV. */
export async function accessRegister(call: Call): Promise<INodeExecutionData[]> {
  const { context, itemIndex, register } = call;
  const entries = await entriesOf(register, {
    kinds: context.getNodeParameter('accessKinds', itemIndex, []) as AccessKind[],
    submittedFrom: instant(call, 'accessFrom'),
    submittedUntil: instant(call, 'accessUntil'),
  });
  return entries.map((entry) => ({
    json: { ...entry } satisfies IDataObject,
    pairedItem: { item: itemIndex },
  }));
}
