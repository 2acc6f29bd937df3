import type { IExecuteFunctions } from 'n8n-workflow';
import { checkStatus } from '../../../nodes/UrpNotifier/operations/checkStatus';
import { officeRegister } from '../../../nodes/shell/register';
import { smsChannel } from '../../../lib/notification/channels/sms';
import { parseSmsSettings } from '../../../lib/notification/sms/settings';
import { sendThrough, startTestProviders } from '../../lib/notification/providerServer';
import { claim, hash } from '../../lib/register/requests';
import { runNotifier } from './runNotifier';

const statuses = ['sent', 'permanent-failure', 'unknown'] as const;

beforeAll(async () => {
  const register = await officeRegister();
  for (const status of statuses) {
    await register.claimMessage(claim({ key: hash(status), channel: 'none' }));
    await register.recordDelivery(hash(status), { status }, 'test');
  }
});
afterAll(async () => (await officeRegister()).close());

const ofItems = statuses.map((status) => ({ messageKey: hash(status) }));
test.each([
  ['a node', 'item', 'urpNotifier', [['sent'], ['permanent-failure', 'unknown'], []]],
  ['a tool', 'item', 'urpNotifierTool', [['sent', 'permanent-failure', 'unknown']]],
  ['a node, of all in doubt', 'inDoubt', 'urpNotifier', [['sent'], ['unknown'], []]],
  ['a tool, of all in doubt', 'inDoubt', 'urpNotifierTool', [['sent', 'unknown']]],
])('%s tells the fate of each message', async (_who, which, type, expected) => {
  const context = {
    getInputData: () => ofItems.map((json) => ({ json })),
    getNodeParameter: (name: string, itemIndex: number, fallback: unknown) =>
      ({ which, channels: ['none'], messageKey: ofItems[itemIndex]?.messageKey })[name] ?? fallback,
    getNode: () => ({ name: 'Notifier', type: `n8n-nodes-urp.${type}` }),
    getWorkflow: () => ({ name: 'flusso' }),
    continueOnFail: () => false,
  };
  const outputs = await checkStatus(context as unknown as IExecuteFunctions);
  const told = outputs.map((items) =>
    items.map(({ json }) => (json.delivery as { status: string }).status),
  );
  expect(told).toEqual(expected);
});

test('an item whose news cannot be recorded says so, and is not told the old fate', async () => {
  const server = await startTestProviders();
  const credential = { provider: 'other', baseUrl: server.address, user: 'u', password: 'p' };
  const channel = smsChannel(parseSmsSettings({ ...credential, sender: 'Comune' }));
  const key = hash('sms');
  const register = await officeRegister();
  await register.claimMessage(claim({ key, channel: 'sms', messageId: channel.identify(key) }));
  await sendThrough(channel, '+393331234567', {}, key);
  await register.recordDelivery(key, { status: 'sent' }, 'test');
  const full = jest.spyOn(register, 'recordDelivery').mockRejectedValue(new Error('disk full'));
  const context = {
    getInputData: () => [{ json: {} }],
    getNodeParameter: (name: string, _: number, fallback: unknown) =>
      ({ which: 'item', channels: ['sms'], messageKey: key })[name] ?? fallback,
    getNode: () => ({ name: 'N', type: 'n8n-nodes-urp.urpNotifier', credentials: { urpSms: {} } }),
    getCredentials: async () => ({ ...credential, sender: 'Comune' }),
    getWorkflow: () => ({ name: 'flusso' }),
    continueOnFail: () => true,
  };
  const [sent, , later] = await checkStatus(context as unknown as IExecuteFunctions).finally(
    async () => {
      full.mockRestore();
      await server.stop();
    },
  );
  expect(sent).toEqual([]);
  expect(later).toMatchObject([{ json: { error: { message: 'disk full' } } }]);
});

test('a list is asked about several at once, and told in its order', async () => {
  const server = await startTestProviders();
  const [now, most] = [{ asked: 0 }, { asked: 0 }];
  server.intercept = async () => {
    most.asked = Math.max(most.asked, (now.asked += 1));
    await new Promise((resolve) => setTimeout(resolve, 20 * Math.random()));
    now.asked -= 1;
    return undefined;
  };
  const { address: baseUrl } = server;
  const urpSms = { provider: 'other', baseUrl, user: 'u', password: 'p', sender: 'Comune' };
  const channel = smsChannel(parseSmsSettings(urpSms));
  const register = await officeRegister();
  const keys = Array.from({ length: 24 }, (_, index) => hash(`one of many ${index}`));
  for (const key of keys) {
    await register.claimMessage(claim({ key, channel: 'sms', messageId: channel.identify(key) }));
    await register.recordDelivery(key, { status: 'sent' }, 'test');
  }
  const input = keys.map((key) => ({ json: { delivery: { key } } }));
  const messageKey = '={{ $json.delivery.key }}';
  const parameters = { operation: 'checkStatus', channels: ['sms'], which: 'item', messageKey };
  const { sent } = await runNotifier(input, parameters, { urpSms });
  await server.stop();
  expect(sent?.map(({ delivery }) => (delivery as { key: string }).key)).toEqual(keys);
  expect(most.asked).toBeGreaterThan(1);
  expect(most.asked).toBeLessThanOrEqual(8);
});
