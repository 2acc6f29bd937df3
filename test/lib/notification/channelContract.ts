import { UrpError } from '../../../lib/error';
import type { Channel, Message } from '../../../lib/notification/channel';
import { linkFinder } from '../../../lib/notification/harmless';
import { fillTemplate } from '../../../lib/notification/template';

export interface ContractSetting {
  open(): Promise<{ channel: Channel; delivered(): Promise<string[]>; close(): Promise<void> }>;
  recipient: string;
  /** What `checkRecipient` refuses. */
  badRecipients: string[];
  /** The status of a message that went well. */
  wellDone: 'created' | 'sent' | 'delivered';
  /** What the channel asks for beyond the text. */
  message?: Partial<Message>;
}

const plainMessage: Message = {
  subject: 'La tua richiesta URP-7K3-MD4-9AR',
  body: 'Buongiorno Mario Rossi,\n\nabbiamo ricevuto la tua richiesta.\n\n> perché è già così\n> e più',
  language: 'it',
  administration: 'Comune di Esempio',
  senderName: 'URP',
};

const hostile: Record<string, string> = {
  link: 'Paga su https://truffa.example.com/paga?c=1 subito',
  'bare domain': 'Vai su truffa.com/paga o www.truffa.it',
  'link in Markdown': '[Clicca qui](https://truffa.example.com) e ![x](http://1.2.3.4/p.png)',
  'link in HTML': '<a href="https://truffa.example.com">Clicca</a>',
  'own sign-in': 'https://comune@truffa.example.com/',
  'foreign dots': 'https://truffa。com e truffa．com',
  'split by nothing': 'truffa\u200b.com e ht\u200btps://truffa.com',
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'style breakout': '</style></title><style>*{display:none}</style>',
  entities: '&lt;b&gt; &#60;script&#62;',
  expression: '{{7*7}} ={{ $env.SECRET }}',
  placeholder: '((citizenEmail)) ((x??y))',
  'turned around': 'abc\u202Eexe.fdp',
};

/** What every channel keeps, whatever it stands on. */
export function describeChannel(name: string, setting: ContractSetting): void {
  describe(`channel ${name} keeps the contract`, () => {
    const message = { ...plainMessage, ...setting.message };
    let opened: Awaited<ReturnType<ContractSetting['open']>>;
    beforeEach(async () => {
      opened = await setting.open();
    });
    afterEach(async () => {
      await opened.channel.close();
      await opened.close();
    });

    it('sends what it renders, once, and says so', async () => {
      const { channel } = opened;
      const recipient = channel.checkRecipient(setting.recipient);
      const messageId = channel.identify('a'.repeat(64));
      const delivery = await channel.send(channel.render(message), recipient, { messageId });
      expect(delivery.status).toBe(setting.wellDone);
      expect(delivery.failure).toBeUndefined();
      expect(JSON.stringify(delivery)).not.toContain(setting.recipient);
      const arrived = await opened.delivered();
      expect(arrived).toHaveLength(setting.wellDone === 'created' ? 0 : 1);
      for (const text of arrived) expect(text).toContain('perché è già così');
    });

    it('gives the same key the same identifier, and another key another', () => {
      const { channel } = opened;
      expect(channel.identify('a'.repeat(64))).toBe(channel.identify('a'.repeat(64)));
      expect(channel.identify('a'.repeat(64))).not.toBe(channel.identify('b'.repeat(64)));
    });

    it.each(setting.badRecipients)('refuses the recipient %j and does not repeat it', (bad) => {
      const refusal = caught(() => opened.channel.checkRecipient(bad));
      expect(refusal).toMatchObject({ code: 'recipient.invalid' });
      const words = `${refusal.what('it')}${refusal.todo('it')}${refusal.message}`;
      if (bad.trim().length > 3) expect(words).not.toContain(bad.trim());
    });

    it('refuses what is longer than its limits, and an empty text', () => {
      const { channel } = opened;
      const { subjectCharacters = 0, bodyCharacters = 0 } = channel.limits;
      const tooLong = { ...message, subject: 'x'.repeat(subjectCharacters + 1) };
      const tooMuch = { ...message, body: 'x'.repeat(bodyCharacters + 1) };
      if (subjectCharacters)
        expect(caught(() => channel.render(tooLong)).code).toBe('message.too-long');
      if (bodyCharacters)
        expect(caught(() => channel.render(tooMuch)).code).toBe('message.too-long');
      expect(caught(() => channel.render({ ...message, body: ' \n' })).code).toBe('message.empty');
    });

    it.each(Object.entries(hostile))('shows a citizen’s %s as harmless text', (_name, value) => {
      const filled = fillTemplate(
        { subject: 'Di: ((text))', body: `Testo:\n> ((text))${filler(opened.channel)}` },
        { text: value },
      );
      const { subject = '', text, html = '' } = opened.channel.render({ ...message, ...filled });
      for (const plain of [subject, text]) {
        const links = linkFinder.match(asBrowsersRead(plain)) ?? [];
        expect(links.filter(({ schema }) => schema !== 'mailto:')).toEqual([]);
        expect(plain).not.toMatch(/[\u200b\u202e]/);
      }
      expect(html).not.toMatch(/<(a|script|img|style|b)\b/i);
      expect(html).not.toMatch(/(src|href)=["']?http/i);
    });

    it('leaves expressions and placeholders in a value as they were written', () => {
      const value = '{{7*7}} ((citizenEmail))';
      const filled = fillTemplate(
        { subject: 'Un oggetto', body: `((text))${filler(opened.channel)}` },
        { text: value, citizenEmail: 'm@x.example' },
      );
      const { text } = opened.channel.render({ ...message, ...filled });
      expect(text).toBe(`${value}${filler(opened.channel)}`);
    });
  });
}

/** Full stops of other scripts part a host's names as the dot does (UTS 46). */
export function asBrowsersRead(text: string): string {
  return text.replace(/[。．｡]/g, '.');
}

/** Words beside the text, for channels that ask for a least length. */
function filler({ limits }: Channel): string {
  return limits.leastBodyCharacters
    ? ` ${'parole '.repeat(limits.leastBodyCharacters / 6)}fine`
    : '';
}

export function caught(act: () => unknown): UrpError {
  try {
    act();
  } catch (error) {
    if (error instanceof UrpError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
