import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { withKey } from '../../shell/items';
import { reference, type Call } from './call';

export const eraseProperties: INodeProperties[] = [
  {
    displayName: 'Only Say What Would Go',
    name: 'onlySay',
    type: 'boolean',
    default: true,
    description: 'Whether to count what hangs on the ticket and remove nothing',
    displayOptions: { show: { operation: ['erase'] } },
  },
];

/**
 * Adds `erase`: what hangs on the ticket, and whether it was removed. Of a ticket that was removed
 * the item keeps its number alone, so that its data go on nowhere.
 */
export async function erase(call: Call): Promise<INodeExecutionData[]> {
  const { context, item, itemIndex, register } = call;
  const ticket = await register.get(reference(call));
  const number = ticket.reference;
  const held = {
    events: (await register.history(number)).length,
    attachments: (await register.attachments(number)).length,
    decisions: (await register.decisions(number)).length,
    messages: (await register.messages(number)).length,
  };
  if (context.getNodeParameter('onlySay', itemIndex, true) !== false) {
    return [withKey(item, itemIndex, { erase: { removed: false, ...held } })];
  }
  await register.erase(number);
  const json = { reference: number, erase: { removed: true, ...held } };
  return [{ json, pairedItem: { item: itemIndex } }];
}
