import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import type { JsonObject } from '../../../lib/json';
import type { OfficerLanguage } from '../../../lib/language';
import { extractiveEngine } from '../../../lib/summary/extractive';
import { summaryLength } from '../../../lib/summary/length';
import { knownValues } from '../../../lib/privacy/item';
import { modelSummaries } from '../../../lib/summary/modelEngine';
import type { SummaryEngine } from '../../../lib/summary/summary';
import { eachItem, withKey } from '../../shell/items';
import { chosenModel, modelOptions, modelProperties } from '../../shell/modelParameters';
import { officerLanguage } from '../../shell/officer';
import { threadOf } from './thread';

const displayOptions = { show: { operation: ['summarise'] } };

export const summariseProperties: INodeProperties[] = [
  {
    displayName: 'Read',
    name: 'read',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { operation: ['check', 'summarise'] } },
    options: [
      {
        name: 'Messages',
        value: 'messages',
        description: 'A thread: a list of messages with sender, time and text',
      },
      {
        name: 'Ticket',
        value: 'ticket',
        description: 'Subject, text and fields of the ticket that the item holds',
      },
    ],
    default: 'ticket',
    description: 'What is summed up',
  },
  {
    displayName: 'Messages',
    name: 'messages',
    type: 'json',
    displayOptions: { show: { operation: ['check', 'summarise'], read: ['messages'] } },
    default: '={{ $json.messages }}',
    required: true,
    description:
      'List of objects with from, at and text, oldest first; the sender of the first is who asks',
  },
  {
    displayName: 'Length In',
    name: 'lengthUnit',
    type: 'options',
    displayOptions,
    options: [
      { name: 'Characters', value: 'characters' },
      { name: 'Sentences', value: 'sentences' },
    ],
    default: 'sentences',
    description: 'How the length of the summary is measured',
  },
  {
    displayName: 'At Most',
    name: 'most',
    type: 'number',
    displayOptions,
    typeOptions: { minValue: 1, maxValue: 10000 },
    default: 2,
    description: 'Sentences (1 to 50) or characters (40 to 10000) that the summary may have',
  },
  {
    displayName: 'Language',
    name: 'language',
    type: 'options',
    displayOptions,
    options: [
      { name: 'English', value: 'en' },
      { name: 'Italian', value: 'it' },
      {
        name: 'Of the Labels',
        value: 'labels',
        description: 'The language in which the nodes show their labels (URP_LANGUAGE)',
      },
    ],
    default: 'labels',
    description:
      "Language of the fixed phrases and of what a model writes; the citizen's own words stay as they are",
  },
  {
    displayName: 'Engine',
    name: 'engine',
    type: 'options',
    noDataExpression: true,
    displayOptions,
    options: [
      {
        name: 'Language Model',
        value: 'model',
        description:
          'A language model writes the summary; personal data are taken out first, and what the text does not bear out is left out',
      },
      {
        name: 'Local',
        value: 'local',
        description: 'Sentences of the text itself, inside n8n: no key, no network, no cost',
      },
    ],
    default: 'local',
    description: 'What writes the summary',
  },
  ...modelProperties({ operation: ['summarise'], engine: ['model'] }),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    displayOptions: { show: { operation: ['summarise'], engine: ['model'] } },
    options: modelOptions(
      { '/engine': ['model'] },
      'what is left then is summed up by the local engine',
    ),
  },
];

/** Adds `summary` to each item. All begin at once: the model lets so many of its requests run as it may. */
export async function summarise(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const isByModel = context.getNodeParameter('engine', 0, 'local') === 'model';
  const model = isByModel ? chosenModel(context) : undefined;
  const begun = context.getInputData().map(async (item, itemIndex) => {
    const engine = model
      ? modelSummaries({ ...(await model), known: [knownValues(item.json as JsonObject)] })
      : extractiveEngine;
    return summariseItem(context, itemIndex, item, engine);
  });
  // Each failure is told with its item, when that is reached.
  for (const each of begun) each.catch(() => undefined);
  return eachItem(context, async (itemIndex) => [await begun[itemIndex]!]);
}

async function summariseItem(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
  engine: SummaryEngine,
): Promise<INodeExecutionData> {
  const parameter = (name: string) => context.getNodeParameter(name, itemIndex);
  const thread = threadOf(context, itemIndex, item);
  const [summary] = await engine.summarise([thread], {
    signal: context.getExecutionCancelSignal(),
    length: summaryLength({ unit: parameter('lengthUnit'), most: parameter('most') }),
    language: languageOf(parameter('language') as OfficerLanguage | 'labels'),
  });
  return withKey(item, itemIndex, { summary: summary as unknown as IDataObject });
}

function languageOf(chosen: OfficerLanguage | 'labels'): OfficerLanguage {
  return chosen === 'labels' ? officerLanguage() : chosen;
}
