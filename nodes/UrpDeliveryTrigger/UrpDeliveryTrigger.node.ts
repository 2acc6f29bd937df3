import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { toNodeError } from '../shell/items';
import { localise } from '../shell/localise';
import { urpRegisterTest } from '../shell/register';
import { channelCredentialTests } from '../UrpNotifier/credentialTests';
import { answersTo } from '../shell/webhooks';
import labels from './it.json';
import { hear, hearProperties } from './operations/hear';

export class UrpDeliveryTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Delivery Trigger',
    name: 'urpDeliveryTrigger',
    icon: { light: 'file:urpDeliveryTrigger.svg', dark: 'file:urpDeliveryTrigger.dark.svg' },
    group: ['trigger'],
    version: 2,
    subtitle: '={{$parameter["provider"]}}',
    description:
      'Hears from WhatsApp and Twilio what became of messages, checks that it is genuine, and brings the register up to date',
    eventTriggerDescription: 'Waiting for the provider to tell of a message',
    activationMessage: 'The provider can now tell of messages at the production address.',
    defaults: { name: 'URP Delivery Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'urpTwilio',
        required: true,
        testedBy: 'urpTwilioTest',
        displayOptions: { show: { provider: ['twilio'] } },
      },
      {
        name: 'urpWhatsApp',
        required: true,
        testedBy: 'urpWhatsAppTest',
        displayOptions: { show: { provider: ['whatsapp'] } },
      },
      { name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' },
    ],
    webhooks: answersTo('POST', 'GET'),
    properties: hearProperties,
  };

  methods = { credentialTest: { urpRegisterTest, ...channelCredentialTests() } };

  constructor() {
    this.description = localise(this.description, labels);
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
