import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { withKey } from '../../shell/items';
import { parameter, type Call } from './call';

const displayOptions = { show: { operation: ['purge'] } };

export const purgeProperties: INodeProperties[] = [
  {
    displayName: 'Retention Days',
    name: 'retentionDays',
    type: 'number',
    typeOptions: { minValue: 30 },
    default: 1825,
    required: true,
    description:
      'Tickets that are answered, rejected or closed, and to which nothing happened for so many days, are removed',
    displayOptions,
  },
  {
    displayName: 'Only Count',
    name: 'onlyCount',
    type: 'boolean',
    default: true,
    description: 'Whether to count the tickets and remove none',
    displayOptions,
  },
];

/** Adds `purge`: how many tickets have passed their time, and how many of them were removed. */
export async function purge(call: Call): Promise<INodeExecutionData[]> {
  const { context, item, itemIndex, register } = call;
  const retentionDays = Number(parameter(call, 'retentionDays'));
  const outcome =
    context.getNodeParameter('onlyCount', itemIndex, true) === false
      ? { removed: await register.purge(retentionDays) }
      : { expired: await register.expired(retentionDays) };
  return [withKey(item, itemIndex, { purge: { retentionDays, ...outcome } })];
}
