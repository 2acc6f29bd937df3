import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ChainStep, LookUp } from '../../../lib/notification/chain';
import type { Channel } from '../../../lib/notification/channel';
import { addressOn, channelOptions, chosenChannels } from './channel';
import { domicileLookUps, isFoundInInad } from './digitalDomicile';

interface ChannelRule {
  channel: string;
  applies: boolean;
  waitMinutes: number;
}

/** What an officer may say of the way from one channel to the next. */
export const chainOptions: INodeProperties[] = [
  {
    displayName: 'Channel Conditions',
    name: 'channelRules',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Condition' },
    placeholder: 'Add Condition',
    default: {},
    description: 'When a channel is used, and how long its delivery is waited for',
    options: [
      {
        displayName: 'Condition',
        name: 'rules',
        values: [
          {
            displayName: 'Channel',
            name: 'channel',
            type: 'options',
            noDataExpression: true,
            options: channelOptions,
            default: 'email',
            description: 'Channel of which this is said',
          },
          {
            displayName: 'Use This Channel',
            name: 'applies',
            type: 'boolean',
            default: true,
            description: 'Whether the channel is used; an expression makes it a condition',
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
    default: '={{ $json.fields?.canale }}',
    placeholder: 'sms',
    description:
      'Channel that goes first where it is among the chosen: app-io, email, pec, send, sms, twilio, whatsapp',
  },
  {
    displayName: 'Legal Value Needed',
    name: 'legalOnly',
    type: 'boolean',
    default: false,
    description: 'Whether only channels with the value of a registered letter are used',
  },
];

/** One channel without conditions, whose address is known, needs no chain. */
export function isChain(context: IExecuteFunctions): boolean {
  if (chosenChannels(context).length > 1 || isFoundInInad(context)) return true;
  const options = context.getNodeParameter('options', 0, {}) as object;
  return chainOptions.some(({ name }) => name in options);
}

/** The chain of each item, its expressions resolved. */
export function chainsOf(
  context: IExecuteFunctions,
  channels: ReadonlyMap<string, Channel>,
): (itemIndex: number) => ChainStep[] {
  const domicile = isFoundInInad(context) ? domicileLookUps(context) : undefined;
  return (itemIndex) => chainSteps(context, itemIndex, channels, domicile);
}

function chainSteps(
  context: IExecuteFunctions,
  itemIndex: number,
  channels: ReadonlyMap<string, Channel>,
  domicile: ((itemIndex: number) => LookUp) | undefined,
): ChainStep[] {
  const rules = context.getNodeParameter(
    'options.channelRules.rules',
    itemIndex,
    [],
  ) as ChannelRule[];
  return [...channels].map(([id, channel]) => {
    const rule = rules.find((each) => each.channel === id);
    return {
      channel,
      recipient: id === 'pec' && domicile ? domicile(itemIndex) : addressOn(id, context, itemIndex),
      applies: rule?.applies !== false,
      waitMinutes: Number(rule?.waitMinutes) || 0,
    };
  });
}

/** What orders or narrows one item's chain. */
export function chainChoice(context: IExecuteFunctions, itemIndex: number) {
  return {
    preferred: String(context.getNodeParameter('options.preferredChannel', itemIndex, '') ?? ''),
    legalOnly: context.getNodeParameter('options.legalOnly', itemIndex, false) === true,
  };
}
