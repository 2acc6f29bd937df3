import type {
  IDataObject,
  INodeExecutionData,
  INodeProperties,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { reportOf } from '../../../lib/notification/report';
import { parseTwilioSettings } from '../../../lib/notification/twilio/settings';
import {
  refusedCall,
  type WebhookCall,
  type WebhookOutcome,
} from '../../../lib/notification/webhook/call';
import { recordNews } from '../../../lib/notification/webhook/record';
import { readTwilioCall } from '../../../lib/notification/webhook/twilio';
import { readWhatsAppCall } from '../../../lib/notification/webhook/whatsApp';
import { parseWhatsAppSettings } from '../../../lib/notification/whatsApp/settings';
import type { MessageRecord } from '../../../lib/register/register';
import { officerLanguage } from '../../shell/officer';
import { registerForRequests } from '../../shell/register';

export const hearProperties: INodeProperties[] = [
  {
    displayName: 'Provider',
    name: 'provider',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'SEND',
        value: 'send',
        description: 'States of notifications, read from their stream',
      },
      { name: 'Twilio', value: 'twilio', description: 'States of SMS sent by Twilio' },
      { name: 'WhatsApp', value: 'whatsapp', description: 'States of WhatsApp messages' },
    ],
    default: 'whatsapp',
    description: 'Whose calls are heard',
  },
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    default: 'stato-messaggi',
    required: true,
    displayOptions: { hide: { provider: ['send'] } },
    description: 'Last part of the address that the provider is given',
  },
  {
    displayName: 'Stream Name',
    name: 'streamName',
    type: 'string',
    default: 'URP',
    required: true,
    displayOptions: { show: { provider: ['send'] } },
    description: 'Made where SEND has none of this name; a body may have 10 of them',
  },
  {
    displayName: 'Look Every (Seconds)',
    name: 'pollSeconds',
    type: 'number',
    typeOptions: { minValue: 5, maxValue: 86400 },
    default: 60,
    displayOptions: { show: { provider: ['send'] } },
    description: 'How often the stream is read',
  },
];

/** Hears a provider's call; only what is signed is believed, and only what changes goes on. */
export async function hear(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const provider = context.getNodeParameter('provider') as string;
  const outcome = await read(context, provider);
  if (outcome.kind === 'answer') {
    const response = context.getResponseObject();
    response.status(outcome.status).type('text/plain').send(outcome.body);
    return { noWebhookResponse: true };
  }
  const register = await registerForRequests(context);
  const by = context.getWorkflow().name ?? context.getNode().name;
  const { changed, failure } = await recordNews(outcome.news, provider, register, by);
  if (changed.length === 0) {
    if (failure !== undefined) throw failure as Error;
    return { webhookResponse: '' };
  }
  const workflowData = [changed.map((record) => itemOf(record, provider))];
  if (failure === undefined) return { webhookResponse: '', workflowData };
  // The provider calls again with all of it, and the rest is recorded then.
  context.getResponseObject().status(503).type('text/plain').send('');
  return { noWebhookResponse: true, workflowData };
}

/** What a changed message gives the flow. */
export function itemOf(record: MessageRecord, channel: string): INodeExecutionData {
  const told = { kind: 'answered', record, repeated: true } as const;
  const delivery = reportOf(told, channel, officerLanguage());
  return { json: { reference: record.reference, delivery: { ...delivery } } as IDataObject };
}

async function read(context: IWebhookFunctions, provider: string): Promise<WebhookOutcome> {
  const call = await callOf(context);
  if (provider === 'twilio') {
    return readTwilioCall(call, parseTwilioSettings(await context.getCredentials('urpTwilio')));
  }
  // SEND calls nobody: whoever calls in its name is not it.
  if (provider !== 'whatsapp') return refusedCall;
  return readWhatsAppCall(call, parseWhatsAppSettings(await context.getCredentials('urpWhatsApp')));
}

async function callOf(context: IWebhookFunctions): Promise<WebhookCall> {
  const request = context.getRequestObject();
  await request.readRawBody?.();
  return {
    method: request.method,
    headers: context.getHeaderData() as WebhookCall['headers'],
    query: context.getQueryData() as WebhookCall['query'],
    rawBody: request.rawBody ?? Buffer.from(''),
  };
}
