import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { officeRegister } from '../../../nodes/shell/register';
import { startTestProviders, type TestProviders } from '../../lib/notification/providerServer';
import { runNotifier } from './runNotifier';

jest.setTimeout(60_000);

let server: TestProviders;
beforeAll(async () => {
  process.env.URP_LANGUAGE = 'it';
  server = await startTestProviders();
});
afterAll(async () => {
  await server.stop();
  await (await officeRegister()).close();
});

const minute = 60_000;
let tickets = 0;
const ticket = (phone: string, changes: IDataObject = {}) => ({
  json: {
    reference: `ALTRO-${(tickets += 1)}`,
    subject: 'Lampione',
    text: 'Spento.',
    language: 'it',
    citizen: { phone },
    ...changes,
  },
});
const urgent = { priority: 'urgent' };
const [undelivered, down, gone] = ['+393330000202', '+393331234567', '+393330000404'];
const now = DateTime.now().setZone('Europe/Rome');
const hour = (hours: number) => now.plus({ hours }).toFormat('HH:mm');

async function notify(...input: ReturnType<typeof ticket>[]) {
  const { address: baseUrl } = server;
  const urpSms = { provider: 'other', baseUrl, user: 'u', password: 'p', sender: 'Comune' };
  const rules = [{ channel: 'sms', applies: true, waitMinutes: 60 }];
  const options = { quietHours: `${hour(-1)}-${hour(12)}`, channelRules: { rules } };
  const parameters = { channels: ['sms'], template: 'received', administration: 'Comune', options };
  const { later, notSent } = await runNotifier(input, parameters, { urpSms });
  const minutes = later?.map(({ delivery }) => {
    const { waitUntil } = delivery as { waitUntil: string };
    return Math.round((Date.parse(waitUntil) - Date.now()) / minute);
  });
  return { minutes, notSent };
}

// n8n's Wait node holds all its items until the hour that the first of them bears.
test('what is waited for comes back in time behind one that waits for the morning', async () => {
  const { minutes } = await notify(ticket(undelivered), ticket(undelivered, urgent));
  expect(minutes).toEqual([5, 5]);
});

test('what a passing fault held up is tried again, behind one that waits for the morning', async () => {
  server.intercept = () => ({ status: 503 });
  const { minutes } = await notify(ticket(undelivered), ticket(down, urgent));
  server.intercept = undefined;
  expect(minutes).toEqual([10, 10]);
});

test('one that only waits for the morning waits until then', async () => {
  expect((await notify(ticket(undelivered))).minutes?.[0]).toBeGreaterThan(600);
});

test('what is done with does not come back', async () => {
  const { minutes, notSent } = await notify(ticket(gone, urgent));
  expect(minutes).toEqual([]);
  expect(notSent?.[0]?.delivery).not.toHaveProperty('waitUntil');
});
