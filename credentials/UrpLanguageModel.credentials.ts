import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { localise } from '../nodes/shell/localise';
import labels from './it.json';

/**
 * A server that speaks OpenAI's chat completions. Tested by the Classifier node, which lists the
 * server's models. OpenAI: `https://api.openai.com/v1`, key from platform.openai.com; Ollama on the
 * office's own machine: `http://localhost:11434/v1`, any key.
 */
export class UrpLanguageModel implements ICredentialType {
  name = 'urpLanguageModel';

  displayName = 'URP Language Model';

  icon = { light: 'file:urpLanguageModel.svg', dark: 'file:urpLanguageModel.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-urp/n8n-nodes-urp#readme';

  properties: INodeProperties[] = localise(
    [
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        default: '',
        placeholder: 'http://localhost:11434/v1',
        required: true,
        description:
          "Address of a service that speaks OpenAI's language, usually up to /v1: a server of the office, or a provider's",
      },
      {
        displayName: 'API Key',
        name: 'apiKey',
        type: 'string',
        typeOptions: { password: true },
        default: '',
        description: 'Empty where the server asks for none',
      },
      {
        displayName: 'Usual Model',
        name: 'model',
        type: 'string',
        default: '',
        placeholder: 'mistral-small',
        description:
          'Name of the model; the test button lists those that the server offers. A node may choose another.',
      },
    ] satisfies INodeProperties[],
    labels,
  );
}
