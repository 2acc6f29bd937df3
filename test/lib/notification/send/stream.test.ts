import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sendChannel } from '../../../../lib/notification/channels/send';
import { sendClient, type SendClient } from '../../../../lib/notification/send/client';
import { parseSendSettings } from '../../../../lib/notification/send/settings';
import {
  followStream,
  openStream,
  readStream,
  type StreamFollowing,
} from '../../../../lib/notification/send/stream';
import { recordNews } from '../../../../lib/notification/webhook/record';
import { openRegister } from '../../../../lib/register/openRegister';
import type { MessageRecord, Register } from '../../../../lib/register/register';
import type { ProviderAnswer } from '../../../../sandbox/providers/server';
import { codeOf } from '../../../../sandbox/providers/send/stories';
import { claim, hash } from '../../register/requests';
import { startTestProviders, type TestProviders } from '../providerServer';
import { sendAct, settingsFor } from './act';

const apiKey = 'chiave-canarino';
let server: TestProviders;
let folder: string;
let register: Register;
let client: SendClient;
beforeEach(async () => {
  server = await startTestProviders();
  folder = mkdtempSync(join(tmpdir(), 'urp-stream-'));
  register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  client = sendClient(parseSendSettings(settingsFor(server.address)));
});
afterEach(async () => {
  await register.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** An act that went out and stands in the register; its key. */
async function sent(taxId: string, name = 'act'): Promise<string> {
  const key = hash(name);
  const channel = sendChannel(parseSendSettings(settingsFor(server.address)));
  const delivery = await sendAct(channel, taxId, key);
  await register.claimMessage(claim({ key, channel: 'send', messageId: channel.identify(key) }));
  await register.recordDelivery(key, delivery, 'test');
  return key;
}

const asked = (path: RegExp) => server.requests.filter((each) => path.test(each.path));

it('is made once for each name, and leaves out the states that tell nothing', async () => {
  const first = await openStream(client, 'URP');
  expect(await openStream(client, 'URP')).toBe(first);
  expect(await openStream(client, 'Tributi')).not.toBe(first);
  const made = asked(/streams$/).filter(({ method }) => method === 'POST');
  expect(made).toHaveLength(2);
  expect(made[0]?.body).toMatchObject({ title: 'URP', eventType: 'STATUS' });
  const { filterValues } = made[0]?.body as { filterValues: string[] };
  expect(filterValues).toEqual(expect.arrayContaining(['REFUSED', 'VIEWED', 'UNREACHABLE']));
  expect(filterValues).not.toContain('IN_VALIDATION');
});

it.each([
  ['80', { status: 'read', providerCode: 'VIEWED' }],
  ['13', { status: 'delivered', providerCode: 'DELIVERED' }],
  ['08', { status: 'delivered' }],
  ['02', { status: 'sent' }],
  ['10', { status: 'permanent-failure', providerCode: 'UNREACHABLE' }],
  ['11', { status: 'permanent-failure', providerCode: 'RETURNED_TO_SENDER' }],
  ['12', { status: 'permanent-failure', providerCode: 'CANCELLED' }],
  ['04', { status: 'permanent-failure', providerCode: 'TAXID_NOT_VALID' }],
  ['14', { status: 'permanent-failure', providerCode: 'FILE_PDF_INVALID_ERROR' }],
])('tells the fate of the simulated citizen of %s', async (year, expected) => {
  const streamId = await openStream(client, 'URP');
  const key = await sent(codeOf(year));
  server.skip(60);
  const { news } = await readStream(client, streamId, null);
  await recordNews(news, 'send', register, 'test');
  expect(await register.findMessage(key)).toMatchObject(expected);
});

it('is read in parts, each event once', async () => {
  const streamId = await openStream(client, 'URP');
  for (let act = 0; act < 13; act += 1) await sent(codeOf('80'), `act ${act}`);
  server.skip(60);
  const first = await readStream(client, streamId, null);
  expect(first).toMatchObject({ hasMore: true, news: { length: 50 } });
  const second = await readStream(client, streamId, first.last);
  expect(second).toMatchObject({ hasMore: false, news: { length: 2 } });
  expect(await readStream(client, streamId, second.last)).toEqual({
    news: [],
    last: null,
    hasMore: false,
  });
});

const event = (changes: object) => ({
  status: 200,
  body: [{ eventId: '0'.repeat(38), element: {}, ...changes }],
});

it.each<[string, ProviderAnswer]>([
  ['a wrong key', { status: 403, body: { message: `Forbidden ${apiKey}` } }],
  ['a stream that is gone', { status: 404, body: {} }],
  ['a limit', { status: 429, headers: { 'retry-after': '1000' } }],
  ['a fault', { status: 500, body: '<html>' }],
  ['a line cut', 'cut'],
  ['what is no list', { status: 200, body: {} }],
  ['an event whose name cannot be asked after', event({ eventId: '1&x=2' })],
  ['an IUN that is none', event({ iun: '../../x' })],
])('believes nothing of %s, and tells no key', async (_name, answer) => {
  const streamId = await openStream(client, 'URP');
  server.intercept = () => answer;
  const failure = await readStream(client, streamId, null).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'send.stream-failed' });
  expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toContain(apiKey);
});

it.each([
  ['of no notification', { newStatus: 'VIEWED' }],
  ['without a state', { notificationRequestId: 'x' }],
])('an event %s is passed over, and reading goes on after it', async (_name, changes) => {
  server.intercept = () => event(changes);
  expect(await readStream(client, 'x', null)).toMatchObject({ news: [], last: '0'.repeat(38) });
});

describe('following', () => {
  let stop: AbortController;
  let runs: MessageRecord[][];
  let failures: unknown[];
  let ended: Promise<void>;
  beforeEach(() => {
    stop = new AbortController();
    runs = [];
    failures = [];
    ended = Promise.resolve();
  });
  afterEach(async () => {
    stop.abort();
    await ended;
  });

  function follow(changes: Partial<StreamFollowing> = {}): void {
    const own = stop;
    const following = {
      client,
      title: 'URP',
      pollEvery: 5,
      by: 'flusso',
      openRegister: async () => register,
      run: (changed: MessageRecord[]) => void runs.push(changed),
      onFailure: (error: unknown) => void failures.push(error),
      ...changes,
    };
    ended = followStream(following, own.signal);
  }

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await isSo()); tries += 1) {
      if (tries > 1000) throw new Error('It did not come to pass');
      await pause(5);
    }
  }
  const rounds = () => asked(/events$/).length;
  const statuses = () => runs.flat().map(({ status }) => status);

  it('starts a run with what changed, and ends when told to', async () => {
    follow();
    await until(() => rounds() > 0);
    await sent(codeOf('80'));
    server.skip(9);
    await until(() => runs.length === 1);
    server.skip(60);
    await until(() => runs.length === 2);
    expect(statuses()).toEqual(['delivered', 'read']);
    stop.abort();
    await ended;
    const before = rounds();
    await pause(30);
    expect(rounds()).toBe(before);
    expect(failures).toEqual([]);
  });

  it('goes on after a restart where it was', async () => {
    follow();
    await until(() => rounds() > 0);
    await sent(codeOf('80'));
    server.skip(9);
    await until(() => runs.length === 1);
    stop.abort();
    await ended;
    const before = rounds();
    server.skip(60);
    stop = new AbortController();
    follow();
    await until(() => runs.length === 2);
    expect(asked(/events$/)[before]?.query.get('lastEventId')).toMatch(/^0\d{37}$/);
    expect(statuses()).toEqual(['delivered', 'read']);
  });

  it('reads again what was not done with, and tells nothing twice', async () => {
    let isFull = true;
    const failing = async () => ({
      findMessage: register.findMessage,
      recordDelivery: register.recordDelivery,
      streamMark: register.streamMark,
      moveStreamMark: async (...mark: Parameters<Register['moveStreamMark']>) => {
        if (isFull) throw new Error('disk full');
        return register.moveStreamMark(...mark);
      },
    });
    const streamId = await openStream(client, 'URP');
    await sent(codeOf('13'));
    server.skip(60);
    follow({ openRegister: failing });
    await until(() => rounds() > 3);
    expect(await register.streamMark(streamId)).toBeNull();
    isFull = false;
    await until(async () => (await register.streamMark(streamId)) !== null);
    expect(statuses()).toEqual(['delivered']);
    expect(failures).toHaveLength(1);
  });

  it('hands on what it recorded before the register failed', async () => {
    await openStream(client, 'URP');
    await sent(codeOf('13'), 'first');
    const second = await sent(codeOf('13'), 'second');
    server.skip(60);
    let isFull = true;
    const recordDelivery = (...news: Parameters<Register['recordDelivery']>) =>
      isFull && news[0] === second
        ? Promise.reject(new Error('disk full'))
        : register.recordDelivery(...news);
    follow({ openRegister: async () => ({ ...register, recordDelivery }) });
    await until(() => rounds() > 2);
    isFull = false;
    await until(async () => (await register.findMessage(second))?.status === 'delivered');
    await until(() => runs.flat().length >= 2);
    expect(statuses()).toEqual(['delivered', 'delivered']);
    expect(failures).toHaveLength(1);
  });

  it('says a fault once until it has passed, and goes on after it', async () => {
    follow();
    await until(() => rounds() > 0);
    for (const fault of [1, 2]) {
      const before = server.requests.length;
      server.intercept = () => ({ status: 503 });
      await until(() => server.requests.length > before + 3);
      server.intercept = undefined;
      const healed = rounds();
      await until(() => rounds() > healed + 1);
      expect(failures).toHaveLength(fault);
    }
    expect(failures[0]).toMatchObject({ code: 'send.stream-failed' });
  });

  it('makes the stream anew where it was taken away', async () => {
    const gone = 'b1f7a1de-0000-4000-8000-000000000000';
    server.intercept = ({ method, path }) =>
      method === 'GET' && path.endsWith('/streams')
        ? { status: 200, body: [{ title: 'URP', streamId: gone }] }
        : undefined;
    follow();
    await until(() => failures.length === 1);
    server.intercept = undefined;
    await until(() => rounds() > 2);
    await sent(codeOf('13'));
    server.skip(60);
    await until(() => runs.length === 1);
    expect(asked(/events$/).at(-1)?.path).not.toContain(gone);
  });
});
