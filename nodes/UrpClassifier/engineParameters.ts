import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { officeEngine, type EngineChoice } from '../../lib/classification/officeEngine';
import type { Engine } from '../../lib/classification/engine';
import type { JsonObject } from '../../lib/json';
import { openLanguageModel } from '../../lib/language-model/openLanguageModel';
import { knownValues } from '../../lib/privacy/item';
import type { Register } from '../../lib/register/register';
import { officeModel } from '../shell/languageModel';
import { officerLanguage } from '../shell/officer';

const remote = { show: { engine: ['model', 'cascade'] } };

export const engineProperties: INodeProperties[] = [
  {
    displayName: 'Engine',
    name: 'engine',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Cascade',
        value: 'cascade',
        description: 'The local engine first; the language model only for what that is not sure of',
      },
      {
        name: 'Language Model',
        value: 'model',
        description: 'A language model for every item; personal data are taken out first',
      },
      {
        name: 'Local',
        value: 'local',
        description: 'Inside n8n: no key, no network, no cost',
      },
    ],
    default: 'local',
    description: 'What makes the proposals',
  },
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
    displayOptions: remote,
  },
  {
    displayName: 'Model Name or ID',
    name: 'model',
    type: 'options',
    typeOptions: { loadOptionsMethod: 'loadModels' },
    default: '',
    description:
      'The model of the credential where none is chosen. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
    displayOptions: { show: { engine: ['model', 'cascade'], modelSource: ['credential'] } },
  },
  {
    displayName: 'Target Precision',
    name: 'targetPrecision',
    type: 'number',
    typeOptions: { minValue: 0.5, maxValue: 1, numberPrecision: 2, numberStepSize: 0.01 },
    default: 0.95,
    description:
      "Share of the local engine's proposals that is to be right without asking the model. What people decided on past proposals says from which confidence on that holds. Higher asks the model more often.",
    displayOptions: { show: { engine: ['cascade'] } },
  },
];

export const engineOptions: INodeProperties[] = [
  {
    displayName: 'Most Calls',
    name: 'mostCalls',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 1000,
    description: 'Calls of the language model in one run; what is left then goes to review',
    displayOptions: { show: { '/engine': ['model', 'cascade'] } },
  },
  {
    displayName: 'Most Tokens',
    name: 'mostTokens',
    type: 'number',
    typeOptions: { minValue: 1000 },
    default: 2000000,
    description: 'Tokens in one run, read and written; what is left then goes to review',
    displayOptions: { show: { '/engine': ['model', 'cascade'] } },
  },
  {
    displayName: 'Redact Personal Data',
    name: 'redacts',
    type: 'boolean',
    default: true,
    description:
      'Whether names, fiscal codes, addresses and the like are taken out before a text goes to the language model. Switch it off only for a model inside the office.',
    displayOptions: { show: { '/engine': ['model', 'cascade'] } },
  },
  {
    displayName: 'Tickets per Call',
    name: 'ticketsPerCall',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 50 },
    default: 10,
    description: 'How many tickets the language model reads at once: more cost less, and err more',
    displayOptions: { show: { '/engine': ['model', 'cascade'] } },
  },
  {
    displayName: 'Timeout (Seconds)',
    name: 'timeoutSeconds',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 600 },
    default: 60,
    description: 'How long to wait for one answer of the language model',
    displayOptions: { show: { '/engine': ['model', 'cascade'] } },
  },
];

const usualOptions = {
  mostCalls: 1000,
  mostTokens: 2000000,
  redacts: true,
  ticketsPerCall: 10,
  timeoutSeconds: 60,
};
type EngineOptions = typeof usualOptions;

/**
 * The engine that the node's parameters choose, for the items given: what their citizens gave of
 * themselves leaves no more than what the texts show.
 */
export async function chosenEngine(
  context: IExecuteFunctions,
  items: IDataObject[],
  register: () => Promise<Register>,
): Promise<Engine> {
  const language = officerLanguage();
  const choice = await choose(context, items);
  const decided: Pick<Register, 'decidedProposals'> = {
    decidedProposals: async (...asked) => (await register()).decidedProposals(...asked),
  };
  return officeEngine(choice, language, decided);
}

async function choose(context: IExecuteFunctions, items: IDataObject[]): Promise<EngineChoice> {
  const kind = context.getNodeParameter('engine', 0, 'local') as EngineChoice['kind'];
  if (kind === 'local') return { kind };
  const isConnected = context.getNodeParameter('modelSource', 0) === 'chatModel';
  const model = isConnected ? '' : (context.getNodeParameter('model', 0, '') as string);
  const options = context.getNodeParameter('options', 0, {}) as Partial<EngineOptions>;
  const { mostCalls, mostTokens, redacts, ticketsPerCall, timeoutSeconds } = {
    ...usualOptions,
    ...options,
  };
  const remoteModel = openLanguageModel(await officeModel(context, { isConnected, model }), {
    budget: { calls: mostCalls, tokens: mostTokens },
    timeout: timeoutSeconds * 1000,
  });
  const known = items.map((item) => knownValues(item as JsonObject));
  const shared = { model: remoteModel, redacts, ticketsPerCall, known };
  if (kind === 'model') return { kind, ...shared };
  const targetPrecision = context.getNodeParameter('targetPrecision', 0) as number;
  return { kind, targetPrecision, ...shared };
}
