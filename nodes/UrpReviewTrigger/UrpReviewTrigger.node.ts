import {
  fromParameter,
  NodeConnectionTypes,
  webhookDescriptionFields,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  type IHookFunctions,
} from 'n8n-workflow';
import { toNodeError } from '../shell/items';
import { localise } from '../shell/localise';
import { urpRegisterTest } from '../shell/register';
import { chosenTaxonomy } from '../shell/taxonomyParameters';
import labels from './it.json';
import { serveReview, serveReviewProperties } from './operations/serveReview';

/** n8n reads these fields without its expression engine, where the parameters hold no expression. */
const address = { isFullPath: true, ...webhookDescriptionFields({ path: fromParameter('path') }) };
const webhooks = [
  { name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', ...address },
  {
    name: 'default',
    httpMethod: 'POST',
    responseMode: 'onReceived',
    ndvHideMethod: true,
    ndvHideUrl: true,
    ...address,
  },
] as IWebhookDescription[];

export class UrpReviewTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Review Trigger',
    name: 'urpReviewTrigger',
    icon: { light: 'file:urpReviewTrigger.svg', dark: 'file:urpReviewTrigger.dark.svg' },
    group: ['trigger'],
    // Of version 1 n8n would evaluate an expression at each request (see UrpFormTrigger).
    version: 2,
    subtitle: '={{$parameter["path"]}}',
    description:
      'Serves the page on which officers confirm or correct proposals, and starts the flow with each ticket that was decided',
    eventTriggerDescription: 'Waiting for you to decide a ticket on the review page',
    activationMessage: 'Officers can now open the review page from their links.',
    defaults: { name: 'URP Review Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' }],
    webhooks,
    properties: serveReviewProperties,
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  methods = { credentialTest: { urpRegisterTest } };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions) {
        return false;
      },
      /** Wrong categories are said when the flow is published, not to the first officer. */
      async create(this: IHookFunctions) {
        try {
          chosenTaxonomy((name) => this.getNodeParameter(name));
        } catch (error) {
          throw toNodeError(this.getNode(), error);
        }
        return true;
      },
      async delete(this: IHookFunctions) {
        return true;
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    try {
      return await serveReview(this);
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }
}
