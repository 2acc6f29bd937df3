import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { personalData } from '../../../lib/register/personalData';
import { binaryOf } from '../../shell/attachments';
import { parameter, type Call } from './call';

const displayOptions = { show: { operation: ['exportPerson'] } };

export const exportPersonProperties: INodeProperties[] = [
  {
    displayName: 'Person Email',
    name: 'personEmail',
    type: 'string',
    default: '',
    placeholder: 'name@example.com',
    description: 'Tickets sent with this address are theirs',
    displayOptions,
  },
  {
    displayName: 'Person Fiscal Code',
    name: 'personFiscalCode',
    type: 'string',
    default: '',
    description: 'Tickets sent with this fiscal code are theirs',
    displayOptions,
  },
];

/** An item for each ticket of the person, with all that the register holds with it; none where none is. */
export async function exportPerson(call: Call): Promise<INodeExecutionData[]> {
  const person = {
    email: parameter(call, 'personEmail'),
    fiscalCode: parameter(call, 'personFiscalCode'),
  };
  const items: INodeExecutionData[] = [];
  for await (const record of personalData(call.register, person)) {
    const { ticket, attachments, receipts, ...more } = record;
    const files = attachments.map(({ content: _content, ...told }) => told);
    const proofs = receipts.map(({ content: _content, ...told }) => told);
    const mails = receipts.map(({ content, kind }) => ({
      content,
      fileName: `${kind}.eml`,
      mediaType: 'message/rfc822',
    }));
    items.push({
      json: {
        ...ticket,
        ...more,
        receipts: proofs,
        attachments: files,
      } as unknown as IDataObject,
      binary: {
        ...(await binaryOf(call.context.helpers, attachments)),
        ...(await binaryOf(call.context.helpers, mails, 'receipt')),
      },
      pairedItem: { item: call.itemIndex },
    });
  }
  return items;
}
