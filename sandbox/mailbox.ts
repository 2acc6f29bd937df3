import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { z } from 'zod';

/** A message as it was received. `from` and `to` are the envelope's: where it truly went. */
export type Message = z.infer<typeof message>;
const message = z.object({
  /** Rises with every message; stays the same over restarts. */
  id: z.number().int().positive(),
  from: z.string(),
  to: z.array(z.string()),
  receivedAt: z.string().datetime(),
  messageId: z.string().nullable(),
  /** The sender as the reader sees it, such as `URP <urp@comune.example>`. */
  sender: z.string(),
  subject: z.string(),
  text: z.string(),
});

/** Everything inside a message, read from its source when somebody opens it. */
export interface OpenMessage {
  headers: { name: string; value: string }[];
  html: string | undefined;
  attachments: { name: string; type: string; content: Buffer }[];
}

/**
 * The messages that the sandbox received, in memory and on disk: one `.eml` and one `.json` each, the
 * second written last, so that a crash leaves no half message. Emits `change`.
 */
export class Mailbox extends EventEmitter<{ change: [] }> {
  private readonly kept: Message[];
  private last: number;

  constructor(private readonly folder: string) {
    super();
    this.setMaxListeners(0);
    mkdirSync(folder, { recursive: true });
    this.kept = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => message.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
      .sort((a, b) => a.id - b.id);
    this.last = this.kept.at(-1)?.id ?? 0;
  }

  /** Keeps a message; when this returns it is on disk. */
  async receive(envelope: { from: string; to: string[] }, source: Buffer): Promise<Message> {
    const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true });
    const received: Message = {
      id: ++this.last,
      ...envelope,
      receivedAt: new Date().toISOString(),
      messageId: parsed.messageId ?? null,
      sender: parsed.from?.text ?? envelope.from,
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
    };
    writeFileSync(this.file(received.id, 'eml'), source);
    writeFileSync(this.file(received.id, 'part'), JSON.stringify(received, null, 2));
    renameSync(this.file(received.id, 'part'), this.file(received.id, 'json'));
    this.kept.push(received);
    this.emit('change');
    return received;
  }

  /** The newest first; of one recipient, or with the words in subject, text, sender or recipients. */
  messages({ to, words }: { to?: string; words?: string } = {}): Message[] {
    const wanted = words?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    return this.kept
      .filter((each) => to === undefined || each.to.some((address) => sameAddress(address, to)))
      .filter((each) => {
        const all = [each.subject, each.text, each.sender, ...each.to].join('\n').toLowerCase();
        return wanted.every((word) => all.includes(word));
      })
      .reverse();
  }

  message(id: number): Message | undefined {
    return this.kept.find((each) => each.id === id);
  }

  /** The message's bytes as they came. */
  source(id: number): Buffer {
    return readFileSync(this.file(id, 'eml'));
  }

  async open(id: number): Promise<OpenMessage> {
    const parsed = await simpleParser(this.source(id), { skipTextToHtml: true });
    return {
      headers: parsed.headerLines.map(({ line }) => {
        const colon = line.indexOf(':');
        return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
      }),
      html: parsed.html || undefined,
      attachments: parsed.attachments.map(({ filename, contentType, content }, index) => ({
        name: filename ?? `allegato-${index + 1}`,
        type: contentType,
        content,
      })),
    };
  }

  /** Throws all messages away. */
  clear(): void {
    for (const { id } of this.kept.splice(0)) {
      rmSync(this.file(id, 'json'), { force: true });
      rmSync(this.file(id, 'eml'), { force: true });
    }
    this.emit('change');
  }

  private file(id: number, ending: string): string {
    return join(this.folder, `${String(id).padStart(6, '0')}.${ending}`);
  }
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** One address and what it received, for the page's columns. */
export interface AddressBox {
  address: string;
  /** An office of the sender's own, or a citizen: told by the sender's domain. */
  whose: 'citizen' | 'office';
  messages: Message[];
}

/**
 * Messages by recipient, the most recently written first. A recipient in the domain from which the
 * message was sent is an office of that administration; all others are citizens.
 */
export function addressBoxes(messages: Message[]): AddressBox[] {
  const boxes = new Map<string, AddressBox>();
  for (const each of messages) {
    for (const address of each.to.map((recipient) => recipient.toLowerCase())) {
      const whose = domain(address) === domain(each.from) ? 'office' : 'citizen';
      const box = boxes.get(address) ?? { address, whose, messages: [] };
      box.messages.push(each);
      boxes.set(address, box);
    }
  }
  return [...boxes.values()];
}

function domain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
