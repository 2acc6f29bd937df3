import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { failedItem, toNodeError } from '../shell/items';
import { localise } from '../shell/localise';
import { urpRegisterTest } from '../shell/register';
import labels from './it.json';
import { messageProperties } from './operations/message';
import { preview } from './operations/preview';
import { route } from './operations/route';
import { send } from './operations/send';
import { urpSmtpTest } from './smtpTest';

const operations = { preview, send };

export class UrpNotifier implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Notifier',
    name: 'urpNotifier',
    icon: { light: 'file:urpNotifier.svg', dark: 'file:urpNotifier.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{$parameter["template"] + " (" + $parameter["channel"] + ")"}}',
    description:
      'Writes to citizens and offices from ready texts, each message once, and says what became of it',
    defaults: { name: 'URP Notifier' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Sent or Previewed', 'Not Sent', 'Try Later'],
    credentials: [
      {
        name: 'urpSmtp',
        required: true,
        testedBy: 'urpSmtpTest',
        displayOptions: { show: { channel: ['email'] } },
      },
      { name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' },
    ],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Preview',
            value: 'preview',
            description: 'Show each message as it would be sent, and send nothing',
            action: 'Preview a message',
          },
          {
            name: 'Send',
            value: 'send',
            description: 'Send each message once, however often the flow runs',
            action: 'Send a message',
          },
        ],
        default: 'send',
      },
      ...messageProperties,
    ],
  };

  methods = { credentialTest: { urpRegisterTest, urpSmtpTest } };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
    try {
      return await operations[operation](this);
    } catch (error) {
      // The credential or the register: nothing was sent, all of it may go once that is mended.
      const failure = toNodeError(this.getNode(), error);
      if (!this.continueOnFail()) throw failure;
      const key = () => ({ error: failedItem(failure, error) });
      return route(
        this,
        this.getInputData().map(() => ({ way: 'later', key })),
      );
    }
  }
}
