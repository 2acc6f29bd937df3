import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { digitalDomicile } from '../../../lib/notification/inad/domicile';
import { parseInadSettings, type InadSettings } from '../../../lib/notification/inad/settings';
import { chosenChannels } from './channel';
import { credentialOf } from './openChannels';

const name = 'urpInad';
export const ofInad = { channels: ['pec'], pecAddressFrom: ['inad'] };

/** Where the PEC address comes from: the item, or the national index of digital domiciles. */
export const domicileProperties: INodeProperties[] = [
  {
    displayName: 'PEC Address From',
    name: 'pecAddressFrom',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { channels: ['pec'] } },
    options: [
      {
        name: 'INAD, by Fiscal Code',
        value: 'inad',
        description:
          'The digital domicile in the national index; where there is none, a chain goes on to the next channel. Another channel is not a notification of the same legal value',
      },
      { name: 'The Item', value: 'item', description: 'The address below' },
    ],
    default: 'item',
    description: 'How the address of certified mail is found',
  },
  {
    displayName: 'Fiscal Code for INAD',
    name: 'inadFiscalCode',
    type: 'string',
    displayOptions: { show: ofInad },
    default: '={{ $json.citizen?.fiscalCode }}',
    description: 'Whose digital domicile is looked up: a person, or an organisation',
  },
  {
    displayName: 'Procedure',
    name: 'inadProcedure',
    type: 'string',
    displayOptions: { show: ofInad },
    default: '={{ $json.reference }}',
    description: 'For which procedure the look-up is made, such as its number: INAD keeps it',
  },
];

export function isFoundInInad(context: IExecuteFunctions): boolean {
  const from = context.getNodeParameter('pecAddressFrom', 0, 'item');
  return from === 'inad' && chosenChannels(context).includes('pec');
}

/** How an item's PEC address is found, asked when it is that channel's turn. */
export function domicileOf(context: IExecuteFunctions, itemIndex: number): () => Promise<string> {
  const word = (parameter: string) =>
    String(context.getNodeParameter(parameter, itemIndex, '') ?? '');
  const query = { fiscalCode: word('inadFiscalCode'), procedure: word('inadProcedure') };
  return async () => digitalDomicile(query, await inadSettings(context));
}

async function inadSettings(context: IExecuteFunctions): Promise<InadSettings> {
  return parseInadSettings(await credentialOf(context, name));
}
