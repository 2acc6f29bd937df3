import { channelDefinitions } from '../../../lib/notification/channels';
import { nextFor } from '../../../lib/notification/next';

const byMail = ['email', 'pec'];
const others = channelDefinitions.map(({ id }) => id).filter((id) => !byMail.includes(id));

test.each(others)(
  'of a message by %s an officer is sent to no mail server and no mailbox',
  (channel) => {
    for (const status of ['sent', 'unknown', 'permanent-failure'] as const) {
      expect(nextFor(status, channel, 'it')).not.toMatch(/posta|mittente/i);
      expect(nextFor(status, channel, 'en')).not.toMatch(/mail|sender/i);
    }
  },
);

test.each([
  ['email', 'sent', /server di posta[^]*mancata consegna/],
  ['email', 'unknown', /posta inviata/],
  ['pec', 'sent', /ricevute[^]*Leggi una ricevuta PEC/],
  ['pec', 'unknown', /ricevuta[^]*Non viene rispedit/],
  ['sms', 'sent', /Controlla lo stato/],
  ['send', 'sent', /Controlla lo stato/],
  ['app-io', 'unknown', /Non viene rispedito da solo/],
  ['piccione', 'sent', /Controlla lo stato/],
] as const)('%s, %s: says what to do there', (channel, status, words) => {
  expect(nextFor(status, channel, 'it')).toMatch(words);
});
