import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** WhatsApp by the Cloud API. Tested by the Notifier node, which reads the number. */
export class UrpWhatsApp implements ICredentialType {
  name = 'urpWhatsApp';

  displayName = 'URP WhatsApp';

  icon = { light: 'file:urpWhatsApp.svg', dark: 'file:urpWhatsApp.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Phone Number ID',
        name: 'phoneNumberId',
        type: 'string',
        default: '',
        placeholder: '106540352242922',
        required: true,
        description: "The number's ID, not the number: from the WhatsApp page of the app",
      },
      {
        displayName: 'Access Token',
        name: 'accessToken',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        required: true,
        description: 'Permanent token of a system user',
      },
      {
        displayName: 'App Secret',
        name: 'appSecret',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'Proves that webhooks are genuine; needed by the URP Delivery Trigger',
      },
      {
        displayName: 'Verify Token',
        name: 'verifyToken',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'A word of your own, given to Meta with the webhook address',
      },
      {
        displayName: 'API Version',
        name: 'version',
        type: 'string',
        default: 'v23.0',
        description: 'Version of the Graph API',
      },
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        default: 'https://graph.facebook.com',
        description: 'Address of the service; change it only for tests',
      },
      {
        displayName: 'Messages per Second',
        name: 'messagesPerSecond',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 1000 },
        default: 20,
        description: 'Most that the provider takes; all workers share it. 0 for no limit',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
