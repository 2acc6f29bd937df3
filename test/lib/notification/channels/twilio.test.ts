import { twilio, twilioChannel } from '../../../../lib/notification/channels/twilio';
import { parseTwilioSettings } from '../../../../lib/notification/twilio/settings';
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
  accountSid: 'AC-canarino',
  authToken: 'token-canarino',
  from: '+15005550006',
  ...changes,
});
const open = (address: string) => twilioChannel(parseTwilioSettings(credential(address)));

describeChannel('twilio', {
  open: () => throughTestProviders(open),
  recipient,
  badRecipients: ['', 'mario', 'm@x.example', '055 1234567', '3331234567,3331234568'],
  wellDone: 'sent',
});

const refusal = (status: number, code: number, message = 'No'): ErrorAnswer[1] => ({
  status,
  body: { code, message, status },
});

describeRefusals('twilio', {
  open,
  recipient,
  sending: /Messages\.json$/,
  secrets: ['AC-canarino', 'token-canarino'],
  answers: [
    [
      'a number that is none',
      refusal(400, 21211, "The 'To' number +393331234567 is not a valid phone number"),
      { status: 'permanent-failure', failure: 'recipient', providerCode: '21211' },
    ],
    ['a landline', refusal(400, 21614), { status: 'permanent-failure', failure: 'recipient' }],
    ['a recipient who wants none', refusal(400, 21610), { failure: 'recipient' }],
    ['a country not switched on', refusal(400, 21408), { status: 'technical-failure' }],
    ['a sender that is none', refusal(400, 21212), { status: 'technical-failure' }],
    ['a sender that cannot', refusal(400, 21606), { status: 'technical-failure' }],
    ['too long a text', refusal(400, 21617), { status: 'permanent-failure', failure: 'permanent' }],
    ['wrong credentials', refusal(401, 20003, 'token-canarino'), { status: 'technical-failure' }],
    ['an unknown account', refusal(404, 20404), { status: 'technical-failure' }],
    [
      'too many at once',
      { status: 429, body: { code: 20429, message: 'Too many' }, headers: { 'retry-after': '3' } },
      { status: 'temporary-failure', failure: 'transient', retryAfter: 3 },
    ],
    ['a code it never told of', refusal(400, 99999), { status: 'permanent-failure' }],
    ['a fault inside', { status: 500 }, { status: 'unknown', failure: 'unknown' }],
    ['a pause', { status: 503 }, { status: 'temporary-failure' }],
    ['a line cut', 'cut', { status: 'unknown', providerCode: 'ECONNRESET' }],
    ['an answer that says nothing', { status: 201, body: '' }, { status: 'unknown' }],
  ],
});

describe('twilio over a real server', () => {
  let server: Awaited<ReturnType<typeof startTestProviders>>;
  beforeEach(async () => {
    server = await startTestProviders();
  });
  afterEach(() => server.stop());

  it.each([
    ['+393331234567', { status: 'delivered' }],
    ['+393330000202', { status: 'sent' }],
    ['+393330000408', { status: 'permanent-failure', providerCode: '30008' }],
    ['+393330000410', { status: 'permanent-failure', failure: 'recipient', providerCode: '30005' }],
  ])('looks up the fate of a message to %s by Twilio’s own name', async (to, expected) => {
    const channel = open(server.address);
    const { providerId = null } = await sendThrough(channel, to);
    expect(providerId).toMatch(/^SM/);
    expect(await channel.fetchStatus?.({ messageId: 'x', providerId })).toMatchObject(expected);
  });

  it('cannot look up what has no name', async () => {
    const asked = open(server.address).fetchStatus?.({ messageId: 'x', providerId: null });
    await expect(asked).rejects.toMatchObject({ code: 'message.not-looked-up' });
  });

  it('tests a credential by reading the account', async () => {
    await twilio.verify?.(credential(server.address));
    const wrong = twilio.verify?.(credential(server.address, { authToken: 'sbagliata' }));
    await expect(wrong).rejects.toMatchObject({ code: 'credential.refused' });
    expect(server.arrived()).toEqual([]);
  });

  it('refuses a credential without a sender', () => {
    const refused = caught(() => parseTwilioSettings(credential(server.address, { from: '' })));
    expect(refused.code).toBe('twilio.settings-invalid');
  });
});
