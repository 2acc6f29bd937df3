import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { JsonObject } from '../../../lib/json';
import { detectInItem } from '../../../lib/privacy/item';
import { withKey } from '../../shell/items';

/** Adds `privacy`: counts by kind, findings by field with masked values, special categories. */
export function detect(
  _context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): INodeExecutionData {
  const privacy = detectInItem(item.json as JsonObject) as unknown as IDataObject;
  return withKey(item, itemIndex, { privacy });
}
