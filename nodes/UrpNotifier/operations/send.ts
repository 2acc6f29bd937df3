import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sendEachDownChain } from '../../../lib/notification/chainBatch';
import type { Channel } from '../../../lib/notification/channel';
import { collectAll, oneChannelOnly } from '../../../lib/notification/digest';
import { dispatch, type DraftAttempt } from '../../../lib/notification/dispatch';
import {
  comingBackTogether,
  wayOut,
  withDelivery,
  type DeliveryReport,
} from '../../../lib/notification/report';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { chainChoice, chainsOf, isChain } from './chain';
import { chosenChannels } from './channel';
import { readDrafts, sendingRules } from './draft';
import { closeAll, openChannels } from './openChannels';
import { route, type Result } from './route';

/** Sends one message an item; each comes out of one output, with its `delivery`. */
export async function send(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const drafts = await readDrafts(context);
  const channels = await openChannels(context, chosenChannels(context));
  try {
    const [only] = channels.values();
    if (context.getNodeParameter('options.collect', 0, false) === true) {
      return route(context, await collectOn(context, drafts, [...channels.values()]));
    }
    const results =
      only && !isChain(context)
        ? await sendOn(context, drafts, only)
        : await sendChains(context, drafts, channels);
    return route(context, results);
  } finally {
    await closeAll(channels.values());
  }
}

export async function sendOptions(context: IExecuteFunctions) {
  return {
    ...sendingRules(context),
    register: await officeRegister(context),
    by: context.getWorkflow().name ?? context.getNode().name,
    signal: context.getExecutionCancelSignal(),
    officerLanguage: officerLanguage(),
  };
}

async function sendOn(
  context: IExecuteFunctions,
  drafts: DraftAttempt[],
  channel: Channel,
): Promise<Result[]> {
  return resultsOf(await dispatch(drafts, { ...(await sendOptions(context)), channel }));
}

async function collectOn(
  context: IExecuteFunctions,
  drafts: DraftAttempt[],
  [channel, ...others]: Channel[],
): Promise<Result[]> {
  if (!channel || others.length > 0 || isChain(context)) throw oneChannelOnly();
  return resultsOf(await collectAll(drafts, { ...(await sendOptions(context)), channel }));
}

function resultsOf(reports: DeliveryReport[]): Result[] {
  return comingBackTogether(reports).map((report) => ({
    way: wayOut(report),
    key: (json) => withDelivery(json, report),
  }));
}

async function sendChains(
  context: IExecuteFunctions,
  drafts: DraftAttempt[],
  channels: ReadonlyMap<string, Channel>,
): Promise<Result[]> {
  const stepsOf = chainsOf(context, channels);
  const chains = drafts.map((attempt, itemIndex) => ({
    attempt,
    steps: stepsOf(itemIndex),
    ...chainChoice(context, itemIndex),
  }));
  const outcomes = await sendEachDownChain(chains, await sendOptions(context));
  const last = comingBackTogether(outcomes.map(({ report }) => report));
  return outcomes.map(({ reports }, index) => {
    const report = last[index]!;
    const all = [...reports.slice(0, -1), report];
    return { way: wayOut(report), key: (json) => withDelivery(json, report, all) };
  });
}
