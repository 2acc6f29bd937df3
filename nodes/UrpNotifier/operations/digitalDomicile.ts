import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { LookUp } from '../../../lib/notification/chain';
import { digitalDomicile, type DomicileQuery } from '../../../lib/notification/inad/domicile';
import { untilNoneAnswers } from '../../../lib/notification/inad/lookUps';
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

/** How each item's PEC address is found, by one credential read once and only if it is needed. */
export function domicileLookUps(context: IExecuteFunctions): (itemIndex: number) => LookUp {
  let settings: Promise<InadSettings> | undefined;
  const find = untilNoneAnswers(async (query) => {
    settings ??= inadSettings(context);
    return digitalDomicile(query, await settings);
  });
  return (itemIndex) => domicileOf(context, itemIndex, find);
}

function domicileOf(
  context: IExecuteFunctions,
  itemIndex: number,
  find: (query: DomicileQuery) => Promise<string>,
): LookUp {
  const word = (parameter: string) =>
    String(context.getNodeParameter(parameter, itemIndex, '') ?? '');
  const query = { fiscalCode: word('inadFiscalCode'), procedure: word('inadProcedure') };
  return {
    addressee: query.fiscalCode.trim().toUpperCase(),
    find: () => find(query),
  };
}

async function inadSettings(context: IExecuteFunctions): Promise<InadSettings> {
  return parseInadSettings(await credentialOf(context, name));
}
