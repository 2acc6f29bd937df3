import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type ITriggerFunctions,
  type ITriggerResponse,
} from 'n8n-workflow';
import { toNodeError } from '../shell/items';
import { localise } from '../shell/localise';
import { urpRegisterTest } from '../shell/register';
import labels from './it.json';
import { followTickets } from './operations/followTickets';
import { feedProperties } from './operations/search';

export class UrpTicketTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Ticket Trigger',
    name: 'urpTicketTrigger',
    icon: { light: 'file:urpTicketTrigger.svg', dark: 'file:urpTicketTrigger.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{$parameter["events"].join(", ")}}',
    description:
      "Starts the flow with what happens to the tickets of the office's register, and when their terms end",
    eventTriggerDescription: 'Waiting for something to happen to a ticket',
    activationMessage: 'The flow now starts with what happens to tickets.',
    defaults: { name: 'URP Ticket Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' }],
    properties: feedProperties,
  };

  methods = { credentialTest: { urpRegisterTest } };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
    try {
      return await followTickets(this);
    } catch (error) {
      throw toNodeError(this.getNode(), error);
    }
  }
}
