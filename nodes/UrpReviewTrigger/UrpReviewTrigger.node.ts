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
import { chosenTaxonomy } from '../shell/taxonomyParameters';
import { answersTo, checkedWhenPublished } from '../shell/webhooks';
import labels from './it.json';
import { serveReview, serveReviewProperties } from './operations/serveReview';

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
    webhooks: answersTo('GET', 'POST'),
    properties: serveReviewProperties,
  };

  constructor() {
    this.description = localise(this.description, labels);
  }

  methods = { credentialTest: { urpRegisterTest } };

  webhookMethods = {
    default: checkedWhenPublished((context) =>
      chosenTaxonomy((name) => context.getNodeParameter(name)),
    ),
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    try {
      return await serveReview(this);
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }
}
