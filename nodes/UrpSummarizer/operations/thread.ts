import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readMessages, readTicket, type Thread } from '../../../lib/summary/thread';

/** What the operations on one item read: its ticket, or the messages that it names. */
export function threadOf(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): Thread {
  const isThread = context.getNodeParameter('read', itemIndex) === 'messages';
  return isThread
    ? readMessages(context.getNodeParameter('messages', itemIndex))
    : readTicket(item.json);
}
