import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** Certified mail of the office. Tested by the Notifier node, which connects to the server and signs in. */
export class UrpPec implements ICredentialType {
  name = 'urpPec';

  displayName = 'URP PEC';

  icon = { light: 'file:urpPec.svg', dark: 'file:urpPec.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Host',
        name: 'host',
        type: 'string',
        default: '',
        placeholder: 'smtps.pec.example',
        required: true,
        description: 'Outgoing server of the PEC provider',
      },
      {
        displayName: 'Security',
        name: 'security',
        type: 'options',
        options: [
          {
            name: 'None',
            value: 'none',
            description: 'In the clear: only for a server on this machine',
          },
          {
            name: 'STARTTLS',
            value: 'starttls',
            description: 'Encrypted after the greeting, never in the clear; usually port 587',
          },
          {
            name: 'TLS',
            value: 'tls',
            description: 'Encrypted from the start; usually port 465',
          },
        ],
        default: 'tls',
        description: 'How the connection is protected',
      },
      {
        displayName: 'Port',
        name: 'port',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 65535 },
        default: 465,
        required: true,
        description: 'Usually 587 with STARTTLS and 465 with TLS',
      },
      {
        displayName: 'User',
        name: 'user',
        type: 'string',
        default: '',
        description: 'Usually the PEC address',
      },
      {
        displayName: 'Password',
        name: 'password',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'Password of the PEC mailbox',
      },
      {
        displayName: 'From Address',
        name: 'fromAddress',
        type: 'string',
        default: '',
        placeholder: 'urp@pec.comune.example',
        required: true,
        description: 'The PEC address: the provider refuses any other',
      },
      {
        displayName: 'From Name',
        name: 'fromName',
        type: 'string',
        default: '',
        placeholder: 'URP',
        description: 'Name beside the address',
      },
      {
        displayName: 'Allow Self-Signed Certificates',
        name: 'allowSelfSigned',
        type: 'boolean',
        default: false,
        description:
          'Whether a certificate that nobody vouches for is accepted: only for a server of the office',
      },
      {
        displayName: 'Receipt of Delivery',
        name: 'receiptType',
        type: 'options',
        options: [
          { name: 'Brief', value: 'breve', description: 'Carries digests of the attachments' },
          {
            name: 'Full',
            value: 'completa',
            description: 'Carries the whole message: the best evidence',
          },
          { name: 'Synthetic', value: 'sintetica', description: 'Carries nothing of the message' },
        ],
        default: 'completa',
        description: 'What the receipt of delivery carries',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
