import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** The register on Postgres, for several n8n processes or machines. Tested by the Ticket node. */
export class UrpRegister implements ICredentialType {
  name = 'urpRegister';

  displayName = 'URP Register';

  icon = { light: 'file:urpRegister.svg', dark: 'file:urpRegister.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Host',
        name: 'host',
        type: 'string',
        default: 'localhost',
        required: true,
        description: 'Postgres server that keeps the register',
      },
      {
        displayName: 'Port',
        name: 'port',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 65535 },
        default: 5432,
        required: true,
        description: 'Usually 5432',
      },
      {
        displayName: 'Database',
        name: 'database',
        type: 'string',
        default: 'urp',
        required: true,
        description: 'An existing database; the tables, named urp_…, are made on first use',
      },
      {
        displayName: 'User',
        name: 'user',
        type: 'string',
        default: 'urp',
        required: true,
        description: 'Owner of the tables',
      },
      {
        displayName: 'Password',
        name: 'password',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'Password of the user',
      },
      {
        displayName: 'SSL',
        name: 'ssl',
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
    ] satisfies INodeProperties[],
    labels,
  );
}
