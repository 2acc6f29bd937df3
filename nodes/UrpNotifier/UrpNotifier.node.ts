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
import { channelCredentialTests } from './credentialTests';
import { channelsProperty } from './operations/channel';
import { ofInad } from './operations/digitalDomicile';
import { checkStatus, checkStatusProperties } from './operations/checkStatus';
import { digestOptions, messageProperties } from './operations/message';
import { preview } from './operations/preview';
import { readReceipt, readReceiptProperties } from './operations/readReceipt';
import { route } from './operations/route';
import { send } from './operations/send';
import { sendDigest } from './operations/sendDigest';

const operations = { checkStatus, preview, readReceipt, send, sendDigest };

/** A credential is asked for where its channel is among the chosen. */
const shownFor = (channel: string) => ({
  show: { operation: ['checkStatus', 'preview', 'send', 'sendDigest'], channels: [channel] },
});

export class UrpNotifier implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Notifier',
    name: 'urpNotifier',
    icon: { light: 'file:urpNotifier.svg', dark: 'file:urpNotifier.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle:
      '={{$parameter["template"] ? $parameter["template"] + " (" + $parameter["channels"].join(", ") + ")" : $parameter["operation"]}}',
    description:
      'Writes to citizens and offices from ready texts, each message once, and says what became of it',
    defaults: { name: 'URP Notifier' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Sent or Previewed', 'Not Sent', 'Try Later'],
    credentials: [
      {
        name: 'urpAppIo',
        required: true,
        testedBy: 'urpAppIoTest',
        displayOptions: shownFor('app-io'),
      },
      {
        name: 'urpInad',
        required: true,
        testedBy: 'urpInadTest',
        displayOptions: { show: { operation: ['preview', 'send'], ...ofInad } },
      },
      {
        name: 'urpPec',
        required: true,
        testedBy: 'urpPecTest',
        displayOptions: shownFor('pec'),
      },
      {
        name: 'urpSend',
        required: true,
        testedBy: 'urpSendTest',
        displayOptions: shownFor('send'),
      },
      {
        name: 'urpSms',
        required: true,
        testedBy: 'urpSmsTest',
        displayOptions: shownFor('sms'),
      },
      {
        name: 'urpSmtp',
        required: true,
        testedBy: 'urpSmtpTest',
        displayOptions: shownFor('email'),
      },
      {
        name: 'urpTwilio',
        required: true,
        testedBy: 'urpTwilioTest',
        displayOptions: shownFor('twilio'),
      },
      {
        name: 'urpWhatsApp',
        required: true,
        testedBy: 'urpWhatsAppTest',
        displayOptions: shownFor('whatsapp'),
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
            name: 'Check Status',
            value: 'checkStatus',
            description: 'Ask what became of a message, or of all whose fate is open',
            action: 'Check the status of a message',
          },
          {
            name: 'Preview',
            value: 'preview',
            description: 'Show each message as it would be sent, and send nothing',
            action: 'Preview a message',
          },
          {
            name: 'Read PEC Receipt',
            value: 'readReceipt',
            description: 'Read a receipt of certified mail and bring its message up to date',
            action: 'Read a PEC receipt',
          },
          {
            name: 'Send',
            value: 'send',
            description: 'Send each message once, however often the flow runs',
            action: 'Send a message',
          },
          {
            name: 'Send Digest',
            value: 'sendDigest',
            description: 'Send each recipient one message with all that was collected for them',
            action: 'Send the digest',
          },
        ],
        default: 'send',
      },
      channelsProperty,
      ...messageProperties,
      digestOptions,
      ...checkStatusProperties,
      ...readReceiptProperties,
    ],
  };

  methods = { credentialTest: { urpRegisterTest, ...channelCredentialTests() } };

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
