import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/** App IO. Tested by the Notifier node, which asks for the profile of nobody. */
export class UrpAppIo implements ICredentialType {
  name = 'urpAppIo';

  displayName = 'URP App IO';

  icon = { light: 'file:urpAppIo.svg', dark: 'file:urpAppIo.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'API Key',
        name: 'apiKey',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        required: true,
        description: 'Primary key of the service, from the back office of App IO',
      },
      {
        displayName: 'Test Mode',
        name: 'testMode',
        type: 'boolean',
        default: false,
        description:
          'Whether fiscal codes with a wrong last letter are taken, as in official examples',
      },
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        default: 'https://api.io.pagopa.it',
        description: 'Address of the service; change it only for tests',
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
