import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendDownChain, type ChainOptions, type ChainStep } from '../../../lib/notification/chain';
import type { Channel } from '../../../lib/notification/channel';
import { appIoChannel } from '../../../lib/notification/channels/appIo';
import { emailChannel } from '../../../lib/notification/channels/email';
import { pecChannel } from '../../../lib/notification/channels/pec';
import { smsChannel } from '../../../lib/notification/channels/sms';
import { parseAppIoSettings } from '../../../lib/notification/appIo/settings';
import { parsePecSettings } from '../../../lib/notification/pec/settings';
import { wayOut } from '../../../lib/notification/report';
import { parseSmsSettings } from '../../../lib/notification/sms/settings';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { startMailServer, type MailServer } from './mailServer';
import { startTestProviders, type TestProviders } from './providerServer';

let folder: string;
let mail: MailServer;
let providers: TestProviders;
let register: Register;
let now: Date;
let channels: Record<'app-io' | 'email' | 'pec' | 'sms', Channel>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-chain-'));
  mail = await startMailServer();
  providers = await startTestProviders();
  now = new Date('2026-11-24T10:00:00Z');
  register = await openRegister(
    { kind: 'sqlite', file: join(folder, 'register.sqlite') },
    { now: () => now },
  );
  const { address: baseUrl } = providers;
  channels = {
    'app-io': appIoChannel(parseAppIoSettings({ baseUrl, apiKey: 'k', testMode: true })),
    email: emailChannel(mail.settings()),
    pec: pecChannel(parsePecSettings(mail.settings())),
    sms: smsChannel(
      parseSmsSettings({ provider: 'other', baseUrl, user: 'u', password: 'p', sender: 'Comune' }),
    ),
  };
});
afterEach(async () => {
  await Promise.all(Object.values(channels).map((channel) => channel.close()));
  await register.close();
  await Promise.all([mail.close(), providers.stop()]);
  rmSync(folder, { recursive: true });
});

const recipients = {
  'app-io': 'TSTPRV80A01H501A',
  email: 'anna@posta.example',
  pec: 'anna@pec.example',
  sms: '+393331234567',
};

function step(id: keyof typeof recipients, changes: Partial<ChainStep> = {}): ChainStep {
  return {
    channel: channels[id],
    recipient: recipients[id],
    applies: true,
    waitMinutes: 0,
    ...changes,
  };
}

async function send(steps: ChainStep[], options: Partial<ChainOptions> = {}, body = 'Testo') {
  const { reports, report } = await sendDownChain(
    {
      item: { reference: 'PROT-1', citizen: {} },
      text: {
        id: 'own',
        version: '1',
        text: { subject: 'Oggetto del messaggio', body: `${body} ${'parola '.repeat(15)}` },
      },
      language: 'it',
      sender: {},
      data: {},
    },
    steps,
    {
      register,
      by: 'test',
      officerLanguage: 'it',
      retry: { attempts: 2, base: 1, cap: 1, budget: 2000 },
      now: () => now,
      ...options,
    },
  );
  return {
    report,
    way: wayOut(report),
    story: reports.map((each) => `${each.channel}: ${each.key ? each.status : each.providerCode}`),
  };
}

it('stops at the first channel that has it', async () => {
  const { story, way } = await send([step('app-io'), step('email'), step('sms')]);
  expect({ story, way }).toEqual({ story: ['app-io: sent'], way: 'sent' });
  expect(mail.received).toHaveLength(0);
});

it.each([
  ['who is not there', { recipient: 'TSTPRV04A01H501A' }, 'app-io: permanent-failure'],
  ['who wants none', { recipient: 'TSTPRV03A01H501A' }, 'app-io: permanent-failure'],
  ['who left no address', { recipient: '' }, 'app-io: recipient.missing'],
  ['whose address is none', { recipient: 'boh' }, 'app-io: recipient.invalid'],
] as [string, Partial<ChainStep>, string][])('goes on for %s', async (_name, changes, first) => {
  const { story, way } = await send([step('app-io', changes), step('email'), step('sms')]);
  expect({ story, way }).toEqual({ story: [first, 'email: sent'], way: 'sent' });
});

it('never goes on for a fault of the text', async () => {
  const { story, way } = await send([step('sms'), step('email')], {}, 'x'.repeat(2000));
  expect({ story, way }).toEqual({ story: ['sms: message.too-long'], way: 'not-sent' });
  expect(mail.received).toHaveLength(0);
});

it.each([
  ['a fault that passes', '+393330000503', 'temporary-failure', 'later'],
  ['an outcome that nobody knows', '+393330000500', 'unknown', 'not-sent'],
])('does not go on after %s', async (_name, recipient, status, expected) => {
  providers.intercept = ({ path, method }) =>
    method === 'POST' && path.endsWith('/sms')
      ? { status: status === 'unknown' ? 500 : 503 }
      : undefined;
  const { story, way } = await send([step('sms', { recipient }), step('email')]);
  expect({ story, way }).toEqual({ story: [`sms: ${status}`], way: expected });
  expect(mail.received).toHaveLength(0);
});

it('looks up what may have gone, and does not send it again', async () => {
  const { story, way } = await send([step('sms', { recipient: '+393330000504' }), step('email')]);
  expect({ story, way }).toEqual({ story: ['sms: delivered'], way: 'sent' });
  expect(providers.arrived()).toHaveLength(1);
});

it('waits for a delivery, over as many executions as it takes, and then goes on', async () => {
  const steps = [step('sms', { recipient: '+393330000202', waitMinutes: 12 }), step('email')];
  const first = await send(steps);
  expect(first).toMatchObject({ way: 'later', report: { waitUntil: '2026-11-24T10:05:00.000Z' } });
  now = new Date('2026-11-24T10:11:00Z');
  const second = await send(steps);
  // A wait of a minute would be lost when n8n is started again.
  expect(second).toMatchObject({ way: 'later', report: { waitUntil: '2026-11-24T10:12:10.000Z' } });
  now = new Date('2026-11-24T10:12:00Z');
  expect(await send(steps)).toMatchObject({ way: 'sent', story: ['sms: sent', 'email: sent'] });
  expect(await send(steps)).toMatchObject({ way: 'sent', story: ['sms: sent', 'email: sent'] });
  expect(providers.arrived()).toHaveLength(1);
  expect(mail.received).toHaveLength(1);
});

it.each([
  ['+393331234567', ['sms: delivered']],
  ['+393330000408', ['sms: permanent-failure', 'email: sent']],
])('asks the provider while it waits: %s', async (recipient, story) => {
  expect((await send([step('sms', { recipient, waitMinutes: 60 }), step('email')])).story).toEqual(
    story,
  );
});

it('takes what a receipt has told for its status', async () => {
  const steps = [step('pec', { waitMinutes: 24 * 60 }), step('email')];
  const { report } = await send(steps);
  await register.recordDelivery(report.key ?? '', { status: 'delivered' }, 'ricevuta');
  expect(await send(steps)).toMatchObject({ way: 'sent', story: ['pec: delivered'] });
});

it('puts first what the citizen chose, and leaves out what does not apply', async () => {
  const steps = [step('app-io', { applies: false }), step('email'), step('sms')];
  expect((await send(steps, { preferred: 'sms' })).story).toEqual(['sms: sent']);
  expect((await send(steps, { preferred: 'app-io' })).story).toEqual(['email: sent']);
});

it('uses only what has legal value, where that is needed', async () => {
  const steps = [step('email'), step('pec')];
  expect((await send(steps, { legalOnly: true })).story).toEqual(['pec: sent']);
  expect(await send([step('email')], { legalOnly: true })).toMatchObject({
    way: 'not-sent',
    story: ['chain: recipient.no-channel'],
  });
});

it('tells the last refusal when no channel is left', async () => {
  mail.behaviour = { rcpt: () => ({ code: 550, words: '5.1.1 No' }) };
  const { story, way } = await send([
    step('app-io', { recipient: 'TSTPRV04A01H501A' }),
    step('email'),
  ]);
  expect({ story, way }).toEqual({
    story: ['app-io: permanent-failure', 'email: permanent-failure'],
    way: 'not-sent',
  });
});
