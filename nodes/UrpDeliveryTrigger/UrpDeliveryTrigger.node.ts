import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type ITriggerFunctions,
  type ITriggerResponse,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { toNodeError } from '../shell/items';
import { localise } from '../shell/localise';
import { urpRegisterTest } from '../shell/register';
import { channelCredentialTests } from '../UrpNotifier/credentialTests';
import { webhookOf } from '../shell/webhooks';
import labels from './it.json';
import { followSend } from './operations/followStream';
import { hear, hearProperties } from './operations/hear';

/** SEND is read and calls nobody: with it n8n opens no address. */
const unlessRead = [
  webhookOf('default', (parameters) => (parameters.provider === 'send' ? '' : 'POST')),
  {
    ...webhookOf('setup', (parameters) => (parameters.provider === 'send' ? '' : 'GET')),
    ndvHideMethod: true,
    ndvHideUrl: true,
  },
];

export class UrpDeliveryTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Delivery Trigger',
    name: 'urpDeliveryTrigger',
    icon: { light: 'file:urpDeliveryTrigger.svg', dark: 'file:urpDeliveryTrigger.dark.svg' },
    group: ['trigger'],
    version: 2,
    subtitle: '={{$parameter["provider"]}}',
    description:
      'Hears from WhatsApp, Twilio and SEND what became of messages, checks that it is genuine, and brings the register up to date',
    eventTriggerDescription: 'Waiting for the provider to tell of a message',
    activationMessage: 'The provider can now tell of messages at the production address.',
    defaults: { name: 'URP Delivery Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    // Hidden, not shown: a parameter whose every value shows a credential goes to n8n's credential dialog.
    credentials: [
      {
        name: 'urpSend',
        required: true,
        testedBy: 'urpSendTest',
        displayOptions: { hide: { provider: ['twilio', 'whatsapp'] } },
      },
      {
        name: 'urpTwilio',
        required: true,
        testedBy: 'urpTwilioTest',
        displayOptions: { hide: { provider: ['send', 'whatsapp'] } },
      },
      {
        name: 'urpWhatsApp',
        required: true,
        testedBy: 'urpWhatsAppTest',
        displayOptions: { hide: { provider: ['send', 'twilio'] } },
      },
      { name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' },
    ],
    webhooks: unlessRead,
    properties: hearProperties,
  };

  methods = { credentialTest: { urpRegisterTest, ...channelCredentialTests() } };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
    if (this.getNodeParameter('provider') !== 'send') return {};
    try {
      return await followSend(this);
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    try {
      return await hear(this);
    } catch (error) {
      // The provider is told that nothing was taken, and tells it again.
      throw toNodeError(this.getNode(), error);
    }
  }
}
