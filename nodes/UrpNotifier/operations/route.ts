import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { waysOut, type WayOut } from '../../../lib/notification/report';
import { isTool, withKey } from '../../shell/items';

/** What became of an item's message, and what its item gains by it. */
export interface Result {
  way: WayOut;
  key: (json: IDataObject) => IDataObject;
}

/** Each item out of exactly one output (Sent or Previewed, Not Sent, Try Later), in the order of the input. */
export function route(context: IExecuteFunctions, results: Result[]): INodeExecutionData[][] {
  const items = context.getInputData().flatMap((item, itemIndex) => {
    const result = results[itemIndex];
    if (!result) return [];
    return [{ way: result.way, item: withKey(item, itemIndex, result.key(item.json)) }];
  });
  return byWay(context, items);
}

/** Items that come out of one output each, by what became of their messages. */
export function byWay(
  context: IExecuteFunctions,
  items: { way: WayOut; item: INodeExecutionData }[],
): INodeExecutionData[][] {
  // Its agent reads the outcome on the item.
  if (isTool(context)) return [items.map(({ item }) => item)];
  return waysOut.map((way) => items.filter((each) => each.way === way).map(({ item }) => item));
}
