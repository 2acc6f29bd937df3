import fc from 'fast-check';
import { smsChannel, sms } from '../../../../lib/notification/channels/sms';
import { fitSms } from '../../../../lib/notification/sms/encoding';
import { parseSmsSettings } from '../../../../lib/notification/sms/settings';
import { caught, describeChannel } from '../channelContract';
import {
  describeRefusals,
  sendThrough,
  startTestProviders,
  throughTestProviders,
} from '../providerServer';

const recipient = '+393331234567';
const credential = (baseUrl: string, changes: object = {}) => ({
  provider: 'other',
  baseUrl,
  user: 'utente-canarino',
  password: 'password-canarino',
  sender: 'Comune',
  ...changes,
});
const open = (address: string) => smsChannel(parseSmsSettings(credential(address)));

describeChannel('sms', {
  open: () => throughTestProviders(open),
  recipient,
  badRecipients: [
    '',
    'mario',
    'm@x.example',
    '333',
    '+3933312345678901234',
    '333 1234567, 333 1234568',
    '055 1234567',
    '+39 06 1234567',
    '3331234567\r\n3331234568',
    '112',
  ],
  wellDone: 'sent',
});

describeRefusals('sms', {
  open,
  recipient,
  sending: /REST\/sms$/,
  secrets: ['utente-canarino', 'password-canarino', 'sandbox-token', '90210'],
  answers: [
    ['a token that ended', { status: 401 }, { status: 'technical-failure', providerCode: '401' }],
    ['an unknown account', { status: 404 }, { status: 'technical-failure', failure: 'permanent' }],
    ['an account without rights', { status: 403 }, { status: 'technical-failure' }],
    [
      'an order it cannot read',
      { status: 400, body: { result: 'Invalid sender for +393331234567' } },
      { status: 'permanent-failure', failure: 'permanent', providerCode: '400' },
    ],
    ['no credit', { status: 402, body: 'No credits' }, { status: 'technical-failure' }],
    [
      'too many at once',
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 'temporary-failure', failure: 'transient', retryAfter: 7 },
    ],
    ['a pause', { status: 503 }, { status: 'temporary-failure', failure: 'transient' }],
    [
      'an order taken and not sent',
      { status: 201, body: { result: 'OK', total_sent: 0 } },
      { status: 'permanent-failure', failure: 'recipient', providerCode: 'NOTHING_SENT' },
    ],
    [
      'an answer that says neither',
      { status: 201, body: '<html>OK</html>' },
      { status: 'unknown', failure: 'unknown', providerCode: 'UNREADABLE' },
    ],
    ['a fault inside', { status: 500, body: 'password-canarino' }, { status: 'unknown' }],
    ['a fault on the way', { status: 502 }, { status: 'unknown' }],
    ['a line cut', 'cut', { status: 'unknown', failure: 'unknown', providerCode: 'ECONNRESET' }],
    ['too large an order', { status: 413 }, { status: 'permanent-failure' }],
  ],
});

describe('an SMS is counted as providers charge it', () => {
  it.each([
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['€'.repeat(81), 'GSM-7', 162, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['perché è già più ù', 'GSM-7', 18, 1],
    ['È già', 'UCS-2', 5, 1],
    ['’'.repeat(70), 'GSM-7', 70, 1],
    ['ł'.repeat(70), 'UCS-2', 70, 1],
    ['ł'.repeat(71), 'UCS-2', 71, 2],
    ['😀'.repeat(35), 'UCS-2', 70, 1],
    ['😀'.repeat(36), 'UCS-2', 72, 2],
    [`${'ł'.repeat(66)}😀${'ł'.repeat(3)}`, 'UCS-2', 71, 2],
  ])('%# %s', (text, encoding, units, parts) => {
    expect(fitSms(text).size).toMatchObject({ encoding, units, parts });
  });

  it('replaces what a phone shows the same, only where that keeps the short alphabet', () => {
    expect(fitSms('L’ufficio “URP” – già…')).toMatchObject({
      text: 'L\'ufficio "URP" - già...',
      size: { encoding: 'GSM-7', substitutions: ["’ → '", '“ → "', '” → "', '– → -', '… → ...'] },
    });
    expect(fitSms('È l’ufficio')).toMatchObject({
      text: 'È l’ufficio',
      size: { encoding: 'UCS-2', substitutions: [] },
    });
  });

  it('never takes more room than its units need, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
        const { size } = fitSms(text);
        const room = size.encoding === 'GSM-7' ? 153 : 67;
        expect(size.parts).toBeGreaterThanOrEqual(Math.floor(size.units / (room + 7)));
        expect(size.parts).toBeLessThanOrEqual(Math.ceil(size.units / (room - 1)) || 1);
      }),
    );
  });
});

describe('sms over a real server', () => {
  let server: Awaited<ReturnType<typeof startTestProviders>>;
  beforeEach(async () => {
    server = await startTestProviders();
  });
  afterEach(() => server.stop());

  it('sends the short text where the message has one', async () => {
    const delivery = await sendThrough(open(server.address), recipient, { short: 'In breve' });
    expect(delivery).toMatchObject({ status: 'sent', providerId: 'k'.repeat(32) });
    expect(server.arrived()).toMatchObject([{ to: recipient, text: 'In breve', sender: 'Comune' }]);
  });

  it('signs in once for a batch, and not again after a refusal', async () => {
    const signIns = () => server.requests.filter(({ path }) => path.endsWith('/token')).length;
    const channel = open(server.address);
    for (const key of ['a', 'b', 'c']) await sendThrough(channel, recipient, {}, key);
    expect(signIns()).toBe(1);
    const wrong = smsChannel(
      parseSmsSettings(credential(server.address, { password: 'sbagliata' })),
    );
    for (const key of ['a', 'b', 'c']) {
      expect(await sendThrough(wrong, recipient, {}, key)).toMatchObject({
        status: 'technical-failure',
        providerCode: '401',
      });
    }
    expect(signIns()).toBe(2);
  });

  it.each([
    ['+393330000404', { status: 'permanent-failure', failure: 'recipient' }],
    ['+393330000429', { status: 'temporary-failure', retryAfter: 1 }],
    ['+393330000503', { status: 'temporary-failure', failure: 'transient' }],
    ['+393330000500', { status: 'unknown' }],
    ['+393330000504', { status: 'unknown', providerCode: 'ECONNRESET' }],
  ])('the simulated number %s answers as documented', async (to, expected) => {
    expect(await sendThrough(open(server.address), to)).toMatchObject(expected);
  });

  it.each([
    ['+393331234567', { status: 'delivered', providerCode: 'DLVRD' }],
    ['+393330000202', { status: 'sent', providerCode: 'SENT' }],
    ['+393330000408', { status: 'permanent-failure', failure: 'expired' }],
    ['+393330000410', { status: 'permanent-failure', failure: 'permanent' }],
    ['+393330000504', { status: 'delivered' }],
  ])('the fate of a message to %s is looked up by our own order number', async (to, expected) => {
    const channel = open(server.address);
    await sendThrough(channel, to);
    const messageId = channel.identify('k'.repeat(64));
    expect(await channel.fetchStatus?.({ messageId, providerId: null })).toMatchObject(expected);
  });

  it('an order that the provider does not know stays unknown: nobody sends it again', async () => {
    const asked = { messageId: 'none', providerId: null };
    expect(await open(server.address).fetchStatus?.(asked)).toMatchObject({ status: 'unknown' });
  });

  it('refuses a text of more parts than phones put together', () => {
    const long = { subject: 's', body: 'ł'.repeat(671), language: 'it' as const };
    expect(caught(() => open(server.address).render(long)).code).toBe('message.too-long');
  });

  it('tests a credential by asking for a token, and tells no secret', async () => {
    await sms.verify?.(credential(server.address));
    const wrong = credential(server.address, { password: 'sbagliata' });
    const refusal = await sms.verify?.(wrong).catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: 'credential.refused' });
    expect(String(refusal)).not.toMatch(/canarino|sbagliata/);
    expect(server.arrived()).toEqual([]);
  });

  it.each([
    ['no user', { user: '' }, 'user'],
    ['a sender of digits only in letters’ place', { sender: '12' }, 'sender'],
    ['a sender of more than 11 characters', { sender: 'ComuneDiEsempio' }, 'sender'],
    ['no address', { baseUrl: 'smsend.it' }, 'baseUrl'],
  ])('refuses a credential with %s by naming the field', (_name, changes, field) => {
    const refusal = caught(() => parseSmsSettings(credential(server.address, changes)));
    expect(refusal.code).toBe('sms.settings-invalid');
    expect(refusal.what('it')).toContain(field);
    expect(refusal.what('it')).not.toContain('canarino');
  });
});
