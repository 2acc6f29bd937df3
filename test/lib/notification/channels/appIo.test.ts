import { appIo, appIoChannel } from '../../../../lib/notification/channels/appIo';
import { markdownOf } from '../../../../lib/notification/appIo/content';
import { parseAppIoSettings } from '../../../../lib/notification/appIo/settings';
import { caught, describeChannel } from '../channelContract';
import {
  describeRefusals,
  sendThrough,
  startTestProviders,
  throughTestProviders,
} from '../providerServer';

const recipient = 'RSSMRA85T10A562S';
const credential = (baseUrl: string, changes: object = {}) => ({
  baseUrl,
  apiKey: 'chiave-canarino',
  ...changes,
});
const open = (address: string, changes: object = {}) =>
  appIoChannel(parseAppIoSettings(credential(address, changes)));

describeChannel('app-io', {
  open: () => throughTestProviders(open),
  recipient,
  badRecipients: ['', 'mario', 'RSSMRA85T10A562X', '12345678903', 'm@x.example'],
  wellDone: 'sent',
});

const problem = (status: number, detail: string) => ({
  status,
  body: { title: 'x', status, detail },
});

describeRefusals('app-io', {
  open,
  recipient,
  sending: /messages$/,
  secrets: ['chiave-canarino'],
  answers: [
    [
      'a message it cannot read',
      problem(400, 'amount above maximum for RSSMRA85T10A562S'),
      { status: 'permanent-failure', failure: 'permanent', providerCode: '400' },
    ],
    ['a wrong key', problem(401, 'chiave-canarino'), { status: 'technical-failure' }],
    ['a recipient not authorised for tests', problem(403, 'x'), { status: 'technical-failure' }],
    [
      'a citizen who left meanwhile',
      problem(404, 'x'),
      { status: 'permanent-failure', failure: 'recipient' },
    ],
    ['too large a message', problem(413, 'x'), { status: 'permanent-failure' }],
    [
      'too many at once',
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 'temporary-failure', retryAfter: 2 },
    ],
    ['a fault inside', problem(500, 'x'), { status: 'unknown' }],
    ['a fault on the way', problem(502, 'x'), { status: 'unknown' }],
    ['a pause', problem(503, 'x'), { status: 'temporary-failure', failure: 'transient' }],
    ['a gateway that waits no longer', problem(504, 'x'), { status: 'unknown' }],
    ['a line cut', 'cut', { status: 'unknown', providerCode: 'ECONNRESET' }],
    ['an answer without a name', { status: 201, body: {} }, { status: 'unknown' }],
  ],
});

describe('app-io over a real server', () => {
  let server: Awaited<ReturnType<typeof startTestProviders>>;
  beforeEach(async () => {
    server = await startTestProviders();
  });
  afterEach(() => server.stop());

  it.each([
    ['nobody', { status: 404 }, 'NO_PROFILE', 'recipient'],
    [
      'who has switched it off',
      { status: 200, body: { sender_allowed: false } },
      'SENDER_BLOCKED',
      'recipient',
    ],
    ['a fault', { status: 500 }, '500', 'transient'],
    ['a limit', { status: 429 }, '429', 'transient'],
    ['a wrong key', { status: 401 }, '401', 'permanent'],
    ['a line cut', 'cut' as const, 'ECONNRESET', 'transient'],
  ])(
    'asks for the profile first, and sends nothing after %s',
    async (_name, answer, code, failure) => {
      server.intercept = ({ path }) => (path.endsWith('/profiles') ? answer : undefined);
      expect(await sendThrough(open(server.address), recipient)).toMatchObject({
        providerCode: code,
        failure,
      });
      expect(server.requests.filter(({ path }) => path.endsWith('/messages'))).toEqual([]);
      expect(server.requests.every(({ path }) => !path.includes(recipient))).toBe(true);
    },
  );

  it('carries a payment notice and a due date', async () => {
    const payment = {
      amount: 5000,
      noticeNumber: '301000000000123468',
      payeeFiscalCode: '01199250158',
    };
    const details = { 'app-io': { payment, dueDate: '2026-12-31T23:59:00+01:00' } };
    await sendThrough(open(server.address), recipient, { details });
    expect(server.arrived()[0]?.extras).toEqual([
      { name: 'Da pagare', value: '50.00 €, avviso 301000000000123468' },
      { name: 'Scadenza', value: '2026-12-31' },
    ]);
  });

  it.each([
    ['no amount', { payment: { amount: 0, noticeNumber: '301000000000123468' } }],
    ['a short notice number', { payment: { amount: 1, noticeNumber: '3010' } }],
    ['a day without its hour', { dueDate: '31/12/2026' }],
    ['an offset of no clock', { dueDate: '2026-12-31T23:59:00+99:00' }],
  ])('refuses %s', (_name, details) => {
    const message = { subject: 'Un oggetto lungo', body: 'x'.repeat(80), language: 'it' as const };
    const render = () =>
      open(server.address).render({ ...message, details: { 'app-io': details } });
    expect(caught(render).code).toBe('message.details-invalid');
  });

  it.each([
    ['a short subject', { subject: 'x'.repeat(9) }],
    ['a short text', { body: 'x'.repeat(79) }],
  ])('refuses %s', (_name, changes) => {
    const message = { subject: 'Un oggetto lungo', body: 'x'.repeat(80), language: 'it' as const };
    expect(caught(() => open(server.address).render({ ...message, ...changes })).code).toBe(
      'message.too-short',
    );
  });

  it.each([
    ['[clicca](http://a)', '\\[clicca\\]\\(http://a\\)'],
    ['# Titolo', '\\# Titolo'],
    ['> detto da **lui**', '> detto da \\*\\*lui\\*\\*'],
    ['- punto _uno_', '- punto \\_uno\\_'],
    ['<b>x</b>', '\\<b\\>x\\</b\\>'],
  ])('shows %s as it was written', (text, markdown) => expect(markdownOf(text)).toBe(markdown));

  it.each([
    ['RSSMRA85T10A562S', { status: 'delivered', providerCode: 'PROCESSED' }],
    ['TSTPRV10A01H501A', { status: 'permanent-failure', failure: 'recipient' }],
    ['TSTPRV08A01H501A', { status: 'permanent-failure', failure: 'permanent' }],
    ['TSTPRV02A01H501A', { status: 'sent', providerCode: 'THROTTLED' }],
  ])('looks up the fate of a message to %s', async (to, expected) => {
    const channel = open(server.address, { testMode: true });
    const { providerId = null } = await sendThrough(channel, to);
    const asked = { messageId: 'x', providerId, recipient: channel.checkRecipient(to) };
    expect(await channel.fetchStatus?.(asked)).toMatchObject(expected);
  });

  it('cannot look up without the recipient', async () => {
    const asked = open(server.address).fetchStatus?.({ messageId: 'x', providerId: 'y' });
    await expect(asked).rejects.toMatchObject({ code: 'recipient.missing' });
  });

  it('tests a credential with the fiscal code of nobody', async () => {
    await appIo.verify?.(credential(server.address));
    const wrong = appIo.verify?.(credential(server.address, { apiKey: 'sbagliata' }));
    await expect(wrong).rejects.toMatchObject({ code: 'credential.refused' });
  });
});
