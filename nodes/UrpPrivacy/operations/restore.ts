import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../../lib/json';
import { restoreItem } from '../../../lib/privacy/item';

export const restoreProperties: INodeProperties[] = [
  {
    displayName: 'Redacted By',
    name: 'redactedBy',
    type: 'string',
    required: true,
    default: 'URP Privacy',
    placeholder: 'URP Privacy',
    description:
      'Name of the node that redacted these items. The originals are read from the node before it: they never travel with the item.',
    displayOptions: { show: { operation: ['restore'] } },
  },
];

/** The item with the originals in all of its texts. */
export function restore(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): INodeExecutionData {
  const redactNode = context.getNodeParameter('redactedBy', itemIndex) as string;
  const redacted = ancestor(context, redactNode, itemIndex);
  const originals = context
    .getParentNodes(redactNode, { depth: 1 })
    .map(({ name }) => ancestor(context, name, itemIndex))
    .filter((original) => original !== undefined);
  return {
    ...item,
    json: restoreItem(item.json as JsonObject, redacted ?? {}, redacted ? originals : []),
    pairedItem: { item: itemIndex },
  };
}

/** The item of a node before that this one comes from; n8n throws where it cannot tell. */
function ancestor(
  context: IExecuteFunctions,
  nodeName: string,
  itemIndex: number,
): JsonObject | undefined {
  try {
    const { json } = context.getWorkflowDataProxy(itemIndex).$(nodeName).item;
    return JSON.parse(JSON.stringify(json)) as JsonObject;
  } catch {
    return undefined;
  }
}
