import type { IDataObject } from 'n8n-workflow';
import { officeRegister } from '../../../nodes/shell/register';
import { channelCredentialTests } from '../../../nodes/UrpNotifier/credentialTests';
import { codeOf } from '../../../sandbox/providers/send/stories';
import type { ProviderAnswer } from '../../../sandbox/providers/server';
import { inadCredential } from '../../lib/notification/inad/settings';
import { startMailServer, type MailServer } from '../../lib/notification/mailServer';
import { startTestProviders, type TestProviders } from '../../lib/notification/providerServer';
import { runNotifier } from './runNotifier';

jest.setTimeout(60_000);

let server: TestProviders;
let mail: MailServer;
beforeEach(async () => {
  process.env.URP_LANGUAGE = 'it';
  server = await startTestProviders();
  mail = await startMailServer();
});
afterEach(() => Promise.all([server.stop(), mail.close()]));
afterAll(async () => (await officeRegister()).close());

let tickets = 0;
const ticket = (year: string, changes: IDataObject = {}) => ({
  reference: `ALTRO-${(tickets += 1)}`,
  subject: 'Provvedimento',
  text: 'Il provvedimento.',
  language: 'it',
  citizen: { givenName: 'Anna', familyName: 'Prova', fiscalCode: codeOf(year) },
  fields: { pec: 'altra@pec.example' },
  ...changes,
});

async function notify(items: IDataObject[], parameters: IDataObject = {}) {
  const credentials = {
    urpPec: { ...mail.settings() },
    urpSmtp: { ...mail.settings() },
    urpInad: inadCredential(server),
  };
  const own = { channels: ['pec'], pecAddressFrom: 'inad', ...parameters };
  const input = items.map((json) => ({ json }));
  const { sent, notSent, later } = await runNotifier(input, own, credentials);
  expect(JSON.stringify([sent, notSent, later])).not.toMatch(/tstprv|PRIVATE KEY|eyJ/);
  return { sent, notSent, later };
}
const looksUp = () => server.requests.filter(({ path }) => path.includes('/extract/')).length;

test('a PEC goes to the domicile in INAD, masked on the item, once', async () => {
  const item = ticket('80', { fields: {} });
  const { sent } = await notify([item]);
  expect(sent?.[0]?.delivery).toMatchObject({
    status: 'sent',
    channel: 'pec',
    recipient: 't•••@pec.example',
  });
  expect(mail.received.map(({ to }) => to)).toEqual([
    [`${codeOf('80').toLowerCase()}@pec.example`],
  ]);
  const again = await notify([item]);
  expect(again.sent?.[0]?.delivery).toMatchObject({ repeated: true });
  expect(mail.received).toHaveLength(1);
});

test.each([
  ['04', 'notSent', 'recipient.no-domicile'],
  ['03', 'later', 'inad.refused'],
  ['54', 'later', 'inad.unavailable'],
] as const)('alone, %s comes out of %s with %s', async (year, way, code) => {
  const found = await notify([ticket(year, { fields: {} }), ticket('80', { fields: {} })]);
  expect(found[way]?.map(({ delivery }) => delivery)).toMatchObject([
    { providerCode: code, next: expect.any(String) },
  ]);
  expect(found.sent).toHaveLength(1);
});

test('a chain goes on where there is no domicile, and stops where nobody knows', async () => {
  const citizen = (year: string) => ({
    citizen: { fiscalCode: codeOf(year), email: 'anna@posta.example' },
    fields: {},
  });
  const items = ['80', '04', '54'].map((year) => ticket(year, citizen(year)));
  const { sent, later } = await notify(items, { channels: ['pec', 'email'] });
  const story = (each: IDataObject) =>
    (each.deliveries as IDataObject[]).map(
      ({ channel, status }) => `${String(channel)} ${String(status)}`,
    );
  expect(sent?.map(story)).toEqual([['pec sent'], ['pec permanent-failure', 'email sent']]);
  expect(later?.map(story)).toEqual([['pec technical-failure']]);
});

test('INAD hears nothing of whom an earlier channel has reached', async () => {
  const item = ticket('80', { citizen: { fiscalCode: codeOf('80'), email: 'anna@posta.example' } });
  await notify([item], { channels: ['email', 'pec'] });
  expect(looksUp()).toBe(0);
});

test.each<[string, ProviderAnswer]>([
  ['moved', { status: 200, body: { digitalAddress: [{ digitalAddress: 'nuova@pec.example' }] } }],
  ['ended', { status: 404, body: { status: '404', type: 'NOT_FOUND' } }],
  ['be unknown', 'cut'],
])(
  'a PEC that went is waited for, and nobody is asked again whose domicile may have %s',
  async (_what, answer) => {
    const waiting = {
      channels: ['pec', 'email'],
      options: { channelRules: { rules: [{ channel: 'pec', applies: true, waitMinutes: 60 }] } },
    };
    const item = ticket('80', {
      citizen: { fiscalCode: codeOf('80'), email: 'anna@posta.example' },
    });
    expect((await notify([item], waiting)).later?.[0]?.delivery).toMatchObject({ status: 'sent' });
    expect(looksUp()).toBe(1);
    server.intercept = ({ path }) => (path.includes('/extract/') ? answer : undefined);
    const { later } = await notify([item], waiting);
    expect(later?.[0]?.delivery).toMatchObject({ status: 'sent', channel: 'pec', repeated: true });
    expect(mail.received).toHaveLength(1);
    expect(looksUp()).toBe(1);
  },
);

test('a preview shows where it would go, and sends nothing', async () => {
  const { sent, notSent } = await notify(
    [ticket('80', { fields: {} }), ticket('04', { fields: {} })],
    { operation: 'preview' },
  );
  expect(sent?.[0]?.preview).toMatchObject({ channel: 'pec', recipient: 't•••@pec.example' });
  expect(notSent?.[0]?.preview).toMatchObject({ providerCode: 'recipient.no-domicile' });
  expect(mail.counts.connections).toBe(0);
});

test('whoever is outside the test mode is not written to, wherever the address is from', async () => {
  const { notSent } = await notify([ticket('80', { fields: {} })], {
    options: { allowedRecipients: '@comune.example' },
  });
  expect(notSent?.[0]?.delivery).toMatchObject({ providerCode: 'recipient.not-allowed' });
});

test('the credential’s test button asks both services', async () => {
  const { urpInadTest } = channelCredentialTests();
  const test = (changes: object) =>
    urpInadTest?.call({} as never, {
      id: '1',
      name: 'INAD',
      type: 'urpInad',
      data: inadCredential(server, changes) as never,
    });
  expect(await test({})).toMatchObject({ status: 'OK' });
  expect(await test({ keyId: 'altra' })).toMatchObject({
    status: 'Error',
    message: expect.stringContaining('PDND'),
  });
});

test.each<[string, RegExp, ProviderAnswer, string]>([
  ['INAD refuses all', /extract/, { status: 403, body: {} }, 'inad.refused'],
  ['the PDND refuses all', /token/, { status: 400, body: {} }, 'inad.refused'],
])('of a long list nobody is asked about any more once %s', async (_what, path, answer, code) => {
  server.intercept = (request) => (path.test(request.path) ? answer : undefined);
  const { later } = await notify(Array.from({ length: 40 }, () => ticket('80', { fields: {} })));
  expect(later).toHaveLength(40);
  for (const { delivery } of later ?? []) expect(delivery).toMatchObject({ providerCode: code });
  // Eight are under way at once.
  expect(server.requests.filter((request) => path.test(request.path)).length).toBeLessThan(16);
});

test('some of a list without an answer do not keep the others from being asked', async () => {
  const years = Array.from({ length: 20 }, (_, index) => (index % 2 ? '03' : '04'));
  const { sent, notSent, later } = await notify(
    [...years, '80'].map((year) => ticket(year, { fields: {} })),
  );
  expect([sent, notSent, later].map((way) => way?.length)).toEqual([1, 10, 10]);
});
