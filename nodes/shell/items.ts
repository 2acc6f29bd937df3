import {
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INode,
  type INodeExecutionData,
} from 'n8n-workflow';
import { UrpError } from '../../lib/error';
import { officerLanguage } from './officer';

/** Turns any failure into n8n's error, its sentences in the officer's language. */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeOperationError {
  if (error instanceof NodeOperationError) return error;
  const language = officerLanguage();
  if (error instanceof UrpError) {
    const message = error.what(language);
    const description = `${error.todo(language)} [${error.code}]`;
    const failure = new NodeOperationError(node, message, { itemIndex, description });
    // Where it reads a fault of the line in a sentence, n8n puts one of its own in its place.
    failure.message = message;
    return failure;
  }
  return new NodeOperationError(node, error as Error, { itemIndex });
}

/** A tool has one output, whatever the node has. */
export function isTool(context: IExecuteFunctions): boolean {
  return context.getNode().type.endsWith('Tool');
}

/** The item, with one more key; its other data, binaries and pairing stay as they are. */
export function withKey(
  item: INodeExecutionData,
  itemIndex: number,
  added: IDataObject,
): INodeExecutionData {
  return {
    json: { ...item.json, ...added },
    ...(item.binary ? { binary: item.binary } : {}),
    pairedItem: { item: itemIndex },
  };
}

/**
 * Runs an operation on each input item, in order. One item's failure is that item's: with
 * "continue on fail" it comes out with its error beside its data, and the others go on.
 */
export async function eachItem(
  context: IExecuteFunctions,
  perform: (itemIndex: number, item: INodeExecutionData) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
  const results: INodeExecutionData[] = [];
  for (const [itemIndex, item] of context.getInputData().entries()) {
    try {
      results.push(...(await perform(itemIndex, item)));
    } catch (error) {
      const failure = toNodeError(context.getNode(), error, itemIndex);
      if (!context.continueOnFail()) throw failure;
      results.push(withKey(item, itemIndex, { error: failedItem(failure, error) }));
    }
  }
  return results;
}

/** What a failed item says of its failure, beside its data. */
export function failedItem(failure: NodeOperationError, error: unknown): IDataObject {
  return {
    code: error instanceof UrpError ? error.code : 'unexpected',
    message: failure.message,
    todo: failure.description ?? null,
  };
}
