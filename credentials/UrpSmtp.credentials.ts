import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** Tested by the Notifier node, which connects to the server and signs in. */
export class UrpSmtp implements ICredentialType {
  name = 'urpSmtp';

  displayName = 'URP SMTP';

  icon = { light: 'file:urpSmtp.svg', dark: 'file:urpSmtp.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Host',
        name: 'host',
        type: 'string',
        default: '',
        placeholder: 'smtp.comune.example',
        required: true,
        description: 'Mail server of the office',
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
        default: 'starttls',
        description: 'How the connection is protected',
      },
      {
        displayName: 'Port',
        name: 'port',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 65535 },
        default: 587,
        required: true,
        description: 'Usually 587 with STARTTLS and 465 with TLS',
      },
      {
        displayName: 'User',
        name: 'user',
        type: 'string',
        default: '',
        description: 'Empty where the server asks for no sign-in',
      },
      {
        displayName: 'Password',
        name: 'password',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'Some providers want a password for applications',
      },
      {
        displayName: 'From Address',
        name: 'fromAddress',
        type: 'string',
        default: '',
        placeholder: 'urp@comune.example',
        required: true,
        description: 'Address that messages come from',
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
    ] satisfies INodeProperties[],
    labels,
  );
}
