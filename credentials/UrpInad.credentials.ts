import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/**
 * INAD, the national index of digital domiciles, reached by vouchers of the PDND. Tested by the
 * Notifier node, which asks for a voucher and for nobody's domicile.
 */
export class UrpInad implements ICredentialType {
  name = 'urpInad';

  displayName = 'URP INAD';

  icon = { light: 'file:urpInad.svg', dark: 'file:urpInad.dark.svg' } as const;

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
            description: 'True domiciles; each look-up is recorded by INAD',
          },
          {
            name: 'Trial (UAT)',
            value: 'uat',
            description: 'Trial environment of the PDND, with a client and a purpose of its own',
          },
        ],
        default: 'production',
        description: 'Of the PDND; each environment has its own client',
      },
      {
        displayName: 'Address of Vouchers',
        name: 'voucherUrl',
        type: 'string',
        default: '',
        displayOptions: { show: { environment: ['other'] } },
        description: 'Address of the service; change it only for tests',
      },
      {
        displayName: 'Address of INAD',
        name: 'inadUrl',
        type: 'string',
        default: '',
        placeholder: 'https://…/rest/inad/v1/domiciliodigitale',
        displayOptions: { show: { environment: ['other', 'uat'] } },
        description: "As the e-service's page in the PDND catalogue gives it",
      },
      {
        displayName: 'Client ID',
        // n8n's editor writes its own words over a field named clientId.
        name: 'client',
        type: 'string',
        default: '',
        required: true,
        placeholder: 'e58035ce-c753-4f72-b613-46f8a17b71cc',
        description: "The client's, among the clients for e-services on the PDND",
      },
      {
        displayName: 'Key ID (Kid)',
        name: 'keyId',
        type: 'string',
        default: '',
        required: true,
        description: "Of the public key that was added to the client, as the key's page gives it",
      },
      {
        displayName: 'Purpose ID',
        name: 'purposeId',
        type: 'string',
        default: '',
        required: true,
        placeholder: '1b361d49-33f4-4f1e-a88b-4e12661f2300',
        description: "Of the active purpose for INAD's e-service, added to the client",
      },
      {
        displayName: 'Private Key (PEM)',
        name: 'privateKey',
        type: 'string',
        typeOptions: { password: true, rows: 4 },
        default: '',
        required: true,
        placeholder: '-----BEGIN PRIVATE KEY-----',
        description:
          'The RSA key whose public half is on the PDND, with its first and last line and no password. It never leaves n8n: it signs the request for a voucher',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
