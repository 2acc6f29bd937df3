import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openChannel } from '../../../lib/notification/channels';
import { previewOrRefusal } from '../../../lib/notification/dispatch';
import { officerLanguage } from '../../shell/officer';
import { route } from './route';
import { allowedRecipients, channelCredential, chosenChannel, readDrafts } from './draft';

/** Adds `preview` to each item: the message as its recipient would read it. Nothing is sent. */
export async function preview(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const id = chosenChannel(context);
  const channel = openChannel(id, await channelCredential(context, id));
  const shown = readDrafts(context).map((attempt) =>
    previewOrRefusal(attempt, {
      channel,
      allowedRecipients: allowedRecipients(context),
      officerLanguage: officerLanguage(),
    }),
  );
  return route(
    context,
    shown.map(({ ok, preview }) => ({
      way: ok ? 'sent' : 'not-sent',
      key: () => ({ preview: { ...preview } }),
    })),
  );
}
