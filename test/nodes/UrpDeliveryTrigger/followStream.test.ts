import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { INodeExecutionData, ITriggerResponse } from 'n8n-workflow';
import { sendChannel } from '../../../lib/notification/channels/send';
import { parseSendSettings } from '../../../lib/notification/send/settings';
import type { Register } from '../../../lib/register/register';
import { officeRegister } from '../../../nodes/shell/register';
import { UrpDeliveryTrigger } from '../../../nodes/UrpDeliveryTrigger/UrpDeliveryTrigger.node';
import { codeOf } from '../../../sandbox/providers/send/stories';
import { startTestProviders, type TestProviders } from '../../lib/notification/providerServer';
import { sendAct, settingsFor } from '../../lib/notification/send/act';
import { claim, hash } from '../../lib/register/requests';

const folder = mkdtempSync(join(tmpdir(), 'urp-follow-'));
process.env.N8N_USER_FOLDER = folder;

let server: TestProviders;
let register: Register;
let emitted: INodeExecutionData[];
let response: ITriggerResponse;
beforeEach(async () => {
  server = await startTestProviders();
  register = await officeRegister();
  emitted = [];
  response = {};
});
afterEach(async () => {
  await response.closeFunction?.();
  await server.stop();
});
afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

async function start(mode: string, provider = 'send') {
  const parameters: Record<string, unknown> = { provider, streamName: 'URP', pollSeconds: 0.01 };
  const context = {
    getNodeParameter: (name: string) => parameters[name],
    getCredentials: () => Promise.resolve(settingsFor(server.address)),
    getNode: () => ({ name: 'Trigger' }),
    getWorkflow: () => ({ name: 'flusso' }),
    getMode: () => mode,
    emit: ([items]: INodeExecutionData[][]) => emitted.push(...(items ?? [])),
  };
  response = await new UrpDeliveryTrigger().trigger.call(context as never);
}

async function sent(key: string): Promise<void> {
  const channel = sendChannel(parseSendSettings(settingsFor(server.address)));
  await register.claimMessage(claim({ key, channel: 'send', messageId: channel.identify(key) }));
  await register.recordDelivery(key, await sendAct(channel, codeOf('13'), key), 'test');
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 1000) throw new Error('It did not come to pass');
    await pause(5);
  }
}

it('tried out in the editor, reads from when the officer starts it', async () => {
  await start('manual');
  expect(server.requests.filter(({ path }) => path.endsWith('/events'))).toEqual([]);
  await response.manualTriggerFunction?.();
  const key = hash('act');
  await sent(key);
  server.skip(60);
  await until(() => emitted.length > 0);
  expect(emitted.map(({ json }) => json)).toMatchObject([
    { delivery: { key, channel: 'send', status: 'delivered', providerCode: 'DELIVERED' } },
  ]);
  await response.closeFunction?.();
  const before = server.requests.length;
  await pause(50);
  expect(server.requests.length).toBeLessThanOrEqual(before + 1);
});

it('reads nothing for providers that call', async () => {
  await start('trigger', 'whatsapp');
  expect(response).toEqual({});
  expect(server.requests).toEqual([]);
});
