import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openChannel } from '../../../lib/notification/channels';
import { previewOrRefusal } from '../../../lib/notification/dispatch';
import { withKey } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { allowedRecipients, channelCredential, chosenChannel, readDrafts } from './draft';

/** Adds `preview` to each item: the message as its recipient would read it. Nothing is sent. */
export async function preview(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const id = chosenChannel(context);
  const channel = openChannel(id, await channelCredential(context, id));
  const items = context.getInputData();
  const outputs: INodeExecutionData[][] = [[], []];
  for (const [itemIndex, attempt] of readDrafts(context).entries()) {
    const { ok, preview: shown } = previewOrRefusal(attempt, {
      channel,
      allowedRecipients: allowedRecipients(context),
      officerLanguage: officerLanguage(),
    });
    const item = items[itemIndex] as INodeExecutionData;
    outputs[ok ? 0 : 1]?.push(withKey(item, itemIndex, { preview: shown }));
  }
  return outputs;
}
