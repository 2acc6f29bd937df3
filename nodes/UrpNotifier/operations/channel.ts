import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { UrpError } from '../../../lib/error';

/** The channels as an officer chooses among them. */
export const channelOptions: INodePropertyOptions[] = [
  {
    name: 'App IO',
    value: 'app-io',
    description: 'To the app of the public administration, by fiscal code',
  },
  { name: 'Email', value: 'email', description: 'Through the mail server of the office' },
  {
    name: 'None',
    value: 'none',
    description: 'Sends nothing: to try a flow with no account',
  },
  {
    name: 'PEC',
    value: 'pec',
    description: 'Certified mail, with the value of a registered letter',
  },
  {
    name: 'SEND',
    value: 'send',
    description: 'Notification of an act with legal effect, paid, after a person approved it',
  },
  {
    name: 'SMS',
    value: 'sms',
    description: 'By Skebby, Aruba, Mobyt, Trendoo, SMSend or another with their interface',
  },
  { name: 'SMS by Twilio', value: 'twilio', description: 'By an account at Twilio' },
  {
    name: 'WhatsApp',
    value: 'whatsapp',
    description: 'By approved template, or freely within 24 hours of the last message',
  },
];

/** A status is asked of the providers chosen; with None alone, only the register is looked at. */
export const channelsProperty: INodeProperties = {
  displayName: 'Channels in Order',
  name: 'channels',
  type: 'multiOptions',
  noDataExpression: true,
  displayOptions: { show: { operation: ['checkStatus', 'preview', 'send', 'sendDigest'] } },
  options: channelOptions,
  required: true,
  default: ['none'],
  description:
    'How the message reaches its recipient, in the order of your choice. The next is tried where one cannot reach the recipient or refuses for good, never for a fault of the text. To check a status: whose providers are asked',
};

/** The channels of all items, in order. Errors: `channel.none-beside-others`. */
export function chosenChannels(context: IExecuteFunctions): string[] {
  const chosen = [...new Set(context.getNodeParameter('channels', 0) as string[])];
  if (chosen.includes('none') && chosen.length > 1) throw noneBesideOthers();
  return chosen;
}

/** Of the two that it may mean, sending is not the one to guess. */
function noneBesideOthers(): UrpError {
  return new UrpError('channel.none-beside-others', {
    it: {
      what: 'Tra i canali c’è «Nessuno» accanto ad altri: non si sa se inviare, e nulla è partito.',
      todo: 'Togli «Nessuno» per inviare, o lascia solo quello per provare.',
    },
    en: {
      what: 'Among the channels is "None" beside others: whether to send is unclear, and nothing was sent.',
      todo: 'Take "None" out to send, or leave it alone to try.',
    },
  });
}

/**
 * The kinds of address, each with the citizen's own where the ticket has it; a channel without an
 * address is passed over.
 */
const addresses: (INodeProperties & { channels: string[]; shown?: object })[] = [
  {
    displayName: 'Email Address',
    name: 'emailAddress',
    type: 'string',
    default: '={{ $json.citizen?.email }}',
    channels: ['email', 'none'],
    description: 'One address; an item that has none is not sent by this channel',
  },
  {
    displayName: 'PEC Address',
    name: 'pecAddress',
    type: 'string',
    default: '={{ $json.fields?.pec }}',
    channels: ['pec'],
    shown: { pecAddressFrom: ['item'] },
    description: 'One address; an item that has none is not sent by this channel',
  },
  {
    displayName: 'Phone Number',
    name: 'phoneNumber',
    type: 'string',
    default: '={{ $json.citizen?.phone }}',
    channels: ['sms', 'twilio', 'whatsapp'],
    description: 'One number; an item that has none is not sent by this channel',
  },
  {
    displayName: 'Fiscal Code',
    name: 'fiscalCode',
    type: 'string',
    default: '={{ $json.citizen?.fiscalCode }}',
    channels: ['app-io', 'send'],
    description: 'One fiscal code; an item that has none is not sent by this channel',
  },
];

export const addressProperties = addresses.map(
  ({ channels, shown, ...property }): INodeProperties => ({
    ...property,
    displayOptions: { show: { channels, ...shown } },
  }),
);

/** An item's address on a channel, empty where it has none. */
export function addressOn(channel: string, context: IExecuteFunctions, itemIndex: number): string {
  const address = addresses.find(({ channels }) => channels.includes(channel));
  if (!address) throw new Error(`Channel ${channel} has no address property`);
  return String(context.getNodeParameter(address.name, itemIndex, '') ?? '');
}
