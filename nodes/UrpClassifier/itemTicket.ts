import type { IExecuteFunctions } from 'n8n-workflow';
import type { ClassifiableTicket } from '../../lib/classification/engine';
import type { JsonObject } from '../../lib/json';
import { knownValues } from '../../lib/privacy/item';

/** Subject and text of an item as the parameters find them, and what its citizen gave of themselves. */
export function itemTicket(context: IExecuteFunctions, itemIndex: number): ClassifiableTicket {
  const read = (name: string) => asText(context.getNodeParameter(name, itemIndex, ''));
  const known = knownValues(context.getInputData()[itemIndex]!.json as JsonObject);
  return { subject: read('subject'), text: read('text'), known };
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
