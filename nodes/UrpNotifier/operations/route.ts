import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withKey } from '../../shell/items';

/** What became of an item's message, and what its item gains by it. */
export interface Result {
  ok: boolean;
  key: (json: IDataObject) => IDataObject;
}

/** Each item out of exactly one output, Sent or Not Sent, in the order of the input. */
export function route(context: IExecuteFunctions, results: Result[]): INodeExecutionData[][] {
  const items = context.getInputData().flatMap((item, itemIndex) => {
    const result = results[itemIndex];
    return result ? [{ ok: result.ok, item: withKey(item, itemIndex, result.key(item.json)) }] : [];
  });
  // A tool has one output: its agent reads the outcome on the item.
  if (context.getNode().type.endsWith('Tool')) return [items.map(({ item }) => item)];
  const sent = items.filter(({ ok }) => ok);
  const notSent = items.filter(({ ok }) => !ok);
  return [sent.map(({ item }) => item), notSent.map(({ item }) => item)];
}
