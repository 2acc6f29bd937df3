import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A message on a citizen's phone, or in an app on it. */
export type PhoneMessage = z.infer<typeof phoneMessage>;
const phoneMessage = z.object({
  /** Rises with every message; stays the same over restarts. */
  id: z.number().int().positive(),
  app: z.enum(['sms', 'whatsapp', 'io', 'send']),
  /** A phone number, or a fiscal code where an app knows its reader by it. */
  to: z.string(),
  sender: z.string(),
  /** The provider's name for it, under which its fate is asked for. */
  providerId: z.string(),
  receivedAt: z.string().datetime(),
  subject: z.string().optional(),
  text: z.string(),
  /** What the app shows beside the text, such as an amount to pay. */
  extras: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});

/** What phones received, in memory and on disk, one file a message. Emits `change`. */
export class Phones extends EventEmitter<{ change: [] }> {
  private readonly kept: PhoneMessage[];
  private last: number;

  constructor(private readonly folder: string) {
    super();
    this.setMaxListeners(0);
    mkdirSync(folder, { recursive: true });
    this.kept = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => phoneMessage.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
      .sort((one, other) => one.id - other.id);
    this.last = this.kept.at(-1)?.id ?? 0;
  }

  receive(message: Omit<z.input<typeof phoneMessage>, 'id' | 'receivedAt'>): PhoneMessage {
    const received = phoneMessage.parse({
      ...message,
      id: (this.last += 1),
      receivedAt: new Date().toISOString(),
    });
    const file = this.file(received.id);
    writeFileSync(`${file}.part`, JSON.stringify(received, null, 2));
    renameSync(`${file}.part`, file);
    this.kept.push(received);
    this.emit('change');
    return received;
  }

  /** The newest first; of one phone, or with the words in its texts. */
  messages({ to, words }: { to?: string; words?: string } = {}): PhoneMessage[] {
    const wanted = words?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    return this.kept
      .filter((each) => to === undefined || each.to === to)
      .filter(({ subject = '', text, sender, to: owner }) => {
        const all = [subject, text, sender, owner].join('\n').toLowerCase();
        return wanted.every((word) => all.includes(word));
      })
      .reverse();
  }

  find(providerId: string): PhoneMessage | undefined {
    return this.kept.find((each) => each.providerId === providerId);
  }

  clear(): void {
    for (const { id } of this.kept.splice(0)) rmSync(this.file(id), { force: true });
    this.emit('change');
  }

  private file(id: number): string {
    return join(this.folder, `${String(id).padStart(6, '0')}.json`);
  }
}
