import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { sendClient } from '../../../lib/notification/send/client';
import { parseSendSettings } from '../../../lib/notification/send/settings';
import { followStream, openStream } from '../../../lib/notification/send/stream';
import { toNodeError } from '../../shell/items';
import { officeRegister } from '../../shell/register';
import { itemOf } from './hear';

/** Reads SEND's stream, which calls nobody, for as long as the flow is published. */
export async function followSend(context: ITriggerFunctions): Promise<ITriggerResponse> {
  const client = sendClient(parseSendSettings(await context.getCredentials('urpSend')));
  const title = String(context.getNodeParameter('streamName'));
  const stop = new AbortController();
  const follow = (streamId: string) =>
    followStream(
      {
        client,
        title,
        streamId,
        pollEvery: Number(context.getNodeParameter('pollSeconds')) * 1000,
        by: context.getWorkflow().name ?? context.getNode().name,
        openRegister: () => officeRegister(context),
        run: (changed) =>
          context.emit([changed.map((record): INodeExecutionData => itemOf(record, 'send'))]),
        onFailure: (error) => context.saveFailedExecution(toNodeError(context.getNode(), error)),
      },
      stop.signal,
    );
  const closeFunction = async () => stop.abort();
  // A wrong key and a stream that cannot be made are said when the flow is published.
  const streamId = await openStream(client, title);
  if (context.getMode() === 'manual') {
    return { closeFunction, manualTriggerFunction: async () => void follow(streamId) };
  }
  void follow(streamId);
  return { closeFunction };
}
