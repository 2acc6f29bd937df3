import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../../lib/json';
import { detectInItem, redactItem } from '../../../lib/privacy/item';

const displayOptions = { show: { operation: ['redact'] } };

export const redactProperties: INodeProperties[] = [
  {
    displayName: 'Only These Fields',
    name: 'fields',
    type: 'string',
    default: '',
    placeholder: 'text, citizen.email, messages.text',
    description:
      'Names or paths of the fields to redact, separated by commas; messages.text is the text of every message. Left empty, every text of the item is redacted, the details of the citizen included.',
    displayOptions,
  },
  {
    displayName: 'Keep Attachments',
    name: 'keepAttachments',
    type: 'boolean',
    default: false,
    description:
      'Whether files stay on the item. They are not read: what they hold of personal data stays in them.',
    displayOptions,
  },
];

/**
 * The item with placeholders, and under `privacy` what was taken out: counts and special
 * categories, never the values. These stay where they were, on the item before this node.
 */
export function redact(
  context: IExecuteFunctions,
  itemIndex: number,
  item: INodeExecutionData,
): INodeExecutionData {
  const original = item.json as JsonObject;
  const fields = (context.getNodeParameter('fields', itemIndex) as string)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const { counts, specialCategories } = detectInItem(original);
  const categories = [...new Set(specialCategories.map(({ category }) => category))];
  const keepsFiles = item.binary && context.getNodeParameter('keepAttachments', itemIndex);
  return {
    json: { ...redactItem(original, fields), privacy: { counts, specialCategories: categories } },
    ...(keepsFiles ? { binary: item.binary } : {}),
    pairedItem: { item: itemIndex },
  };
}
