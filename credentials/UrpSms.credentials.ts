import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** SMS by the interface of Skebby, Aruba, Mobyt, Trendoo and SMSend. Tested by the Notifier node. */
export class UrpSms implements ICredentialType {
  name = 'urpSms';

  displayName = 'URP SMS';

  icon = { light: 'file:urpSms.svg', dark: 'file:urpSms.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Provider',
        name: 'provider',
        type: 'options',
        options: [
          { name: 'Aruba', value: 'aruba' },
          { name: 'Mobyt', value: 'mobyt' },
          { name: 'Other', value: 'other', description: 'Another one with the same interface' },
          { name: 'Skebby', value: 'skebby' },
          { name: 'SMSend', value: 'smsend' },
          { name: 'Trendoo', value: 'trendoo' },
        ],
        default: 'skebby',
        description: 'Who carries the messages',
      },
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        displayOptions: { show: { provider: ['other'] } },
        default: '',
        placeholder: 'https://sms.provider.example',
        description: 'Address of the provider, without the path',
      },
      {
        displayName: 'User',
        name: 'user',
        type: 'string',
        default: '',
        required: true,
        description: 'User of the account',
      },
      {
        displayName: 'Password',
        name: 'password',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        required: true,
        description: 'Password of the account',
      },
      {
        displayName: 'Message Type',
        name: 'messageType',
        type: 'string',
        default: 'GP',
        description: "The provider's code of quality: GP at Skebby, N at Mobyt and Aruba",
      },
      {
        displayName: 'Sender',
        name: 'sender',
        type: 'string',
        default: '',
        placeholder: 'ComuneEsemp',
        description: 'Name of at most 11 characters, registered through the provider, or a number',
      },
      {
        displayName: 'Messages per Second',
        name: 'messagesPerSecond',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 1000 },
        default: 10,
        description: 'Most that the provider takes; all workers share it. 0 for no limit',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
