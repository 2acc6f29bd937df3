import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import type { OfficerLanguage } from '../../../lib/language';
import { extractiveEngine } from '../../../lib/summary/extractive';
import { summaryLength } from '../../../lib/summary/length';
import { withKey } from '../../shell/items';
import { threadOf } from './thread';
import { officerLanguage } from '../../shell/officer';

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
    description: "Language of the fixed phrases; the citizen's own words stay as they are",
  },
];

/** Adds `summary` to an item. */
export async function summarise(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): Promise<INodeExecutionData[]> {
  const parameter = (name: string) => context.getNodeParameter(name, itemIndex);
  const thread = threadOf(context, itemIndex, item);
  const [summary] = await extractiveEngine.summarise([thread], {
    length: summaryLength({ unit: parameter('lengthUnit'), most: parameter('most') }),
    language: languageOf(parameter('language') as OfficerLanguage | 'labels'),
  });
  return [withKey(item, itemIndex, { summary: summary as unknown as IDataObject })];
}

function languageOf(chosen: OfficerLanguage | 'labels'): OfficerLanguage {
  return chosen === 'labels' ? officerLanguage() : chosen;
}
