import type { INodeProperties } from 'n8n-workflow';

/** What the two kinds of mail server say in words of their own. */
interface Words {
  host: string;
  hostExample: string;
  security: 'starttls' | 'tls';
  port: number;
  user: string;
  password: string;
  from: string;
  fromExample: string;
}

/** The fields of an outgoing mail server and of its sender. */
export function mailServerProperties(words: Words): INodeProperties[] {
  return [
    {
      displayName: 'Host',
      name: 'host',
      type: 'string',
      default: '',
      placeholder: words.hostExample,
      required: true,
      description: words.host,
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
      default: words.security,
      description: 'How the connection is protected',
    },
    {
      displayName: 'Port',
      name: 'port',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 65535 },
      default: words.port,
      required: true,
      description: 'Usually 587 with STARTTLS and 465 with TLS',
    },
    {
      displayName: 'User',
      name: 'user',
      type: 'string',
      default: '',
      description: words.user,
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: words.password,
    },
    {
      displayName: 'From Address',
      name: 'fromAddress',
      type: 'string',
      default: '',
      placeholder: words.fromExample,
      required: true,
      description: words.from,
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
  ];
}
