import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveWebhookDescriptionField, type IDataObject, type INode } from 'n8n-workflow';
import { sendChannel } from '../../../lib/notification/channels/send';
import { dispatch } from '../../../lib/notification/dispatch';
import { pdfDocument } from '../../../lib/notification/send/documents';
import { parseSendSettings } from '../../../lib/notification/send/settings';
import type { Register } from '../../../lib/register/register';
import { UrpDeliveryTrigger } from '../../../nodes/UrpDeliveryTrigger/UrpDeliveryTrigger.node';
import { officeRegister } from '../../../nodes/shell/register';
import { codeOf } from '../../../sandbox/providers/send/stories';
import { startTestProviders, type TestProviders } from '../../lib/notification/providerServer';

const folder = mkdtempSync(join(tmpdir(), 'urp-stream-'));
process.env.N8N_USER_FOLDER = folder;

let register: Register;
let server: TestProviders;
beforeEach(async () => {
  register = await officeRegister();
  server = await startTestProviders();
});
afterEach(() => server.stop());
afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

const credential = () => ({
  environment: 'other',
  baseUrl: server.address,
  apiKey: 'chiave-canarino',
  senderDenomination: 'Comune di Esempio',
  senderTaxId: '00000000000',
});

/** The node, published: what it gave out and what failed, until it is stopped. */
async function publish() {
  const items: IDataObject[] = [];
  const failures: { description?: string | null }[] = [];
  const parameters: IDataObject = { provider: 'send', streamName: 'URP', pollSeconds: 0.02 };
  const { closeFunction } = await new UrpDeliveryTrigger().trigger.call({
    getNodeParameter: (name: string) => parameters[name],
    getCredentials: async () => credential(),
    getNode: () => ({ name: 'Trigger' }),
    getWorkflow: () => ({ name: 'flusso' }),
    getMode: () => 'trigger',
    emit: ([given]: [{ json: IDataObject }[]]) => items.push(...given.map(({ json }) => json)),
    saveFailedExecution: (error: { description?: string | null }) => failures.push(error),
  } as never);
  return { items, failures, stop: async () => closeFunction?.() };
}

let acts = 0;
async function notified(year: string): Promise<string> {
  acts += 1;
  const [report] = await dispatch(
    [
      {
        draft: {
          item: { reference: `ALTRO-${acts}` },
          text: { id: 'own', version: '1', text: { subject: 'Notifica', body: 'Un atto' } },
          language: 'it',
          sender: {},
          data: {},
          recipient: codeOf(year),
          approval: { by: 'Maria Bianchi', at: new Date().toISOString() },
          documents: [await pdfDocument('Atto.pdf', async () => Buffer.from('%PDF-1.7'))],
          details: {
            send: {
              protocolNumber: `P-${acts}`,
              taxonomyCode: '010101P',
              recipient: { name: 'Anna Verdi' },
            },
          },
        },
      },
    ],
    {
      channel: sendChannel(parseSendSettings(credential())),
      register,
      by: 'test',
      officerLanguage: 'it',
    },
  );
  expect(report?.status).toBe('sent');
  return report?.key ?? '';
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let times = 0; times < 300; times += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come about');
}
const readings = () => server.requests.filter(({ path }) => path.endsWith('/events'));

const fate = ({ delivery }: IDataObject) => {
  const { status, providerCode } = delivery as IDataObject;
  return `${String(status)} ${String(providerCode)}`;
};

it('tells what became of notifications, once each, and goes on after a restart', async () => {
  const first = await publish();
  const key = await notified('80');
  await notified('10');
  await notified('04');
  server.skip(9);
  await until(() => first.items.length === 3);
  expect(first.items.map(fate).sort()).toEqual([
    'delivered DELIVERED',
    'permanent-failure TAXID_NOT_VALID',
    'permanent-failure UNREACHABLE',
  ]);
  expect(JSON.stringify(first.items)).not.toMatch(/canarino|TSTPRV/);
  await until(async () => readings().at(-1)?.query.get('lastEventId') !== null);
  await first.stop();

  server.skip(20);
  const again = await publish();
  await until(() => again.items.length === 1);
  expect(again.items.map(fate)).toEqual(['read VIEWED']);
  expect((await register.findMessage(key))?.status).toBe('read');
  const streams = server.requests.filter(
    ({ path, method }) => /streams$/.test(path) && method === 'POST',
  );
  expect(streams).toHaveLength(1);
  await again.stop();
});

it('tells the day on which a notification takes effect, after its delivery and once', async () => {
  const published = await publish();
  const key = await notified('08');
  server.skip(9);
  await until(() => published.items.length === 1);
  server.skip(20);
  await until(() => published.items.length === 2);
  expect(published.items.map(fate)).toEqual(['delivered DELIVERED', 'delivered EFFECTIVE_DATE']);
  const before = { status: 'delivered', providerCode: 'DELIVERED' } as const;
  await register.recordDelivery(key, before, 'test');
  expect(await register.findMessage(key)).toMatchObject({ providerCode: 'EFFECTIVE_DATE' });
  await published.stop();
});

it('asks for its stream once when it is published', async () => {
  const published = await publish();
  await until(() => readings().length > 2);
  const asked = server.requests.filter(({ path }) => path.endsWith('/streams'));
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
  await published.stop();
});

it('takes no news backwards, and nothing of an answer that is not whole', async () => {
  const published = await publish();
  const key = await notified('80');
  server.skip(60);
  await until(async () => (await register.findMessage(key))?.status === 'read');
  const told = published.items.length;
  const iun = (await register.findMessage(key))?.providerId ?? '';
  const event = (place: number, changes: object) => ({
    eventId: String(9e15 + place).padStart(38, '0'),
    iun,
    newStatus: 'DELIVERED',
    element: {},
    ...changes,
  });
  const answers = [
    [event(1, {})],
    [event(2, { newStatus: 'CANCELLED' }), event(3, { eventId: 'x' })],
    [event(4, { iun: 'ABCD-ABCD-ABCD-202611-A-1' })],
  ];
  let served = 0;
  server.intercept = ({ path }) =>
    path.endsWith('/events') ? { status: 200, body: answers[served++] ?? [] } : undefined;
  await until(() => served > answers.length + 2);
  expect((await register.findMessage(key))?.status).toBe('read');
  expect(published.items).toHaveLength(told);
  expect(published.failures.map(({ description }) => description)).toEqual([
    expect.stringContaining('[send.stream-failed]'),
  ]);
  await published.stop();
});

it('says once that the stream cannot be read, and reads on when it can', async () => {
  const published = await publish();
  const key = await notified('13');
  let refusals = 3;
  server.intercept = ({ path }) =>
    path.endsWith('/events') && refusals-- > 0 ? { status: 503 } : undefined;
  server.skip(10);
  await until(async () => (await register.findMessage(key))?.status === 'delivered');
  expect(published.failures).toHaveLength(1);
  await published.stop();
});

it('is not published with a wrong key', async () => {
  server.intercept = () => ({ status: 403, body: { message: 'chiave-canarino' } });
  const failure = await publish().catch((error: Error) => error);
  expect(failure).toMatchObject({ description: expect.stringContaining('[send.stream-failed]') });
  expect(String(failure)).not.toContain('canarino');
});

it.each([
  ['send', ['', '']],
  ['whatsapp', ['POST', 'GET']],
])('with %s n8n opens the addresses %j', (provider, methods) => {
  const { webhooks = [] } = new UrpDeliveryTrigger().description;
  const node = { parameters: { provider } } as unknown as INode;
  const resolved = webhooks.map((each) => resolveWebhookDescriptionField(node, each, 'httpMethod'));
  expect(resolved).toEqual(methods.map((value) => ({ resolved: true, value })));
  expect(new UrpDeliveryTrigger().trigger).toBeDefined();
});
