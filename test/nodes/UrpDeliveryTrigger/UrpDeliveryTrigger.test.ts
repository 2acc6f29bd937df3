import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UrpDeliveryTrigger } from '../../../nodes/UrpDeliveryTrigger/UrpDeliveryTrigger.node';
import { officeRegister } from '../../../nodes/shell/register';
import type { Register } from '../../../lib/register/register';
import { sendAll } from '../../../lib/notification/sender';
import { twilioChannel } from '../../../lib/notification/channels/twilio';
import { parseTwilioSettings } from '../../../lib/notification/twilio/settings';
import type { ProviderAnswer } from '../../../sandbox/providers/server';
import { startTestProviders } from '../../lib/notification/providerServer';
import { claim, hash } from '../../lib/register/requests';

const folder = mkdtempSync(join(tmpdir(), 'urp-delivery-'));
process.env.N8N_USER_FOLDER = folder;
const appSecret = 'segreto-canarino';
const callback = 'https://n8n.comune.example/webhook/stato';
const whatsApp = {
  phoneNumberId: '106540352242922',
  accessToken: 'token',
  appSecret,
  verifyToken: 'parola',
};
const twilio = {
  accountSid: 'AC1',
  authToken: 'token-canarino',
  from: '+15005550006',
  statusCallback: callback,
};

let register: Register;
let key: string;
let tests = 0;
beforeEach(async () => {
  register = await officeRegister();
  key = hash(`message ${(tests += 1)}`);
});
afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

async function sent(channel: string): Promise<void> {
  await register.claimMessage(claim({ key, channel, messageId: key.slice(0, 40) }));
  await register.recordDelivery(key, { status: 'sent', providerId: `P${key}` }, 'test');
}

interface Call {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  credential: object;
}

async function call(
  provider: string,
  { method = 'POST', body = '', headers = {}, query = {}, credential }: Call,
) {
  const answer = { status: 200, body: '' };
  const response = {
    status: (status: number) => ((answer.status = status), response),
    type: () => response,
    send: (text: string) => ((answer.body = text), response),
  };
  const context = {
    getNodeParameter: () => provider,
    getRequestObject: () => ({ method, rawBody: Buffer.from(body) }),
    getResponseObject: () => response,
    getHeaderData: () => headers,
    getQueryData: () => query,
    getCredentials: () => Promise.resolve(credential),
    getNode: () => ({ name: 'Trigger' }),
    getWorkflow: () => ({ name: 'flusso' }),
  };
  const { workflowData = [] } = await new UrpDeliveryTrigger().webhook.call(context as never);
  return { ...answer, items: (workflowData[0] ?? []).map(({ json }) => json) };
}

const states = (...list: object[]) =>
  JSON.stringify({ object: 'x', entry: [{ changes: [{ value: { statuses: list } }] }] });
const signed = (body: string, secret = appSecret) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

describe('WhatsApp', () => {
  const state = (status: string, changes: object = {}) => ({
    id: `P${key}`,
    status,
    biz_opaque_callback_data: key.slice(0, 40),
    ...changes,
  });
  const tell = (body: string, headers = signed(body)) =>
    call('whatsapp', { body, headers, credential: whatsApp });

  it('brings a message up to date, and tells only what changed', async () => {
    await sent('whatsapp');
    const { items } = await tell(states(state('delivered')));
    expect(items).toMatchObject([{ delivery: { key, status: 'delivered', channel: 'whatsapp' } }]);
    expect((await tell(states(state('delivered')))).items).toEqual([]);
    expect((await tell(states(state('read')))).items).toHaveLength(1);
    expect((await tell(states(state('delivered'), state('sent')))).items).toEqual([]);
    expect((await register.findMessage(key))?.status).toBe('read');
  });

  it('hands on what it recorded before the register failed, and asks for the rest again', async () => {
    await sent('whatsapp');
    const found = register.findMessage;
    const broken = jest.spyOn(register, 'findMessage').mockImplementation(async (name) => {
      if (name === 'other') throw new Error('disk full');
      return found(name);
    });
    const body = states(state('delivered'), state('read', { biz_opaque_callback_data: 'other' }));
    const answer = await tell(body);
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 503, items: [{ delivery: { status: 'delivered' } }] });
    expect((await tell(body)).items).toMatchObject([{ delivery: { status: 'read' } }]);
  });

  it('settles a message whose answer was lost, by the data that it bore', async () => {
    await register.claimMessage(claim({ key, channel: 'whatsapp', messageId: key.slice(0, 40) }));
    await register.recordDelivery(key, { status: 'unknown' }, 'test');
    const failed = state('failed', { errors: [{ code: 131026, title: 'Undeliverable' }] });
    const { items } = await tell(states(failed));
    expect(items).toMatchObject([
      { delivery: { status: 'permanent-failure', providerCode: '131026' } },
    ]);
  });

  it.each<[string, (body: string) => Record<string, string>, object]>([
    ['no signature', () => ({}), {}],
    ['a signature of another secret', (body) => signed(body, 'altro'), {}],
    ['a signature of another body', () => signed('{}'), {}],
    [
      'a signature without its scheme',
      (body) => ({ 'x-hub-signature-256': signed(body)['x-hub-signature-256'].slice(7) }),
      {},
    ],
    ['a credential without a secret', (body) => signed(body, ''), { appSecret: '' }],
  ])('refuses %s and reads nothing', async (_name, headers, changes) => {
    await sent('whatsapp');
    const body = states(state('read'));
    const credential = { ...whatsApp, ...changes };
    const answer = await call('whatsapp', { body, headers: headers(body), credential });
    expect(answer).toEqual({ status: 401, body: 'Unauthorized', items: [] });
    expect((await register.findMessage(key))?.status).toBe('sent');
  });

  it.each([
    'non json',
    '[]',
    '{"entry":[{"changes":[{"value":{"statuses":[{"id":1}]}}]}]}',
    '{"entry":null}',
  ])('a signed call without states (%s) starts nothing', async (body) =>
    expect((await tell(body)).items).toEqual([]),
  );

  it.each<[string, Record<string, string>, object, number]>([
    [
      'its own word',
      { 'hub.mode': 'subscribe', 'hub.verify_token': 'parola', 'hub.challenge': '123' },
      {},
      200,
    ],
    [
      'another word',
      { 'hub.mode': 'subscribe', 'hub.verify_token': 'x', 'hub.challenge': '123' },
      {},
      401,
    ],
    [
      'no word at all',
      { 'hub.mode': 'subscribe', 'hub.verify_token': '', 'hub.challenge': '1' },
      { verifyToken: '' },
      401,
    ],
    [
      'a page as challenge',
      { 'hub.mode': 'subscribe', 'hub.verify_token': 'parola', 'hub.challenge': '<script>' },
      {},
      401,
    ],
  ])('answers the check of its address for %s', async (_name, query, changes, status) => {
    const credential = { ...whatsApp, ...changes };
    const answer = await call('whatsapp', { method: 'GET', query, credential });
    expect(answer).toMatchObject({ status, body: status === 200 ? '123' : 'Unauthorized' });
  });
});

describe('Twilio', () => {
  const form = (status: string, changes: Record<string, string> = {}) =>
    new URLSearchParams({
      MessageSid: `P${key}`,
      MessageStatus: status,
      To: '+393331234567',
      ...changes,
    });
  const signature = (body: URLSearchParams, token = twilio.authToken, url = callback) => {
    const text =
      url +
      [...body]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flat()
        .join('');
    return { 'x-twilio-signature': createHmac('sha1', token).update(text).digest('base64') };
  };
  const tell = (body: URLSearchParams, headers = signature(body), changes: object = {}) =>
    call('twilio', { body: String(body), headers, credential: { ...twilio, ...changes } });

  it.each([
    ['delivered', {}, 'delivered'],
    ['undelivered', { ErrorCode: '30005' }, 'permanent-failure'],
    ['failed', { ErrorCode: '30007' }, 'permanent-failure'],
  ])('%s', async (state, changes, status) => {
    await sent('twilio');
    expect((await tell(form(state, changes))).items).toMatchObject([{ delivery: { status } }]);
  });

  it('tells no number in full', async () => {
    await sent('twilio');
    expect(JSON.stringify(await tell(form('delivered')))).not.toContain('3331234567');
  });

  it.each<[string, (body: URLSearchParams) => Record<string, string>, object]>([
    ['no signature', () => ({}), {}],
    ['another token', (body) => signature(body, 'altro'), {}],
    ['another address', (body) => signature(body, twilio.authToken, 'https://altro.example/'), {}],
    ['a field added', (body) => signature(new URLSearchParams([...body, ['X', 'y']])), {}],
    [
      'no address in the credential',
      (body) => signature(body, twilio.authToken, ''),
      { statusCallback: '' },
    ],
  ])('refuses %s and reads nothing', async (_name, headers, changes) => {
    await sent('twilio');
    const body = form('delivered');
    expect(await tell(body, headers(body) as never, changes)).toMatchObject({
      status: 401,
      items: [],
    });
    expect((await register.findMessage(key))?.status).toBe('sent');
  });

  it('a message of another channel is not touched', async () => {
    await sent('sms');
    expect((await tell(form('delivered'))).items).toEqual([]);
  });

  describe('a call that overtakes the answer to the request that sends', () => {
    /** Twilio's call about a message, made while its request still waits for the answer. */
    async function sendWith(afterCall: ProviderAnswer | undefined, status: string) {
      const providers = await startTestProviders();
      const credential = { ...twilio, baseUrl: providers.address, accountSid: 'AC1' };
      const channel = twilioChannel(parseTwilioSettings(credential));
      const calls: Awaited<ReturnType<typeof call>>[] = [];
      providers.intercept = async ({ body }) => {
        const { StatusCallback: address = '' } = body as Record<string, string>;
        const news = new URLSearchParams({ MessageSid: `SM${key}`, MessageStatus: status });
        const query = Object.fromEntries(new URL(address).searchParams);
        const headers = signature(news, twilio.authToken, address);
        calls.push(await call('twilio', { body: String(news), headers, query, credential }));
        // The same call with another message's name is not Twilio's.
        const forged = { ...query, message: 'f'.repeat(40) };
        calls.push(
          await call('twilio', { body: String(news), headers, query: forged, credential }),
        );
        return afterCall;
      };
      const message = { subject: 'Ricevuta', body: `Ricevuta ${key}`, language: 'it' as const };
      const template = { id: 'received', version: '1-it' };
      const notification = { recipient: '+393331234567', message, template, reference: null };
      const [outcome] = await sendAll([notification], { channel, register, by: 'test' });
      await providers.stop();
      return { outcome, calls };
    }

    it.each<[string, ProviderAnswer | undefined, string, string]>([
      ['delivered, and the answer comes after', undefined, 'delivered', 'delivered'],
      ['sent, and the answer comes after', undefined, 'sent', 'sent'],
      ['failed, and the answer comes after', undefined, 'failed', 'permanent-failure'],
      ['delivered, and the answer is lost', 'cut', 'delivered', 'delivered'],
      ['delivered, and the answer is a fault', { status: 500 }, 'delivered', 'delivered'],
    ])('%s', async (_name, answer, told, status) => {
      const { outcome, calls } = await sendWith(answer, told);
      expect(calls[0]).toMatchObject({ status: 200, items: [{ delivery: { status } }] });
      expect(calls[1]).toMatchObject({ status: 401, items: [] });
      expect(outcome).toMatchObject({
        kind: 'answered',
        record: { status, providerId: `SM${key}` },
      });
    });
  });
});
