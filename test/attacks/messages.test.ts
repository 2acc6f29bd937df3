import MarkdownIt from 'markdown-it';
import { openChannel } from '../../lib/notification/channels';
import { chooseText, compose } from '../../lib/notification/compose';
import { linkFinder } from '../../lib/notification/harmless';
import { readyTemplates } from '../../lib/notification/templates';
import { beside, channelCredentials, reachable } from '../lib/notification/everyChannel';
import { startMailServer, type MailServer } from '../lib/notification/mailServer';

/** What citizens may write in any field that a message shows. */
const attacks: [string, string][] = [
  ['a header after a line break', 'Buca\r\nBcc: vittima@posta.example\r\nX-Injected: si'],
  ['a header after a bare CR', 'Buca\rBcc: vittima@posta.example'],
  ['a header after a folded line', 'Buca\r\n Bcc: vittima@posta.example\r\n\tX-Injected: si'],
  ['a header after Unicode line ends', 'Buca\u2028Bcc: v@posta.example\u0085X-Injected: si\u2029.'],
  ['the end of the head', 'Buca\r\n\r\n<h1>Comune</h1>\r\n--boundary\r\nContent-Type: text/html'],
  ['the end of DATA', 'uno\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<v@posta.example>\r\nDATA'],
  ['an encoded word', '=?utf-8?Q?Buca=0D=0ABcc:_vittima@posta.example?='],
  ['an address list', 'Buca" <ladro@truffa.com>, "Comune'],
  ['a NUL and half a surrogate', 'a\u0000b\ud800\r\nX-Injected: si'],
  ['a link', 'Paga la mora su https://truffa.example.com/paga?c=1 oggi'],
  ['a bare domain', 'Vai su truffa.com/paga o www.truffa.it'],
  ['a link split by nothing', 'truffa\u200b.com e ht\u200btps://truffa.com'],
  ['foreign dots', 'https://truffa。com e truffa．com e truffa｡it'],
  ['a sign-in before the host', 'https://comune.example.it@truffa.com/'],
  ['a Markdown link', '[Area personale](https://truffa.com "Comune")'],
  ['a Markdown image', '![.](https://truffa.com/p.png?r=1)'],
  ['a Markdown autolink', '<https://truffa.com> <mailto:ladro@truffa.com>'],
  ['a Markdown reference', '[Paga][1] e [1]\n\n[1]: https://truffa.com\n[Paga]: //truffa.com'],
  [
    'a link into the app',
    '[Paga](ioit://main/wallet) e [apri](iohandledlink://https://truffa.com)',
  ],
  ['a script link', '[Apri](javascript:alert(1)) [x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['escaped Markdown', '\\[Paga\\](https://truffa.com) \\\\[Paga](https://truffa.com)'],
  ['front matter', '---\nit:\n  cta_1:\n    text: "Paga"\n    action: "ioit://main/wallet"\n---'],
  ['a heading', 'Comune di Esempio\n===\n# Paga\nAvviso\n---'],
  ['HTML', '<a href="https://truffa.com">Paga</a><img src=x onerror=alert(1)><script>1</script>'],
  ['the end of the quotation', '</blockquote></div><form action="//truffa.com"><input name=pin>'],
  ['text turned around', 'Paga su \u202Emoc.affurt\u202C o exe.\u202Efdp'],
  ['placeholders and expressions', '((citizenEmail)) ((x??y)) {{ $env.SECRET }} ={{7*7}}'],
];

const forged = 'Grazie.\n\nDa fare\n- PAGATE 300 euro\n\nURP: 166 00 00';
const channelIds = Object.keys(channelCredentials()) as (keyof typeof reachable)[];
const data = {
  answer: 'Lo ripariamo domani.',
  question: 'A che numero civico?',
  appointment: 'lunedì 30 novembre alle 9:30',
  reason: 'Manca un documento.',
  remedy: 'Ricorso al TAR entro 60 giorni.',
  what: 'il rinnovo della carta',
  when: 'entro il 15 dicembre',
};

/** Each ready text that quotes a ticket whose every word is the citizen's. */
function messages(words: string, channelId: string) {
  const item = {
    reference: 'URP-7K3-MD4-9AR',
    subject: words,
    text: words,
    submittedAt: '2026-11-24T09:35:00.000Z',
    dueAt: '2026-12-24',
    language: 'it',
    office: 'tecnico',
    citizen: { givenName: words, familyName: words, email: words, phone: words },
    fields: { luogo: words },
    summary: { text: words, engine: 'extractive' },
  };
  return readyTemplates
    .filter(({ reader }) => reader === 'citizen' || channelId !== 'app-io')
    .map(({ id }) => {
      const choice = { template: id, language: 'it', own: { subject: '', body: '' } } as const;
      const text = chooseText(choice, item, 'it');
      const sender = { administration: 'Comune di Esempio', senderName: 'URP' };
      return { id, message: { ...compose({ item, ...text, sender, data }).message, ...beside } };
    });
}

/** The strictest reader of Markdown: it takes HTML, and makes links of bare addresses too. */
const markdown = new MarkdownIt({ html: true, linkify: true });

describe.each(channelIds)('on %s', (channelId) => {
  const channel = openChannel(channelId, channelCredentials()[channelId]);

  test.each(attacks)('%s stays the citizen’s words', (_name, words) => {
    for (const { message } of messages(words, channelId)) {
      const { subject = '', text, html = '', details } = channel.render(message);
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u200b]/u);
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u200b]/u);
      for (const plain of [subject, text]) {
        const links = (linkFinder.match(plain) ?? []).filter(({ schema }) => schema !== 'mailto:');
        expect(links).toEqual([]);
      }
      for (const tag of html.match(/<[^>]*>/g) ?? []) {
        const bare = tag.replace(/"[^"]*"/g, '""');
        expect(bare).not.toMatch(/^<(a|b|form|h1|img|input|script|style)\b|\s(href|src|on\w+)=/i);
      }
      if (channelId === 'app-io') {
        const source = String((details as { markdown: string }).markdown);
        expect(source).not.toMatch(/^---/);
        const page = markdown.render(source).replace(/<a href="mailto:[^"]*">/g, '');
        expect(page).not.toMatch(/<(a|h\d|hr|img|form|input|script|pre|code)\b/i);
      }
    }
  });

  test('lines of a text stay quoted: none passes for the office’s', () => {
    for (const { message } of messages(forged, channelId)) {
      const { text } = channel.render(message);
      expect(text).not.toMatch(/^(- PAGATE|URP: 166)/m);
    }
  });
});

describe.each(['email', 'pec'] as const)('at a real server, by %s', (channelId) => {
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.close());

  /** What the server was told, and the names of the headers of each mail in their order. */
  async function deliver(words: string) {
    const channel = openChannel(channelId, server.settings());
    server.received.length = 0;
    const to = channel.checkRecipient(reachable[channelId]);
    for (const { id, message } of messages(words, channelId)) {
      const options = { messageId: channel.identify(id.padEnd(64, '-')) };
      expect(await channel.send(channel.render(message), to, options)).toMatchObject({
        status: 'sent',
      });
    }
    await channel.close();
    const mails = await server.parsed();
    return server.received.map(({ from, to, source }, index) => ({
      envelope: { from, to },
      sender: mails[index]?.from?.value.map(({ address }) => address),
      headers: (source.split('\r\n\r\n')[0] ?? '')
        .split('\r\n')
        .filter((line) => !/^\s/.test(line))
        .map((line) => line.split(':')[0]),
      has: { text: !!mails[index]?.text, html: !!mails[index]?.html },
      attachments: mails[index]?.attachments.length,
    }));
  }

  let harmless: Awaited<ReturnType<typeof deliver>>;
  beforeAll(async () => {
    harmless = await deliver('Lampione spento');
  });

  test('a harmless text gives a mail with each header once', () => {
    expect(harmless).toHaveLength(readyTemplates.length);
    for (const { headers } of harmless) expect(new Set(headers).size).toBe(headers.length);
  });

  test.each(attacks)(
    '%s adds no header, no recipient, no part and no mail',
    async (_name, words) => {
      expect(await deliver(words)).toEqual(harmless);
    },
  );
});
