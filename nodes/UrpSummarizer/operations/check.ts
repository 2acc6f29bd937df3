import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import { unsupportedClaims } from '../../../lib/summary/claims';
import { withKey } from '../../shell/items';
import { threadOf } from './thread';

export const checkProperties: INodeProperties[] = [
  {
    displayName: 'Summary to Check',
    name: 'writtenSummary',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '={{ $json.output }}',
    required: true,
    displayOptions: { show: { operation: ['check'] } },
    description: 'Written by a person or by a language model: it is compared with what was read',
  },
];

/** Adds `claims` to an item: what its summary says and its sources do not. */
export async function check(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): Promise<INodeExecutionData[]> {
  const summary = String(context.getNodeParameter('writtenSummary', itemIndex) ?? '');
  const { messages } = threadOf(context, itemIndex, item);
  const unsupported = unsupportedClaims(summary, messages);
  const claims = { isSupported: unsupported.length === 0, unsupported };
  return [withKey(item, itemIndex, { claims: claims as unknown as IDataObject })];
}
