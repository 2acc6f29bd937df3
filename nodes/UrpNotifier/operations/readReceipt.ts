import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import { readReceiptOf, type ReceivedMail } from '../../../lib/notification/pec/received';
import { failedItem, toNodeError } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { route, type Result } from './route';

export const readReceiptProperties: INodeProperties[] = [
  {
    displayName: 'Input Binary Field',
    name: 'binaryProperty',
    type: 'string',
    displayOptions: { show: { operation: ['readReceipt'] } },
    default: 'data',
    hint: 'The name of the input binary field containing the .eml file',
    description:
      'The message as it came. Where there is none, the parts of an IMAP trigger in its Resolved format are read',
  },
];

/**
 * Adds `pec` to each item: what the mail is and what it says. A receipt brings its message up to
 * date. Receipts of delivery come out of Sent, of failure out of Not Sent, all the rest of Try Later.
 */
export async function readReceipt(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const results: Result[] = [];
  for (const itemIndex of context.getInputData().keys()) {
    results.push(await readOne(context, itemIndex));
  }
  return route(context, results);
}

async function readOne(context: IExecuteFunctions, itemIndex: number): Promise<Result> {
  try {
    const { way, pec, delivery } = await readReceiptOf(
      await receivedMail(context, itemIndex),
      await officeRegister(context),
      context.getWorkflow().name ?? context.getNode().name,
      officerLanguage(),
    );
    const shown = delivery ? { delivery: { ...delivery } } : {};
    return { way, key: () => ({ pec, ...shown }) as unknown as IDataObject };
  } catch (error) {
    const failure = toNodeError(context.getNode(), error, itemIndex);
    if (!context.continueOnFail()) throw failure;
    return { way: 'not-sent', key: () => ({ error: failedItem(failure, error) }) };
  }
}

async function receivedMail(context: IExecuteFunctions, itemIndex: number): Promise<ReceivedMail> {
  const item = context.getInputData()[itemIndex];
  const name = context.getNodeParameter('binaryProperty', itemIndex, 'data') as string;
  const binaries = item?.binary ?? {};
  const bytes = (key: string) => context.helpers.getBinaryDataBuffer(itemIndex, key);
  if (binaries[name]) return { kind: 'original', content: await bytes(name) };
  const files = await Promise.all(
    Object.entries(binaries).map(async ([key, { fileName = '', mimeType }]) => ({
      fileName,
      mediaType: mimeType,
      content: await bytes(key),
    })),
  );
  return { kind: 'parts', json: item?.json, files };
}
