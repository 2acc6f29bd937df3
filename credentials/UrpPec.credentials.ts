import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';
import { mailServerProperties } from './mailServer';

/** Certified mail of the office. Tested by the Notifier node, which connects to the server and signs in. */
export class UrpPec implements ICredentialType {
  name = 'urpPec';

  displayName = 'URP PEC';

  icon = { light: 'file:urpPec.svg', dark: 'file:urpPec.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      ...mailServerProperties({
        host: 'Outgoing server of the PEC provider',
        hostExample: 'smtps.pec.example',
        security: 'tls',
        port: 465,
        user: 'Usually the PEC address',
        password: 'Password of the PEC mailbox',
        from: 'The PEC address: the provider refuses any other',
        fromExample: 'urp@pec.comune.example',
      }),
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
