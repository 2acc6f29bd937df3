import type { Channel } from '../../../lib/notification/channel';
import type { SmtpSettings } from '../../../lib/notification/smtp/settings';
import {
  account,
  startMailServer,
  type Answer,
  type Behaviour,
  type MailServer,
} from './mailServer';

/** Replies of a mail server (RFC 5321, RFC 3463), and what each means for the message. */
const answers: [string, Behaviour, { status: string; failure: string; code: string }][] = [
  [
    'greylisting',
    { rcpt: () => ({ code: 450, words: '4.2.0 Greylisted' }) },
    { status: 'temporary-failure', failure: 'transient', code: '450' },
  ],
  [
    'a full mailbox for now',
    { rcpt: () => ({ code: 452, words: '4.2.2 Mailbox full' }) },
    { status: 'temporary-failure', failure: 'transient', code: '452' },
  ],
  [
    'a server closing',
    { mail: () => ({ code: 421, words: '4.3.2 Closing' }) },
    { status: 'temporary-failure', failure: 'transient', code: '421' },
  ],
  [
    'an error after DATA',
    { data: () => ({ code: 451, words: '4.3.0 Try later' }) },
    { status: 'temporary-failure', failure: 'transient', code: '451' },
  ],
  [
    'a line cut before DATA',
    { rcpt: () => 'cut' },
    { status: 'temporary-failure', failure: 'transient', code: 'ECONNECTION' },
  ],
  [
    'an unknown mailbox',
    { rcpt: (to) => ({ code: 550, words: `5.1.1 <${to}>: user unknown` }) },
    { status: 'permanent-failure', failure: 'recipient', code: '550' },
  ],
  [
    'a mailbox that moved',
    { rcpt: () => ({ code: 551, words: '5.1.6 Moved' }) },
    { status: 'permanent-failure', failure: 'recipient', code: '551' },
  ],
  [
    'a relay denied',
    { rcpt: () => ({ code: 554, words: '5.7.1 Relay access denied' }) },
    { status: 'permanent-failure', failure: 'permanent', code: '554' },
  ],
  [
    'a content refused',
    { data: () => ({ code: 554, words: '5.6.0 Content rejected' }) },
    { status: 'permanent-failure', failure: 'permanent', code: '554' },
  ],
  [
    'a sender refused',
    { mail: () => ({ code: 553, words: '5.7.1 Sender not owned' }) },
    { status: 'technical-failure', failure: 'permanent', code: '553' },
  ],
  [
    'a sign-in refused for now',
    { auth: () => ({ code: 454, words: '4.7.0 Temporary' }) },
    { status: 'temporary-failure', failure: 'transient', code: '454' },
  ],
  [
    'a sign-in refused',
    { auth: () => ({ code: 535, words: '5.7.8 Blocked' }) },
    { status: 'technical-failure', failure: 'permanent', code: '535' },
  ],
  [
    'a line cut after DATA',
    { data: (): Answer => 'cut' },
    { status: 'unknown', failure: 'unknown', code: 'ECONNECTION' },
  ],
];

/** What a mail server's refusals mean, over real sockets; at least ten of them, and no secret in any. */
export function describeSmtpRefusals(
  name: string,
  open: (settings: SmtpSettings) => Channel,
  recipient: string,
): void {
  describe(`${name} understands`, () => {
    let server: MailServer;
    beforeEach(async () => {
      server = await startMailServer();
    });
    afterEach(() => server.close());

    it('ten refusals or more', () => expect(answers.length).toBeGreaterThanOrEqual(10));

    it.each(answers)('%s', async (_name, behaviour, { status, failure, code }) => {
      server.behaviour = behaviour;
      const channel = open(server.settings());
      const message = { subject: 'Oggetto', body: 'Testo', language: 'it' } as const;
      const delivery = await channel.send(
        channel.render(message),
        channel.checkRecipient(recipient),
        {
          messageId: channel.identify('k'.repeat(64)),
        },
      );
      await channel.close();
      expect(delivery).toMatchObject({ status, failure, providerCode: code });
      const said = JSON.stringify(delivery);
      for (const secret of [recipient, account.password, account.user]) {
        expect(said).not.toContain(secret);
      }
    });
  });
}
