import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  afterFailure,
  classifyTickets,
  type Classification,
} from '../../../lib/classification/classification';
import { recordClassification } from '../../../lib/classification/decisionRecord';
import type { ClassifiableTicket } from '../../../lib/classification/engine';
import { confirmedExamples } from '../../../lib/classification/officeEngine';
import { failedItem, isTool, toNodeError, withKey } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { chosenTaxonomy } from '../../shell/taxonomyParameters';
import { chosenEngine } from '../engineParameters';
import { itemTicket } from '../itemTicket';
import { chosenThreshold } from '../parameters';

interface Options {
  learns?: boolean;
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
  try {
    return { state: 'read', ticket: itemTicket(context, itemIndex) };
  } catch (error) {
    return { state: 'failed', error };
  }
}

async function classifyAll(context: IExecuteFunctions, readings: Reading[]): Promise<Outcome[]> {
  const asked = readings.flatMap((reading) => (reading.state === 'read' ? [reading.ticket] : []));
  const classified = (await classifyOrFail(context, asked)).values();
  return readings.map((reading) =>
    reading.state === 'read' ? (classified.next().value as Outcome) : reading,
  );
}

/** One outcome a ticket; what fails here fails for all. */
async function classifyOrFail(
  context: IExecuteFunctions,
  asked: ClassifiableTicket[],
): Promise<Outcome[]> {
  const language = officerLanguage();
  const register = () => officeRegister(context);
  try {
    const classifications = await classifyTickets({
      tickets: asked,
      taxonomy: chosenTaxonomy((name) => context.getNodeParameter(name, 0)),
      engine: await chosenEngine(context, register),
      examples:
        optionsOf(context).learns === false ? [] : await confirmedExamples(await register()),
      rules: {
        threshold: chosenThreshold(context),
        specialCategories: optionsOf(context).reviewSensitive !== false,
      },
      language,
      signal: context.getExecutionCancelSignal(),
    });
    return classifications.map((classification) => ({ state: 'classified', classification }));
  } catch (error) {
    return asked.map(() => ({ state: 'failed', error }));
  }
}

function optionsOf(context: IExecuteFunctions): Options {
  return context.getNodeParameter('options', 0, {}) as Options;
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
  // Its agent reads on the item what a person must look at.
  if (isTool(context)) return [[...classified, ...toReview]];
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
