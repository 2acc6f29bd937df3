import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** SEND, "Piattaforma notifiche digitali". Tested by the Notifier node, which reads the streams. */
export class UrpSend implements ICredentialType {
  name = 'urpSend';

  displayName = 'URP SEND';

  icon = { light: 'file:urpSend.svg', dark: 'file:urpSend.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Environment',
        name: 'environment',
        type: 'options',
        options: [
          { name: 'Other Address', value: 'other', description: 'Only for tests' },
          {
            name: 'Production',
            value: 'production',
            description: 'Notifications have legal effect and are paid',
          },
          { name: 'Trial (UAT)', value: 'uat', description: 'Nothing reaches a citizen' },
        ],
        default: 'uat',
        description: 'Where notifications go; each environment has its own key',
      },
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        default: '',
        displayOptions: { show: { environment: ['other'] } },
        description: 'Address of the service; change it only for tests',
      },
      {
        displayName: 'API Key',
        name: 'apiKey',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        required: true,
        description: "From the administration's reserved area of SEND",
      },
      {
        displayName: 'Administration',
        name: 'senderDenomination',
        type: 'string',
        default: '',
        required: true,
        placeholder: 'Comune di …',
        description: 'Name of the sender, as it stands on the notification; at most 88 characters',
      },
      {
        displayName: "Administration's Fiscal Code",
        name: 'senderTaxId',
        type: 'string',
        default: '',
        required: true,
        description: 'The 11 digits',
      },
      {
        displayName: 'Group',
        name: 'group',
        type: 'string',
        default: '',
        description: 'Group of users on SEND who see the notifications; all where it is empty',
      },
      {
        displayName: 'Messages per Second',
        name: 'messagesPerSecond',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 1000 },
        default: 5,
        description: 'Most that the provider takes; all workers share it. 0 for no limit',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
