import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

const onPostgres = { show: { place: ['postgres'] } };

/**
 * The register on Postgres, for several n8n processes or machines; or the one inside n8n, where it
 * is to be encrypted. Tested by the Ticket node.
 */
export class UrpRegister implements ICredentialType {
  name = 'urpRegister';

  displayName = 'URP Register';

  icon = { light: 'file:urpRegister.svg', dark: 'file:urpRegister.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Place',
        name: 'place',
        type: 'options',
        options: [
          {
            name: 'Inside n8n',
            value: 'embedded',
            description: 'In a file in the user folder of n8n, for one process',
          },
          {
            name: 'PostgreSQL',
            value: 'postgres',
            description: 'On a server, for several processes or machines',
          },
        ],
        default: 'postgres',
        description: 'Where the register is kept',
      },
      {
        displayName: 'Host',
        name: 'host',
        displayOptions: onPostgres,
        type: 'string',
        default: 'localhost',
        required: true,
        description: 'Postgres server that keeps the register',
      },
      {
        displayName: 'Port',
        name: 'port',
        displayOptions: onPostgres,
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 65535 },
        default: 5432,
        required: true,
        description: 'Usually 5432',
      },
      {
        displayName: 'Database',
        name: 'database',
        displayOptions: onPostgres,
        type: 'string',
        default: 'urp',
        required: true,
        description: 'An existing database; the tables, named urp_…, are made on first use',
      },
      {
        displayName: 'User',
        name: 'user',
        displayOptions: onPostgres,
        type: 'string',
        default: 'urp',
        required: true,
        description: 'Owner of the tables',
      },
      {
        displayName: 'Password',
        name: 'password',
        displayOptions: onPostgres,
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'Password of the user',
      },
      {
        displayName: 'SSL',
        name: 'ssl',
        displayOptions: onPostgres,
        type: 'options',
        options: [
          {
            name: 'Off',
            value: 'off',
            description: 'In the clear: only for a server on this machine or its private network',
          },
          {
            name: 'Require',
            value: 'require',
            description: "Encrypted, whoever vouches for the server's certificate",
          },
          {
            name: 'Verify',
            value: 'verify',
            description: "Encrypted, and the server's certificate is checked",
          },
        ],
        default: 'verify',
        description: 'How the connection is protected',
      },
      {
        displayName: 'Encryption Key',
        name: 'encryptionKey',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description:
          'Sixteen characters at least, kept elsewhere too: what citizens write is encrypted with it, and cannot be read without it. It never changes. In clear where empty.',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
