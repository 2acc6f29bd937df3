import type { INodeProperties } from 'n8n-workflow';
import { chainOption, channelOptions, usualRecipients } from './channelOptions';

const optionsWithChain = [chainOption, ...channelOptions].sort((one, other) =>
  one.name.localeCompare(other.name),
);

/** A status is asked of one provider, or of all whose credentials the node has. */
export const channelProperty: INodeProperties = {
  displayName: 'Channel',
  name: 'channel',
  type: 'options',
  noDataExpression: true,
  displayOptions: { show: { operation: ['checkStatus', 'preview', 'send'] } },
  options: optionsWithChain,
  default: 'none',
  description:
    'How the message reaches its recipient. To check a status: whose provider is asked; with Chain, all whose credentials are chosen; with None, only the register',
};

/** To whom, or down which chain. */
export const channelProperties: INodeProperties[] = [
  ...usualRecipients.map(({ channels, recipient }): INodeProperties => ({
    displayName: 'Recipient',
    name: 'recipient',
    type: 'string',
    displayOptions: { show: { channel: channels } },
    default: recipient,
    description: 'One address; an item without one comes out of Not Sent',
  })),
  {
    displayName: 'Channels in Order',
    name: 'chain',
    type: 'fixedCollection',
    typeOptions: {
      multipleValues: true,
      multipleValueButtonText: 'Add Channel',
      sortable: true,
    },
    displayOptions: { show: { channel: ['chain'] } },
    default: {},
    description:
      'The next is tried where one cannot reach the recipient or refuses for good, never for a fault of the text',
    options: [
      {
        displayName: 'Step',
        name: 'steps',
        values: [
          {
            displayName: 'By',
            name: 'channel',
            type: 'options',
            noDataExpression: true,
            options: channelOptions,
            default: 'email',
            description: 'Channel of this step',
          },
          {
            displayName: 'To',
            name: 'recipient',
            type: 'string',
            default: '',
            placeholder: '{{ $json.citizen.phone }}',
            description: 'Address on this channel; a step without one is passed over',
          },
          {
            displayName: 'Use This Step',
            name: 'applies',
            type: 'boolean',
            default: true,
            description: 'Whether the step is used; an expression makes it a condition',
          },
          {
            displayName: 'Wait for Delivery (Minutes)',
            name: 'waitMinutes',
            type: 'number',
            typeOptions: { minValue: 0, maxValue: 20160 },
            default: 0,
            description:
              'The item comes out of Try Later with delivery.waitUntil until it is delivered or the time is over; 0 does not wait',
          },
        ],
      },
    ],
  },
  {
    displayName: "Citizen's Choice",
    name: 'preferredChannel',
    type: 'string',
    displayOptions: { show: { channel: ['chain'] } },
    default: '={{ $json.fields?.canale }}',
    placeholder: 'sms',
    description:
      'Channel that goes first where the chain has it: app-io, email, pec, sms, twilio, whatsapp',
  },
  {
    displayName: 'Legal Value Needed',
    name: 'legalOnly',
    type: 'boolean',
    displayOptions: { show: { channel: ['chain'] } },
    default: false,
    description: 'Whether only channels with the value of a registered letter are used',
  },
];
