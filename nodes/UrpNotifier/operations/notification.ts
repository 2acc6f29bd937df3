import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { MessageDocument } from '../../../lib/notification/channel';
import { documentMissing, pdfDocument } from '../../../lib/notification/send/documents';
import { approvalOf } from '../../../lib/notification/send/officerFields';

const asked: INodeProperties[] = [
  {
    displayName: 'Approved By',
    name: 'approvedBy',
    type: 'string',
    default: '={{ $json.approval?.by }}',
    description:
      'Who has approved the sending: each notification costs money and has legal effect, and none goes without it',
  },
  {
    displayName: 'Approved At',
    name: 'approvedAt',
    type: 'dateTime',
    default: '={{ $json.approval?.at }}',
    description: 'When it was approved; an approval holds for 30 days',
  },
  {
    displayName: 'Protocol Number',
    name: 'protocolNumber',
    type: 'string',
    default: '={{ $json.protocolNumber }}',
    description: 'Number that the protocol office gave the notification',
  },
  {
    displayName: 'Taxonomy Code',
    name: 'taxonomyCode',
    type: 'string',
    default: '',
    placeholder: '010101P',
    description: "What the act is, by SEND's taxonomy: six digits and a letter",
  },
  {
    displayName: 'Recipient Name',
    name: 'recipientName',
    type: 'string',
    default:
      "={{ [$json.citizen?.givenName, $json.citizen?.familyName].filter(Boolean).join(' ') }}",
    description: 'Name and family name, or the name of the organisation',
  },
  {
    displayName: 'Documents',
    name: 'documents',
    type: 'string',
    default: 'data',
    placeholder: 'data, attachment_0',
    hint: 'The names of the input binary fields containing the PDFs',
    description: 'What is notified: one PDF or more, up to 15, with commas between',
  },
];

const more: INodeProperties[] = [
  {
    displayName: 'Address',
    name: 'street',
    type: 'string',
    default: '',
    placeholder: 'Via Roma 1',
    description: 'For the registered letter; SEND looks in the public registers where it is empty',
  },
  {
    displayName: 'Address Details',
    name: 'addressDetails',
    type: 'string',
    default: '',
    description: 'Staircase, floor and the like',
  },
  {
    displayName: 'Amount to Pay (Cents)',
    name: 'amount',
    type: 'number',
    default: 0,
    description: 'What the notice asks for',
  },
  {
    displayName: 'Apply Costs to Notice',
    name: 'applyCost',
    type: 'boolean',
    default: false,
    description: 'Whether the costs of the notification are added to the payment notice',
  },
  { displayName: 'Care Of', name: 'at', type: 'string', default: '' },
  {
    displayName: 'Country',
    name: 'foreignState',
    type: 'string',
    default: '',
    description: 'Only for addresses outside Italy',
  },
  {
    displayName: 'Digital Domicile',
    name: 'pec',
    type: 'string',
    default: '',
    description: 'PEC where the administration knows one; SEND looks for others by itself',
  },
  {
    displayName: 'Due Date',
    name: 'dueDate',
    type: 'dateTime',
    default: '',
    description: 'Last day to pay',
  },
  {
    displayName: 'Fee Policy',
    name: 'feePolicy',
    type: 'options',
    options: [
      { name: 'By Delivery', value: 'DELIVERY_MODE', description: 'By the way that it took' },
      { name: 'Flat Rate', value: 'FLAT_RATE', description: 'SEND asks nothing of the recipient' },
    ],
    default: 'FLAT_RATE',
    description: 'How the costs of the notification are reckoned',
  },
  {
    displayName: 'Hamlet',
    name: 'municipalityDetails',
    type: 'string',
    default: '',
    description: 'Part of the municipality',
  },
  { displayName: 'Municipality', name: 'municipality', type: 'string', default: '' },
  {
    displayName: 'Notice Number',
    name: 'noticeNumber',
    type: 'string',
    default: '',
    placeholder: '301000000000123468',
    description: 'The 18 digits of the pagoPA notice',
  },
  {
    displayName: "Payee's Fiscal Code",
    name: 'payeeFiscalCode',
    type: 'string',
    default: '',
    description: 'The 11 digits of whoever is paid, if not the body that sends',
  },
  { displayName: 'Postcode', name: 'postcode', type: 'string', default: '' },
  {
    displayName: 'Province',
    name: 'province',
    type: 'string',
    default: '',
    placeholder: 'FI',
  },
  {
    displayName: 'Registered Letter',
    name: 'physicalCommunicationType',
    type: 'options',
    options: [
      {
        name: 'Judicial (Law 890/1982)',
        value: 'REGISTERED_LETTER_890',
        description: 'For acts that the law wants notified so',
      },
      { name: 'With Receipt', value: 'AR_REGISTERED_LETTER' },
    ],
    default: 'AR_REGISTERED_LETTER',
    description: 'How the act goes on paper, where no digital way is found',
  },
  {
    displayName: "Sender's Fee (Cents)",
    name: 'paFee',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 100 },
    default: 100,
    description: 'With the policy by delivery',
  },
  {
    displayName: 'VAT on Paper (Percent)',
    name: 'vat',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 100 },
    default: 22,
    description: 'With the policy by delivery',
  },
];

/** What SEND asks for beyond the text. */
export const notificationProperties: INodeProperties[] = [
  ...asked,
  {
    displayName: 'SEND',
    name: 'send',
    type: 'collection' as const,
    placeholder: 'Add Detail',
    default: {},
    options: more,
  },
].map((property) => ({ ...property, displayOptions: { show: { channels: ['send'] } } }));

/** An officer's fields on a notification, together. */
export function notificationFields(context: IExecuteFunctions, itemIndex: number): object {
  const named = ['protocolNumber', 'taxonomyCode', 'recipientName'].map((name) => [
    name,
    context.getNodeParameter(name, itemIndex, ''),
  ]);
  const collection = context.getNodeParameter('send', itemIndex, {}) as object;
  return { ...collection, ...(Object.fromEntries(named) as object) };
}

/** The person's approval and the PDFs of one item. Errors: those of `pdfDocument`, `message.document-missing`. */
export async function releasedDocuments(context: IExecuteFunctions, itemIndex: number) {
  const word = (name: string) => context.getNodeParameter(name, itemIndex, '');
  const approval = approvalOf(word('approvedBy'), word('approvedAt'));
  const names = String(word('documents') ?? '')
    .split(',')
    .map((name) => name.trim());
  const documents: MessageDocument[] = [];
  for (const name of names.filter(Boolean)) {
    const binary = context.getInputData()[itemIndex]?.binary?.[name];
    if (!binary) throw documentMissing(name);
    const read = () => context.helpers.getBinaryDataBuffer(itemIndex, name);
    documents.push(await pdfDocument(binary.fileName ?? name, read));
  }
  return { documents, ...(approval ? { approval } : {}) };
}
