import type {
  IDataObject,
  INodeExecutionData,
  IRun,
  ITriggerFunctions,
  ITriggerResponse,
} from 'n8n-workflow';
import { follow } from '../../../lib/register/follower';
import type { FeedItem, FeedSearch } from '../../../lib/register/register';
import { binaryOf } from '../../shell/attachments';
import { toNodeError } from '../../shell/items';
import { officeRegister } from '../../shell/register';
import { searchOf } from './search';

/** Tickets shown when the flow is tried in the editor. */
const sampleSize = 5;
/**
 * The last run of each flow in this process: a flow that is published again waits for it, or its
 * batch would come twice.
 */
const lastRuns = new Map<string, Promise<void>>();

/** Follows the register from where this node of this flow stopped; in the editor, shows the latest. */
export async function followTickets(context: ITriggerFunctions): Promise<ITriggerResponse> {
  const search = searchOf(context);
  const options = context.getNodeParameter('options', {}) as IDataObject;
  const stop = new AbortController();
  const closeFunction = async () => stop.abort();
  if (context.getMode() === 'manual') {
    return { closeFunction, manualTriggerFunction: () => showLatest(context, search) };
  }
  // Wrong settings and a register that does not answer are said when the flow is published.
  const register = await officeRegister(context);
  const reader = `${context.getWorkflow().id}:${context.getNode().id}`;
  await register.openFeed(reader, options.startFrom === 'beginning' ? 'beginning' : 'now');
  await register.readFeed(reader, { ...search, limit: 1 });
  const following = {
    reader,
    search,
    pollEvery: ((options.pollSeconds ?? 5) as number) * 1000,
    ...(options.retries === false ? { pausesAfterFailure: [] } : {}),
    openRegister: () => officeRegister(context),
    run: (items: FeedItem[]) => run(context, items),
    onFailure: (error: unknown) =>
      context.saveFailedExecution(toNodeError(context.getNode(), error)),
  };
  const before = lastRuns.get(reader) ?? Promise.resolve();
  lastRuns.set(
    reader,
    before.then(() => follow(following, stop.signal)),
  );
  return { closeFunction };
}

/** One run with these items; n8n keeps it from here on where it waits or a person stopped it. */
async function run(context: ITriggerFunctions, items: FeedItem[]): Promise<'done' | 'failed'> {
  const ended = context.helpers.createDeferredPromise<IRun | undefined>();
  const data = await Promise.all(items.map((item) => itemOf(context, item)));
  context.emit([data], undefined, ended as Parameters<ITriggerFunctions['emit']>[2]);
  try {
    const outcome = await ended.promise;
    return outcome && ['error', 'crashed'].includes(outcome.status) ? 'failed' : 'done';
  } catch (error) {
    return (error as Error).name === 'ManualExecutionCancelledError' ? 'done' : 'failed';
  }
}

async function showLatest(context: ITriggerFunctions, search: FeedSearch): Promise<void> {
  try {
    const register = await officeRegister(context);
    const latest = await register.latestFeed({ ...search, limit: sampleSize, termsFromHour: 0 });
    context.emit([await Promise.all(latest.map((item) => itemOf(context, item)))]);
  } catch (error) {
    throw toNodeError(context.getNode(), error);
  }
}

async function itemOf(
  context: ITriggerFunctions,
  { ticket, event }: FeedItem,
): Promise<INodeExecutionData> {
  const json = { ...ticket, event } as unknown as IDataObject;
  if (!context.getNodeParameter('options.attachments', false)) return { json };
  const register = await officeRegister(context);
  const attachments = await register.attachments(ticket.reference);
  return { json, binary: await binaryOf(context.helpers, attachments) };
}
