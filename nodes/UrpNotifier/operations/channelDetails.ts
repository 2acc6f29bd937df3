import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { messageDetails } from '../../../lib/notification/messageDetails';
import { chosenChannels } from './channel';
import { notificationFields, notificationProperties } from './notification';

/** What one channel alone has a place for. */
export const channelDetailProperties: INodeProperties[] = [
  ...notificationProperties,
  {
    displayName: 'App IO',
    name: 'appIo',
    type: 'collection',
    placeholder: 'Add Detail',
    displayOptions: { show: { channels: ['app-io'] } },
    default: {},
    options: [
      {
        displayName: 'Amount to Pay (Cents)',
        name: 'amount',
        type: 'number',
        default: 0,
        description: 'With the notice number; the app offers to pay it',
      },
      {
        displayName: 'Due Date',
        name: 'dueDate',
        type: 'dateTime',
        default: '',
        description: 'The app offers to put it in the calendar',
      },
      {
        displayName: 'Invalid After Due Date',
        name: 'invalidAfterDueDate',
        type: 'boolean',
        default: false,
        description: 'Whether the notice can no longer be paid after the due date',
      },
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
        description: 'The 11 digits of whoever is paid, if not the body that owns the service',
      },
    ],
  },
  {
    displayName: 'WhatsApp',
    name: 'whatsApp',
    type: 'collection',
    placeholder: 'Add Detail',
    displayOptions: { show: { channels: ['whatsapp'] } },
    default: {},
    options: [
      {
        displayName: 'Last Message At',
        name: 'lastMessageAt',
        type: 'dateTime',
        default: '',
        description: 'When the citizen last wrote: after 24 hours free text is not sent',
      },
      {
        displayName: 'Template Language',
        name: 'templateLanguage',
        type: 'string',
        default: 'it',
        description: 'As in the console, such as it or en_US',
      },
      {
        displayName: 'Template Name',
        name: 'templateName',
        type: 'string',
        default: '',
        placeholder: 'richiesta_ricevuta',
        description: "Approved template that goes in the text's place",
      },
      {
        displayName: 'Template Values',
        name: 'templateValues',
        type: 'string',
        typeOptions: { rows: 3 },
        default: '',
        description: 'One a line, in the order of the template',
      },
    ],
  },
];

/** What an item's parameters say of it. */
export function readDetails(context: IExecuteFunctions, itemIndex: number) {
  return messageDetails(
    context.getNodeParameter('appIo', itemIndex, {}),
    context.getNodeParameter('whatsApp', itemIndex, {}),
    chosenChannels(context).includes('send') ? notificationFields(context, itemIndex) : undefined,
  );
}
