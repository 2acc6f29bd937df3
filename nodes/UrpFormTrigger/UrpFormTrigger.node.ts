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
import { answersTo, checkedWhenPublished } from '../shell/webhooks';
import labels from './it.json';
import { checkSettings, serve, serveProperties } from './operations/serve';

export class UrpFormTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Form Trigger',
    name: 'urpFormTrigger',
    icon: { light: 'file:urpFormTrigger.svg', dark: 'file:urpFormTrigger.dark.svg' },
    group: ['trigger'],
    // At each request to a trigger of version 1 n8n evaluates an expression for the old Webhook node's
    // sake. Without it a POST took 107 ms instead of 966 on a laden machine (median, n8n 2.41.1).
    version: 2,
    subtitle: '={{$parameter["path"]}}',
    description:
      "Serves an accessible form, checks it, records the request in the office's register and starts the flow with the ticket",
    eventTriggerDescription: 'Waiting for you to fill in and send the form',
    activationMessage: 'Citizens can now open the form at its production address.',
    defaults: { name: 'URP Form Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' }],
    webhooks: answersTo('GET', 'HEAD', 'POST'),
    properties: serveProperties,
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  methods = { credentialTest: { urpRegisterTest } };

  webhookMethods = { default: checkedWhenPublished(checkSettings) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    try {
      return await serve(this);
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }
}
