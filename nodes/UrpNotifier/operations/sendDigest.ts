import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { oneChannelOnly, sendDigests } from '../../../lib/notification/digest';
import { wayOut } from '../../../lib/notification/report';
import { chosenChannels } from './channel';
import { closeAll, openChannels } from './openChannels';
import { byWay } from './route';
import { sendOptions } from './send';

/** Sends what was collected for the channel: an item a digest, with its `delivery` and the tickets it tells of. */
export async function sendDigest(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const channels = await openChannels(context, chosenChannels(context));
  try {
    const [channel, ...others] = channels.values();
    if (!channel || others.length > 0) throw oneChannelOnly();
    const words = (name: string) => String(context.getNodeParameter(name, 0, '') ?? '');
    const sender = {
      administration: words('administration'),
      senderName: words('senderName'),
      contact: words('contact'),
      replyTo: words('options.replyTo'),
    };
    const digests = await sendDigests(sender, { ...(await sendOptions(context)), channel });
    const found = digests.map(({ report, references }) => {
      const json = { references, delivery: { ...report } } as unknown as IDataObject;
      return { way: wayOut(report), item: { json, pairedItem: { item: 0 } } };
    });
    return byWay(context, found);
  } finally {
    await closeAll(channels.values());
  }
}
