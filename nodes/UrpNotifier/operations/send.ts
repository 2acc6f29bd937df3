import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openChannel } from '../../../lib/notification/channels';
import { dispatch } from '../../../lib/notification/dispatch';
import { wayOut, withDelivery } from '../../../lib/notification/report';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { route } from './route';
import { allowedRecipients, channelCredential, chosenChannel, readDrafts } from './draft';

/** Sends one message an item; each comes out of one output, with its `delivery`. */
export async function send(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const drafts = readDrafts(context);
  const id = chosenChannel(context);
  const channel = openChannel(id, await channelCredential(context, id));
  try {
    const reports = await dispatch(drafts, {
      channel,
      register: await officeRegister(context),
      by: context.getWorkflow().name ?? context.getNode().name,
      allowedRecipients: allowedRecipients(context),
      signal: context.getExecutionCancelSignal(),
      officerLanguage: officerLanguage(),
    });
    return route(
      context,
      reports.map((report) => ({ way: wayOut(report), key: (json) => withDelivery(json, report) })),
    );
  } finally {
    await channel.close();
  }
}
