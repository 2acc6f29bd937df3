import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LabelledTicket } from '../../../lib/classification/engine';
import {
  evaluationOf,
  type EvaluationResult,
} from '../../../lib/classification/evaluation/evaluating';
import { confirmedExamples } from '../../../lib/classification/officeEngine';
import { failedItem, isTool, toNodeError, withKey } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { chosenTaxonomy } from '../../shell/taxonomyParameters';
import { chosenEngine } from '../engineParameters';
import { itemTicket } from '../itemTicket';
import { chosenThreshold } from '../parameters';

interface Labelled {
  tickets: LabelledTicket[];
  tests: Set<LabelledTicket>;
}

/**
 * Measures the engine on tickets whose category is known. The first output gets one item with the
 * figures and their picture; the second the input items whose label and proposal differ.
 */
export async function evaluate(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  try {
    const isOfRegister = context.getNodeParameter('source', 0) === 'register';
    const labelled = isOfRegister ? await fromRegister(context) : fromItems(context);
    const result = await measure(context, labelled, isOfRegister);
    const mistakes = isOfRegister ? [] : differingItems(items, labelled.tickets, result);
    const measured = await figures(context, result, items.length);
    return isTool(context) ? [[measured, ...mistakes]] : [[measured], mistakes];
  } catch (error) {
    const failure = toNodeError(context.getNode(), error, 0);
    if (!context.continueOnFail()) throw failure;
    const failed = items.map((item, at) =>
      withKey(item, at, { error: failedItem(failure, error) }),
    );
    return isTool(context) ? [failed] : [[], failed];
  }
}

async function fromRegister(context: IExecuteFunctions): Promise<Labelled> {
  const register = await officeRegister(context);
  return { tickets: await confirmedExamples(register), tests: new Set() };
}

function fromItems(context: IExecuteFunctions): Labelled {
  const tests = new Set<LabelledTicket>();
  const tickets = context.getInputData().map((_, itemIndex) => {
    const category = String(context.getNodeParameter('label', itemIndex, '') ?? '').trim();
    const ticket = { ...itemTicket(context, itemIndex), category };
    if (context.getNodeParameter('isTest', itemIndex, false) === true) tests.add(ticket);
    return ticket;
  });
  return { tickets, tests };
}

async function measure(
  context: IExecuteFunctions,
  { tickets, tests }: Labelled,
  isOfRegister: boolean,
): Promise<EvaluationResult> {
  return evaluationOf({
    tickets,
    isTest: (ticket) => tests.has(ticket),
    taxonomy: chosenTaxonomy((name) => context.getNodeParameter(name, 0)),
    // What the register's decisions taught may not judge these same decisions.
    engine: await chosenEngine(context, isOfRegister ? undefined : () => officeRegister(context)),
    crossCalibrates: isOfRegister,
    threshold: chosenThreshold(context),
    language: officerLanguage(),
    signal: context.getExecutionCancelSignal(),
  });
}

async function figures(
  context: IExecuteFunctions,
  { report, picture }: EvaluationResult,
  inputs: number,
): Promise<INodeExecutionData> {
  const name = officerLanguage() === 'it' ? 'misura.svg' : 'measures.svg';
  const binary = await context.helpers.prepareBinaryData(
    Buffer.from(picture),
    name,
    'image/svg+xml',
  );
  return {
    json: { evaluation: report as unknown as IDataObject },
    binary: { picture: binary },
    pairedItem: Array.from({ length: inputs }, (_, item) => ({ item })),
  };
}

/** In the items' order, each with its label and what was proposed. */
function differingItems(
  items: INodeExecutionData[],
  tickets: LabelledTicket[],
  { differing }: EvaluationResult,
): INodeExecutionData[] {
  const byTicket = new Map(differing.map((each) => [each.ticket, each]));
  return tickets.flatMap((ticket, itemIndex) => {
    const found = byTicket.get(ticket);
    if (!found) return [];
    const { label, proposed, confidence, rationale } = found;
    const judged = { label, proposed, confidence, rationale };
    return [withKey(items[itemIndex]!, itemIndex, { judged })];
  });
}
