import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import { classifyTickets, type Classification } from '../../../lib/classification/classification';
import { recordClassification } from '../../../lib/classification/decisionRecord';
import type { ClassifiableTicket } from '../../../lib/classification/engine';
import { localEngine } from '../../../lib/classification/localEngine';
import { usualThreshold } from '../../../lib/classification/review';
import { parseTaxonomy, type Taxonomy } from '../../../lib/classification/taxonomy';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { failedItem, toNodeError, withKey } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { taxonomyExample } from './taxonomyExample';

const displayOptions = { show: { operation: ['classify'] } };

export const classifyProperties: INodeProperties[] = [
  {
    displayName: 'Categories',
    name: 'taxonomy',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Custom (JSON)',
        value: 'custom',
        description: 'The categories and offices of your administration',
      },
      {
        name: 'Default URP',
        value: 'urp',
        description: "What citizens ask an Italian municipality's public relations office",
      },
    ],
    default: 'urp',
    description: 'What requests can be about, and whose they are',
    displayOptions,
  },
  {
    displayName: 'Categories as JSON',
    name: 'taxonomyJson',
    type: 'json',
    typeOptions: { rows: 12 },
    default: taxonomyExample,
    description:
      "Offices and categories, the same for all items. Each category has a code, a name and an office; a description, keywords and a few examples in citizens' words make proposals better.",
    displayOptions: { show: { operation: ['classify'], taxonomy: ['custom'] } },
  },
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    default: '={{ $json.subject }}',
    description: 'Subject of the request; may be empty',
    displayOptions,
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '={{ $json.text }}',
    description: 'What the citizen wrote',
    displayOptions,
  },
  {
    displayName: 'Confidence Threshold',
    name: 'threshold',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2, numberStepSize: 0.05 },
    default: usualThreshold,
    description:
      'Proposals below it go to review. Confidence is a probability: of the proposals at 0.9, nine in ten are right. Higher means fewer errors and more work for people.',
    displayOptions,
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Record Proposals',
        name: 'recordProposals',
        type: 'boolean',
        default: true,
        description:
          'Whether to record each proposal in the register, where the item has the reference of a ticket there',
      },
      {
        displayName: 'Review Sensitive Texts',
        name: 'reviewSensitive',
        type: 'boolean',
        default: true,
        description:
          'Whether texts that may tell of health, religion or other special categories of data always go to review',
      },
    ],
    displayOptions,
  },
];

interface Options {
  recordProposals?: boolean;
  reviewSensitive?: boolean;
}

/** An item on its way through: still without a proposal, with one, or failed. */
type Passage =
  | { state: 'read'; ticket: ClassifiableTicket }
  | { state: 'classified'; classification: Classification }
  | { state: 'failed'; error: unknown };

/** Classifies all items in one call; each comes out of exactly one of Classified and To Review. */
export async function classify(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  if (items.length === 0) return [[], []];
  const read = items.map((_, itemIndex) => readItem(context, itemIndex));
  const classified = await classifyAll(context, read);
  const recorded = await recordAll(context, items, classified);
  refuseFailures(context, recorded);
  return route(context, items, recorded);
}

function readItem(context: IExecuteFunctions, itemIndex: number): Passage {
  try {
    const [subject, text] = ['subject', 'text'].map((name) =>
      asText(context.getNodeParameter(name, itemIndex, '')),
    ) as [string, string];
    return { state: 'read', ticket: { subject, text } };
  } catch (error) {
    return { state: 'failed', error };
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

async function classifyAll(context: IExecuteFunctions, passages: Passage[]): Promise<Passage[]> {
  const language = officerLanguage();
  const { reviewSensitive = true } = optionsOf(context);
  try {
    const results = await classifyTickets({
      tickets: passages.flatMap((passage) => (passage.state === 'read' ? [passage.ticket] : [])),
      taxonomy: taxonomyOf(context),
      engine: localEngine(language),
      rules: {
        threshold: context.getNodeParameter('threshold', 0) as number,
        specialCategories: reviewSensitive,
      },
      language,
      signal: context.getExecutionCancelSignal(),
    });
    const next = results.values();
    return passages.map((passage) =>
      passage.state === 'read'
        ? { state: 'classified', classification: next.next().value as Classification }
        : passage,
    );
  } catch (error) {
    return passages.map((passage) =>
      passage.state === 'read' ? { state: 'failed', error } : passage,
    );
  }
}

function optionsOf(context: IExecuteFunctions): Options {
  return context.getNodeParameter('options', 0, {}) as Options;
}

function taxonomyOf(context: IExecuteFunctions): Taxonomy {
  if (context.getNodeParameter('taxonomy', 0) === 'urp') return urpTaxonomy;
  return parseTaxonomy(context.getNodeParameter('taxonomyJson', 0));
}

/** Tickets that the register knows get the proposal on record; other items pass by. */
async function recordAll(
  context: IExecuteFunctions,
  items: INodeExecutionData[],
  passages: Passage[],
): Promise<Passage[]> {
  const { recordProposals = true } = optionsOf(context);
  if (!recordProposals) return passages;
  const result: Passage[] = [];
  for (const [itemIndex, passage] of passages.entries()) {
    result.push(await record(context, items[itemIndex]?.json.reference, passage));
  }
  return result;
}

async function record(
  context: IExecuteFunctions,
  reference: unknown,
  passage: Passage,
): Promise<Passage> {
  if (passage.state !== 'classified' || typeof reference !== 'string') return passage;
  try {
    const register = await officeRegister(context);
    const by = context.getWorkflow().name ?? context.getNode().name;
    await recordClassification(register, reference, passage.classification, by);
    return passage;
  } catch (error) {
    return { state: 'failed', error };
  }
}

function refuseFailures(context: IExecuteFunctions, passages: Passage[]): void {
  if (context.continueOnFail()) return;
  for (const [itemIndex, passage] of passages.entries()) {
    if (passage.state === 'failed') throw toNodeError(context.getNode(), passage.error, itemIndex);
  }
}

function route(
  context: IExecuteFunctions,
  items: INodeExecutionData[],
  passages: Passage[],
): INodeExecutionData[][] {
  const classified: INodeExecutionData[] = [];
  const toReview: INodeExecutionData[] = [];
  for (const [itemIndex, item] of items.entries()) {
    const added = addedTo(context, passages[itemIndex]!, itemIndex);
    const output = added.needsReview ? toReview : classified;
    output.push(withKey(item, itemIndex, added.keys));
  }
  // A tool has one output: its agent sees the reasons for review on the item.
  if (context.getNode().type.endsWith('Tool')) return [[...classified, ...toReview]];
  return [classified, toReview];
}

function addedTo(
  context: IExecuteFunctions,
  passage: Passage,
  itemIndex: number,
): { keys: IDataObject; needsReview: boolean } {
  if (passage.state === 'classified') {
    const { classification } = passage;
    return {
      keys: { classification: classification as unknown as IDataObject },
      needsReview: classification.review.needed,
    };
  }
  const error = passage.state === 'failed' ? passage.error : undefined;
  const failure = toNodeError(context.getNode(), error, itemIndex);
  const reasons = [{ code: 'failed', words: failure.message }];
  return {
    keys: {
      classification: { category: null, office: null, review: { needed: true, reasons } },
      error: failedItem(failure, error),
    },
    needsReview: true,
  };
}
