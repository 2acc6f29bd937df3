import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';
import { mailServerProperties } from './mailServer';

/** Tested by the Notifier node, which connects to the server and signs in. */
export class UrpSmtp implements ICredentialType {
  name = 'urpSmtp';

  displayName = 'URP SMTP';

  icon = { light: 'file:urpSmtp.svg', dark: 'file:urpSmtp.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    mailServerProperties({
      host: 'Mail server of the office',
      hostExample: 'smtp.comune.example',
      security: 'starttls',
      port: 587,
      user: 'Empty where the server asks for no sign-in',
      password: 'Some providers want a password for applications',
      from: 'Address that messages come from',
      fromExample: 'urp@comune.example',
    }),
    labels,
  );
}
