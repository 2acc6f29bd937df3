import { emailChannel } from '../../../../lib/notification/channels/email';
import type { Message } from '../../../../lib/notification/channel';
import { verifySmtp } from '../../../../lib/notification/smtp/verify';
import type { SmtpSettings } from '../../../../lib/notification/smtp/settings';
import { describeChannel } from '../channelContract';
import { account, startMailServer, type MailServer } from '../mailServer';
import { describeSmtpRefusals } from '../smtpRefusals';

const recipient = 'mario.rossi@posta.example';

describeChannel('email', {
  open: async () => {
    const server = await startMailServer();
    return {
      channel: emailChannel(server.settings()),
      delivered: async () => (await server.parsed()).map(({ text = '' }) => text),
      close: () => server.close(),
    };
  },
  recipient,
  badRecipients: [
    '',
    'mario.rossi',
    'a@b.example, c@d.example',
    'a@b.example;c@d.example',
    'a@b.example c@d.example',
    'Mario <mario@posta.example>',
    'mario@posta.example\r\nBcc: altri@posta.example',
    'mario@posta.example\nRCPT TO:<altri@posta.example>',
    'mario@posta.example\u0000',
    '"mario rossi"@posta.example',
    'mario@[127.0.0.1]',
    'mario@posta',
    '@posta.example',
    `${'a'.repeat(65)}@posta.example`,
    '__proto__',
    'mario\ud800@posta.example',
  ],
  wellDone: 'sent',
});

describeSmtpRefusals('email', emailChannel, recipient);

const message: Message = { subject: 'Oggetto', body: 'Testo', language: 'it' };

async function sendOne(
  settings: SmtpSettings,
  changes: Partial<Message> = {},
  key = 'k'.repeat(64),
) {
  const channel = emailChannel(settings);
  try {
    return await channel.send(
      channel.render({ ...message, ...changes }),
      channel.checkRecipient(recipient),
      { messageId: channel.identify(key) },
    );
  } finally {
    await channel.close();
  }
}

describe('email over a real server', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(() => server.close());

  it('bears sender, recipient, identifier, language and the marks of an automatic message', async () => {
    await sendOne(
      server.settings(),
      { senderName: 'Ufficio Tecnico', replyTo: 'tecnico@comune.example' },
      '0'.repeat(64),
    );
    const [mail] = await server.parsed();
    expect(server.received[0]).toMatchObject({ from: 'urp@comune.example', to: [recipient] });
    expect(mail?.from?.value).toEqual([{ name: 'Ufficio Tecnico', address: 'urp@comune.example' }]);
    expect(mail?.replyTo?.value[0]?.address).toBe('tecnico@comune.example');
    expect(mail?.messageId).toBe(`<${'0'.repeat(40)}@comune.example>`);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail?.headers.get('content-language')).toBe('it');
    expect(mail?.text?.trim()).toBe('Testo');
    expect(mail?.html).toContain('<html lang="it">');
    expect(mail?.html).not.toMatch(/(src|href|url)\s*[=(]/i);
  });

  it('brings files along, under a name that makes no header', async () => {
    const fileName = 'a.ics"\r\nX-Injected: yes';
    const mediaType = 'text/calendar; charset=utf-8; method=PUBLISH';
    await sendOne(server.settings(), {
      attachments: [{ fileName, mediaType, content: 'BEGIN:VCALENDAR' }],
    });
    const [mail] = await server.parsed();
    expect(mail?.attachments).toEqual([
      expect.objectContaining({
        contentType: 'text/calendar',
        content: Buffer.from('BEGIN:VCALENDAR'),
      }),
    ]);
    expect(server.received[0]?.source.toString()).not.toMatch(/^X-Injected/m);
    expect(mail?.text?.trim()).toBe('Testo');
  });

  it('keeps one session for a batch and ends it', async () => {
    const channel = emailChannel(server.settings());
    for (const name of ['anna', 'bruno', 'carla']) {
      const to = channel.checkRecipient(`${name}@posta.example`);
      await channel.send(channel.render(message), to, { messageId: channel.identify(name) });
    }
    await channel.close();
    expect(server.counts).toMatchObject({ connections: 1, auth: 1, mail: 3, rcpt: 3, data: 3 });
  });

  const injections: [string, Partial<Message>][] = [
    ['a line in the subject', { subject: 'Ciao\r\nBcc: vittima@posta.example' }],
    ['a bare CR in the subject', { subject: 'Ciao\rBcc: vittima@posta.example' }],
    ['a bare LF in the subject', { subject: 'Ciao\nX-Injected: si\n\ncorpo' }],
    [
      'a Unicode line separator',
      { subject: 'Ciao\u2028Bcc: vittima@posta.example\u0085X-Injected: si' },
    ],
    ['a line in the sender’s name', { senderName: 'URP\r\nBcc: vittima@posta.example' }],
    ['an address in the sender’s name', { senderName: 'URP" <ladro@posta.example>, "x' }],
    ['an unpaired surrogate', { subject: 'a\ud800b\r\nX-Injected: si', senderName: '\udfff' }],
    ['a NUL', { subject: 'a\u0000b', senderName: 'a\u0000\r\nX-Injected: si' }],
    ['a very long subject', { subject: `${'è'.repeat(240)}\r\nX: si` }],
    [
      'the end of DATA in the body',
      {
        body: 'uno\r\n.\r\nMAIL FROM:<ladro@posta.example>\r\nRCPT TO:<vittima@posta.example>\r\nDATA\r\ndue',
      },
    ],
    ['headers in the body', { body: 'Bcc: vittima@posta.example\r\nX-Injected: si' }],
  ];
  it.each(injections)('lets %s inject nothing', async (_name, changes) => {
    const delivery = await sendOne(server.settings(), changes);
    expect(delivery.status).toBe('sent');
    expect(server.counts).toMatchObject({ mail: 1, rcpt: 1, data: 1 });
    expect(server.received[0]?.to).toEqual([recipient]);
    const [mail] = await server.parsed();
    const [head = ''] = (server.received[0]?.source ?? '').split('\r\n\r\n');
    expect(head).not.toMatch(/^(bcc|cc|x-injected|x):/im);
    expect(mail?.from?.value).toHaveLength(1);
    expect(mail?.from?.value[0]?.address).toBe('urp@comune.example');
    expect(mail?.to).toMatchObject({ text: recipient });
  });

  it('takes a port where nobody listens for a fault that may pass', async () => {
    const settings = server.settings();
    await server.close();
    expect(await sendOne(settings)).toMatchObject({
      status: 'temporary-failure',
      providerCode: 'ECONNREFUSED',
    });
    server = await startMailServer();
  });

  it('signs in once with a wrong password, however many messages wait, and tells nobody the password', async () => {
    const password = 'Sbagliata-0815-canarino';
    const channel = emailChannel(server.settings({ password }));
    const to = channel.checkRecipient(recipient);
    for (const key of ['a', 'b', 'c']) {
      const delivery = await channel.send(channel.render(message), to, {
        messageId: channel.identify(key),
      });
      expect(delivery).toMatchObject({
        status: 'technical-failure',
        failure: 'permanent',
        providerCode: '535',
      });
      expect(JSON.stringify(delivery)).not.toContain(password);
      expect(JSON.stringify(delivery)).not.toContain(account.user);
    }
    expect(server.counts.auth).toBe(1);
    const refusal = await verifySmtp(server.settings({ password })).catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: 'smtp.connection-failed' });
    expect(String(refusal)).toContain('535');
    expect(String(refusal) + JSON.stringify(refusal)).not.toContain(password);
  });

  it('tests a connection by really signing in, and sends nothing', async () => {
    await verifySmtp(server.settings());
    expect(server.counts).toMatchObject({ connections: 1, auth: 1, mail: 0 });
  });
});

describe('encryption', () => {
  it.each([
    ['tls', true],
    ['starttls', false],
  ] as const)(
    'by %s refuses a certificate of its own making unless the officer allows it',
    async (security, secure) => {
      const server = await startMailServer({ secure, allowInsecureAuth: false });
      try {
        const refused = await sendOne(server.settings({ security }));
        expect(refused).toMatchObject({ status: 'technical-failure', failure: 'permanent' });
        const sent = await sendOne(server.settings({ security, allowSelfSigned: true }));
        expect(sent.status).toBe('sent');
        expect(server.received).toHaveLength(1);
      } finally {
        await server.close();
      }
    },
  );

  it('by starttls never falls back to the clear', async () => {
    const server = await startMailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    try {
      const delivery = await sendOne(
        server.settings({ security: 'starttls', allowSelfSigned: true }),
      );
      expect(delivery).toMatchObject({ status: 'technical-failure' });
      expect(server.counts).toMatchObject({ auth: 0, mail: 0 });
    } finally {
      await server.close();
    }
  });
});
