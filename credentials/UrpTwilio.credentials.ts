import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** SMS by Twilio. Tested by the Notifier node, which reads the account. */
export class UrpTwilio implements ICredentialType {
  name = 'urpTwilio';

  displayName = 'URP Twilio';

  icon = { light: 'file:urpTwilio.svg', dark: 'file:urpTwilio.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Account SID',
        name: 'accountSid',
        type: 'string',
        default: '',
        required: true,
        description: 'From the Twilio console',
      },
      {
        displayName: 'Auth Token',
        name: 'authToken',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        required: true,
        description: 'From the Twilio console; it also proves that callbacks are genuine',
      },
      {
        displayName: 'From',
        name: 'from',
        type: 'string',
        default: '',
        placeholder: '+15005550006',
        description: 'Number or registered name; empty where a messaging service is given',
      },
      {
        displayName: 'Messaging Service SID',
        name: 'messagingServiceSid',
        type: 'string',
        default: '',
        description: 'Chooses the sender itself; goes before From',
      },
      {
        displayName: 'Status Callback',
        name: 'statusCallback',
        type: 'string',
        default: '',
        placeholder: 'https://n8n.comune.example/webhook/twilio',
        description: 'Address of a URP Delivery Trigger, to be told of each state',
      },
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        default: 'https://api.twilio.com',
        description: 'Address of the service; change it only for tests',
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
