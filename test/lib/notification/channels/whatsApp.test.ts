import { whatsApp, whatsAppChannel } from '../../../../lib/notification/channels/whatsApp';
import { parseWhatsAppSettings } from '../../../../lib/notification/whatsApp/settings';
import { caught, describeChannel } from '../channelContract';
import {
  describeRefusals,
  sendThrough,
  startTestProviders,
  throughTestProviders,
  type ErrorAnswer,
} from '../providerServer';

const recipient = '+393331234567';
const credential = (baseUrl: string, changes: object = {}) => ({
  baseUrl,
  phoneNumberId: '106540352242922',
  accessToken: 'token-canarino',
  appSecret: 'segreto-canarino',
  ...changes,
});
const open = (address: string) => whatsAppChannel(parseWhatsAppSettings(credential(address)));

describeChannel('whatsapp', {
  open: () => throughTestProviders(open),
  recipient,
  badRecipients: ['', 'mario', 'm@x.example', '055 1234567'],
  wellDone: 'sent',
});

const refusal = (status: number, code: number): ErrorAnswer[1] => ({
  status,
  body: { error: { message: `(#${code}) for 393331234567 token-canarino`, code } },
});

describeRefusals('whatsapp', {
  open,
  recipient,
  sending: /messages$/,
  secrets: ['token-canarino', 'segreto-canarino', '393331234567'],
  answers: [
    [
      'who is not there',
      refusal(400, 131026),
      { status: 'permanent-failure', failure: 'recipient', providerCode: '131026' },
    ],
    ['who wants none', refusal(400, 131050), { failure: 'recipient' }],
    [
      '24 hours that passed',
      refusal(400, 131047),
      { status: 'permanent-failure', failure: 'expired' },
    ],
    [
      'a healthy ecosystem',
      refusal(400, 131049),
      { status: 'permanent-failure', failure: 'permanent' },
    ],
    ['throughput', refusal(429, 130429), { status: 'temporary-failure', failure: 'transient' }],
    ['a pair that writes too much', refusal(400, 131056), { status: 'temporary-failure' }],
    ['a number of values', refusal(400, 132000), { status: 'technical-failure' }],
    ['a template that is none', refusal(404, 132001), { status: 'technical-failure' }],
    ['a paused template', refusal(400, 132015), { status: 'technical-failure' }],
    ['a token that ended', refusal(401, 190), { status: 'technical-failure', providerCode: '190' }],
    ['a missing permission', refusal(403, 10), { status: 'technical-failure' }],
    ['a test number', refusal(400, 131030), { status: 'technical-failure' }],
    ['something wrong', refusal(500, 131000), { status: 'unknown' }],
    ['a pause', refusal(503, 131016), { status: 'temporary-failure' }],
    ['a line cut', 'cut', { status: 'unknown' }],
    ['an answer that says nothing', { status: 200, body: {} }, { status: 'unknown' }],
  ],
});

describe('whatsapp over a real server', () => {
  let server: Awaited<ReturnType<typeof startTestProviders>>;
  beforeEach(async () => {
    server = await startTestProviders();
  });
  afterEach(() => server.stop());

  it('sends an approved template with its values', async () => {
    const template = {
      name: 'promemoria',
      language: 'it',
      parameters: ['l’appuntamento', '3 marzo'],
    };
    const details = { whatsapp: { template } };
    const delivery = await sendThrough(open(server.address), recipient, { details });
    expect(delivery).toMatchObject({
      status: 'sent',
      providerId: expect.stringMatching(/^wamid\./),
    });
    expect(server.arrived()).toMatchObject([{ text: 'Ti ricordiamo l’appuntamento, il 3 marzo.' }]);
    const few = { whatsapp: { template: { ...template, parameters: ['uno'] } } };
    expect(await sendThrough(open(server.address), recipient, { details: few })).toMatchObject({
      status: 'technical-failure',
      providerCode: '132000',
    });
  });

  it.each([
    ['within 24 hours', '2026-11-24T10:00:00+01:00', undefined],
    ['after 24 hours', '2026-11-23T08:59:59Z', 'recipient.outside-window'],
  ])('free text %s', (_name, lastMessageAt, code) => {
    const channel = whatsAppChannel(parseWhatsAppSettings(credential(server.address)), () =>
      Date.parse('2026-11-24T09:00:00Z'),
    );
    const message = { subject: 's', body: 'Testo', language: 'it' as const };
    const render = () => channel.render({ ...message, details: { whatsapp: { lastMessageAt } } });
    if (code === undefined) expect(render().text).toBe('Testo');
    else expect(caught(render).code).toBe(code);
  });

  it.each([
    { name: 'Con Maiuscole', language: 'it' },
    { name: 'a', language: 'italiano' },
  ])('refuses a template that cannot be one: %j', (template) => {
    const message = { subject: 's', body: 'Testo', language: 'it' as const };
    const render = () =>
      open(server.address).render({ ...message, details: { whatsapp: { template } } });
    expect(caught(render).code).toBe('message.template-invalid');
  });

  it('tests a credential by reading the number', async () => {
    await whatsApp.verify?.(credential(server.address));
    const wrong = whatsApp.verify?.(credential(server.address, { accessToken: 'sbagliata' }));
    await expect(wrong).rejects.toMatchObject({ code: 'credential.refused' });
  });
});
