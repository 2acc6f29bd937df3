import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { receiptText } from '../../../lib/intake/receiptText';
import { trackingCode, trackingQuery } from '../../../lib/register/tracking';
import { parameter, reference, withTicket, type Call } from './call';

export const getReceiptProperties: INodeProperties[] = [
  {
    displayName: 'Form Address',
    name: 'formAddress',
    type: 'string',
    default: '',
    placeholder: 'https://n8n.comune.example.it/webhook/segnalazione-disservizio',
    description:
      'Address of one of your forms, for the link of a request that came by no form; the link that the request has goes first',
    displayOptions: { show: { operation: ['getReceipt'] } },
  },
];

/** Adds `receipt`: what was received, its hash, where it is followed, and all of it as text. */
export async function getReceipt(call: Call): Promise<INodeExecutionData[]> {
  const { register } = call;
  const ticket = await register.get(reference(call));
  const receipt = await register.receipt(ticket.reference);
  const secret = await register.secret();
  const formAddress = parameter(call, 'formAddress');
  const own = formAddress ? formAddress + trackingQuery(secret, ticket.reference) : null;
  const trackingUrl = ticket.trackingUrl ?? own;
  const code = trackingCode(secret, ticket.reference);
  const text = receiptText(receipt, { query: trackingUrl ?? '', code });
  const told = { ...receipt, trackingUrl, trackingCode: code, text };
  return withTicket(call, { ...ticket, trackingUrl }, { receipt: told as unknown as IDataObject });
}
