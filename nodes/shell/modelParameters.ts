import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { LanguageModel } from '../../lib/language-model/languageModel';
import { openLanguageModel } from '../../lib/language-model/openLanguageModel';
import { officeModel } from './languageModel';

type Shown = NonNullable<IDisplayOptions['show']>;

/** An input for a chat model beside the items, shown only where one is asked for; n8n evaluates this text. */
export const chatModelInput =
  `={{ ($parameter.engine ?? 'local') !== 'local' && $parameter.modelSource === 'chatModel'
  ? ['main', { type: 'ai_languageModel', displayName: 'Chat Model', maxConnections: 1, required: true }]
  : ['main'] }}` as const;

/** Where the language model is, and which; shown with the parameters given. */
export function modelProperties(show: Shown): INodeProperties[] {
  return [
    {
      displayName: 'Model From',
      name: 'modelSource',
      type: 'options',
      noDataExpression: true,
      options: [
        {
          name: 'Chat Model Node',
          value: 'chatModel',
          description: 'A model node of n8n, connected below this one',
        },
        {
          name: 'Credential',
          value: 'credential',
          description: "Any server that speaks OpenAI's language, also one of the office's own",
        },
      ],
      default: 'credential',
      description: 'Where the language model is',
      displayOptions: { show },
    },
    {
      displayName: 'Model Name or ID',
      name: 'model',
      type: 'options',
      typeOptions: { loadOptionsMethod: 'loadModels' },
      default: '',
      description:
        'The model of the credential where none is chosen. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
      displayOptions: { show: { ...show, modelSource: ['credential'] } },
    },
  ];
}

/** What a run may spend on the model and what leaves for it; for a node's collection of options. */
export function modelOptions(show: Shown, whatIsLeft: string): INodeProperties[] {
  const displayOptions = { show };
  return [
    {
      displayName: 'Most Calls',
      name: 'mostCalls',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 1000,
      description: `Calls of the language model in one run; ${whatIsLeft}`,
      displayOptions,
    },
    {
      displayName: 'Most Tokens',
      name: 'mostTokens',
      type: 'number',
      typeOptions: { minValue: 1000 },
      default: 2000000,
      description: `Tokens in one run, read and written; ${whatIsLeft}`,
      displayOptions,
    },
    {
      displayName: 'Redact Personal Data',
      name: 'redacts',
      type: 'boolean',
      default: true,
      description:
        'Whether names, fiscal codes, addresses and the like are taken out before a text goes to the language model. Switch it off only for a model inside the office.',
      displayOptions,
    },
    {
      displayName: 'Timeout (Seconds)',
      name: 'timeoutSeconds',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 600 },
      default: 60,
      description: 'How long to wait for one answer of the language model',
      displayOptions,
    },
  ];
}

const usualOptions = { mostCalls: 1000, mostTokens: 2000000, redacts: true, timeoutSeconds: 60 };

/** The model that the node's parameters choose, with the run's budget; one for all its items. */
export async function chosenModel(
  context: IExecuteFunctions,
): Promise<{ model: LanguageModel; redacts: boolean }> {
  const isConnected = context.getNodeParameter('modelSource', 0) === 'chatModel';
  const name = isConnected ? '' : (context.getNodeParameter('model', 0, '') as string);
  const given = context.getNodeParameter('options', 0, {}) as Partial<typeof usualOptions>;
  const { mostCalls, mostTokens, redacts, timeoutSeconds } = { ...usualOptions, ...given };
  const model = openLanguageModel(await officeModel(context, { isConnected, model: name }), {
    budget: { calls: mostCalls, tokens: mostTokens },
    timeout: timeoutSeconds * 1000,
  });
  return { model, redacts };
}
