import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import {
  afterFailure,
  classifyTickets,
  type Classification,
} from '../../../lib/classification/classification';
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

/** What an item gives to classify. */
type Reading = { state: 'read'; ticket: ClassifiableTicket } | { state: 'failed'; error: unknown };

/** What became of an item; one that failed to be recorded keeps its proposal. */
type Outcome =
  | { state: 'classified'; classification: Classification }
  | { state: 'failed'; error: unknown; classification?: Classification };

/** Classifies all items in one call; each comes out of exactly one of Classified and To Review. */
export async function classify(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  if (items.length === 0) return [[], []];
  const readings = items.map((_, itemIndex) => readItem(context, itemIndex));
  const outcomes = await recordAll(context, items, await classifyAll(context, readings));
  refuseFailures(context, outcomes);
  return route(context, items, outcomes);
}

function readItem(context: IExecuteFunctions, itemIndex: number): Reading {
  const read = (name: string) => asText(context.getNodeParameter(name, itemIndex, ''));
  try {
    return { state: 'read', ticket: { subject: read('subject'), text: read('text') } };
  } catch (error) {
    return { state: 'failed', error };
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

async function classifyAll(context: IExecuteFunctions, readings: Reading[]): Promise<Outcome[]> {
  const tickets = readings.flatMap((reading) => (reading.state === 'read' ? [reading.ticket] : []));
  const classified = (await classifyOrFail(context, tickets)).values();
  return readings.map((reading) =>
    reading.state === 'read' ? (classified.next().value as Outcome) : reading,
  );
}

/** One outcome a ticket; what fails here fails for all. */
async function classifyOrFail(
  context: IExecuteFunctions,
  tickets: ClassifiableTicket[],
): Promise<Outcome[]> {
  const language = officerLanguage();
  try {
    const classifications = await classifyTickets({
      tickets,
      taxonomy: taxonomyOf(context),
      engine: localEngine(language),
      rules: {
        threshold: context.getNodeParameter('threshold', 0) as number,
        specialCategories: optionsOf(context).reviewSensitive ?? true,
      },
      language,
      signal: context.getExecutionCancelSignal(),
    });
    return classifications.map((classification) => ({ state: 'classified', classification }));
  } catch (error) {
    return tickets.map(() => ({ state: 'failed', error }));
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
  outcomes: Outcome[],
): Promise<Outcome[]> {
  if (optionsOf(context).recordProposals === false) return outcomes;
  const recorded: Outcome[] = [];
  for (const [itemIndex, outcome] of outcomes.entries()) {
    recorded.push(await record(context, items[itemIndex]?.json.reference, outcome));
  }
  return recorded;
}

async function record(
  context: IExecuteFunctions,
  reference: unknown,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.state !== 'classified' || typeof reference !== 'string') return outcome;
  const { classification } = outcome;
  try {
    const register = await officeRegister(context);
    const by = context.getWorkflow().name ?? context.getNode().name;
    await recordClassification(register, reference, classification, by);
    return outcome;
  } catch (error) {
    return { state: 'failed', error, classification };
  }
}

function refuseFailures(context: IExecuteFunctions, outcomes: Outcome[]): void {
  if (context.continueOnFail()) return;
  for (const [itemIndex, outcome] of outcomes.entries()) {
    if (outcome.state === 'failed') throw toNodeError(context.getNode(), outcome.error, itemIndex);
  }
}

function route(
  context: IExecuteFunctions,
  items: INodeExecutionData[],
  outcomes: Outcome[],
): INodeExecutionData[][] {
  const classified: INodeExecutionData[] = [];
  const toReview: INodeExecutionData[] = [];
  for (const [itemIndex, outcome] of outcomes.entries()) {
    const { keys, needsReview } = addedTo(context, outcome, itemIndex);
    const output = needsReview ? toReview : classified;
    output.push(withKey(items[itemIndex]!, itemIndex, keys));
  }
  // A tool has one output: its agent reads on the item what a person must look at.
  if (context.getNode().type.endsWith('Tool')) return [[...classified, ...toReview]];
  return [classified, toReview];
}

function addedTo(
  context: IExecuteFunctions,
  outcome: Outcome,
  itemIndex: number,
): { keys: IDataObject; needsReview: boolean } {
  if (outcome.state === 'classified') {
    const { classification } = outcome;
    return { keys: asKeys(classification), needsReview: classification.review.needed };
  }
  const failure = toNodeError(context.getNode(), outcome.error, itemIndex);
  const keys = asKeys(afterFailure(outcome.classification, failure.message));
  return { keys: { ...keys, error: failedItem(failure, outcome.error) }, needsReview: true };
}

function asKeys(classification: object): IDataObject {
  return { classification: classification as IDataObject };
}
