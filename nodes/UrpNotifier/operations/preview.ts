import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inParallel } from '../../../lib/inParallel';
import { foundRecipient, type ChainStep } from '../../../lib/notification/chain';
import { chainsAtOnce } from '../../../lib/notification/chainBatch';
import type { Channel } from '../../../lib/notification/channel';
import { previewOrRefusal, type DraftAttempt } from '../../../lib/notification/dispatch';
import { officerLanguage } from '../../shell/officer';
import { chainsOf } from './chain';
import { chosenChannels } from './channel';
import { readDrafts, sendingRules } from './draft';
import { closeAll, openChannels } from './openChannels';
import { route, type Result } from './route';

/**
 * Adds `preview` to each item: the message as its recipient would read it; of several channels, `previews`
 * besides, one a channel. Nothing is sent.
 */
export async function preview(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const channels = await openChannels(context, chosenChannels(context));
  try {
    const drafts = await readDrafts(context);
    const stepsOf = chainsOf(context, channels);
    const { allowedRecipients } = sendingRules(context);
    const items = [...drafts.entries()];
    const results = await inParallel(items, chainsAtOnce, async ([itemIndex, attempt]) => {
      const shown = (await versions(attempt, stepsOf(itemIndex))).map(({ channel, draft }) =>
        previewOrRefusal(draft, {
          channel,
          allowedRecipients,
          officerLanguage: officerLanguage(),
        }),
      );
      return resultOf(shown);
    });
    return route(context, results);
  } finally {
    await closeAll(channels.values());
  }
}

/** The message on each channel that it may go by. */
function versions(
  attempt: DraftAttempt,
  steps: readonly ChainStep[],
): Promise<{ channel: Channel; draft: DraftAttempt }[]> {
  const usable = steps.filter(({ applies }) => applies);
  return Promise.all(
    usable.map(async (step) => {
      const { channel } = step;
      if ('error' in attempt) return { channel, draft: attempt };
      const found = await foundRecipient(step);
      const draft = 'error' in found ? found : { draft: { ...attempt.draft, ...found } };
      return { channel, draft };
    }),
  );
}

function resultOf(shown: ReturnType<typeof previewOrRefusal>[]): Result {
  const all = shown.map((each) => ({ ...each.preview }) as unknown as IDataObject);
  const first = shown.findIndex(({ ok }) => ok);
  const chosen = all[Math.max(first, 0)] ?? {};
  const key = all.length > 1 ? { preview: chosen, previews: all } : { preview: chosen };
  return { way: first === -1 ? 'not-sent' : 'sent', key: () => key };
}
