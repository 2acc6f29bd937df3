import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { z } from 'zod';
import { KeptMessages } from './keptMessages';

/** A message as it was received. `from` and `to` are the envelope's: where it truly went. */
export type Message = z.infer<typeof message>;
const message = z.object({
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

/** The messages that the sandbox received; the source of each, in an `.eml`, is written first. */
export class Mailbox extends KeptMessages<Message> {
  constructor(folder: string) {
    super(folder, message);
  }

  /** Keeps a message; when this returns it is on disk. */
  async receive(envelope: { from: string; to: string[] }, source: Buffer): Promise<Message> {
    const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true });
    const received: Message = {
      id: this.nextId(),
      ...envelope,
      receivedAt: new Date().toISOString(),
      messageId: parsed.messageId ?? null,
      sender: parsed.from?.text ?? envelope.from,
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
    };
    writeFileSync(this.file(received.id, 'eml'), source);
    return this.keep(received);
  }

  /** The newest first; of one recipient, or with the words in subject, text, sender or recipients. */
  messages({ to, words }: { to?: string; words?: string } = {}): Message[] {
    return this.found(
      (each) => to === undefined || each.to.some((address) => sameAddress(address, to)),
      (each) => [each.subject, each.text, each.sender, ...each.to],
      words,
    );
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

  protected override remove(id: number): void {
    super.remove(id);
    rmSync(this.file(id, 'eml'), { force: true });
  }
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** One address and what it received, for the page's columns. */
export interface AddressBox {
  address: string;
  /** An office of the sender's own, or a citizen. */
  whose: 'citizen' | 'office';
  messages: Message[];
}

/**
 * Messages by recipient, the most recently written first. A recipient in the domain from which the
 * message was sent is an office of that administration, and so is one that itself writes, such as the
 * certified mailbox to which receipts come; all others are citizens.
 */
export function addressBoxes(messages: Message[]): AddressBox[] {
  const boxes = new Map<string, AddressBox>();
  const writers = new Set(messages.map(({ from }) => from.toLowerCase()));
  for (const each of messages) {
    for (const address of each.to.map((recipient) => recipient.toLowerCase())) {
      const isOffice = writers.has(address) || domain(address) === domain(each.from);
      const whose = isOffice ? 'office' : 'citizen';
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
