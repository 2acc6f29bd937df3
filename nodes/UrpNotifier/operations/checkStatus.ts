import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
} from 'n8n-workflow';
import { inParallel } from '../../../lib/inParallel';
import type { Channel } from '../../../lib/notification/channel';
import { messageNotFound, reportOf, wayOut, withDelivery } from '../../../lib/notification/report';
import { checkStatus as check } from '../../../lib/notification/statusCheck';
import type { MessageRecord } from '../../../lib/register/register';
import { failedItem, toNodeError } from '../../shell/items';
import { officerLanguage } from '../../shell/officer';
import { officeRegister } from '../../shell/register';
import { chosenChannels } from './channel';
import { closeAll, openChannels } from './openChannels';
import { byWay, route, type Result } from './route';

const ofCheck = { operation: ['checkStatus'] };

export const checkStatusProperties: INodeProperties[] = [
  {
    displayName: 'Messages',
    name: 'which',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: ofCheck },
    options: [
      {
        name: 'All in Doubt',
        value: 'inDoubt',
        description:
          'An item for each message that is unknown, stuck or, on the channels asked, not delivered yet',
      },
      { name: "The Item's", value: 'item', description: 'The message that the item tells of' },
    ],
    default: 'item',
    description: 'Whose fate is looked up',
  },
  {
    displayName: 'Message',
    name: 'messageKey',
    type: 'string',
    displayOptions: { show: { ...ofCheck, which: ['item'] } },
    default: '={{ $json.delivery?.key }}',
    description: "Key of the message, its Message-ID or the provider's own name for it",
  },
  {
    displayName: 'Addressed To',
    name: 'checkedRecipient',
    type: 'string',
    displayOptions: { show: { ...ofCheck, which: ['item'] } },
    default: '',
    placeholder: '{{ $json.citizen.fiscalCode }}',
    description: 'Only App IO asks for it: the fiscal code of the recipient',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    displayOptions: { show: { ...ofCheck, which: ['inDoubt'] } },
    default: 50,
    description: 'Max number of results to return',
  },
];

/** A list is asked about within minutes, and no provider has a crowd at its door. */
const askedAtOnce = 8;

/** Looks up what became of messages, asks their providers, and brings the register up to date. */
export async function checkStatus(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const channels = await openChannels(context, chosenChannels(context));
  try {
    if (context.getNodeParameter('which', 0) === 'inDoubt') return await inDoubt(context, channels);
    const items = [...context.getInputData().keys()];
    const results = await inParallel(items, askedAtOnce, (index) =>
      ofItem(context, index, channels),
    );
    return route(context, results);
  } finally {
    await closeAll(channels.values());
  }
}

async function ofItem(
  context: IExecuteFunctions,
  itemIndex: number,
  channels: ReadonlyMap<string, Channel>,
): Promise<Result> {
  try {
    const word = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '');
    const register = await officeRegister(context);
    const record = await register.findMessage(word('messageKey'));
    if (!record) throw messageNotFound();
    const recipient = word('checkedRecipient') || undefined;
    const now = await asked(context, record, channels, recipient);
    const report = await told(context, now, channels);
    return { way: wayOut(report), key: (json) => withDelivery(json, report) };
  } catch (error) {
    const failure = toNodeError(context.getNode(), error, itemIndex);
    if (!context.continueOnFail()) throw failure;
    return { way: 'later', key: () => ({ error: failedItem(failure, error) }) };
  }
}

async function inDoubt(
  context: IExecuteFunctions,
  channels: ReadonlyMap<string, Channel>,
): Promise<INodeExecutionData[][]> {
  const register = await officeRegister(context);
  const limit = context.getNodeParameter('limit', 0, 50) as number;
  const records = await register.messagesInDoubt(limit, [...channels.keys()]);
  const found = await inParallel(records, askedAtOnce, async (record) => {
    // One that cannot be asked stays as it is, and the others are.
    const now = await asked(context, record, channels).catch(() => record);
    const report = await told(context, now, channels);
    const json: IDataObject = { reference: record.reference, delivery: { ...report } };
    return { way: wayOut(report), item: { json, pairedItem: { item: 0 } } };
  });
  return byWay(context, found);
}

async function asked(
  context: IExecuteFunctions,
  record: MessageRecord,
  channels: ReadonlyMap<string, Channel>,
  recipient?: string,
): Promise<MessageRecord> {
  const by = context.getWorkflow().name ?? context.getNode().name;
  const register = await officeRegister(context);
  return check(record, channels.get(record.channel), register, { by, recipient });
}

async function told(
  context: IExecuteFunctions,
  record: MessageRecord,
  channels: ReadonlyMap<string, Channel>,
) {
  const register = await officeRegister(context);
  const needsApproval = channels.get(record.channel)?.needsApproval;
  const approval = needsApproval ? await register.approvalOf(record.key) : undefined;
  const outcome = { kind: 'answered', record, repeated: true, approval } as const;
  return reportOf(outcome, record.channel, officerLanguage());
}
