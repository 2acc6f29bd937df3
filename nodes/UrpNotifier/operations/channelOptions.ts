import type { INodePropertyOptions } from 'n8n-workflow';

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

/** More channels, one after the other. */
export const chainOption: INodePropertyOptions = {
  name: 'Chain',
  value: 'chain',
  description: 'Several channels in order, until one has it',
};

/** The citizen's own address on each channel, where the ticket has it. */
export const usualRecipients: { channels: string[]; recipient: string }[] = [
  { channels: ['email', 'none'], recipient: '={{ $json.citizen?.email }}' },
  { channels: ['sms', 'twilio', 'whatsapp'], recipient: '={{ $json.citizen?.phone }}' },
  { channels: ['app-io'], recipient: '={{ $json.citizen?.fiscalCode }}' },
  { channels: ['pec'], recipient: '={{ $json.fields?.pec }}' },
];
