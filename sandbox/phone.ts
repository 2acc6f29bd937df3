import { z } from 'zod';
import { KeptMessages } from './keptMessages';

/** A message on a citizen's phone, or in an app on it. */
export type PhoneMessage = z.infer<typeof phoneMessage>;
const phoneMessage = z.object({
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

/** What phones received. */
export class Phones extends KeptMessages<PhoneMessage> {
  constructor(folder: string) {
    super(folder, phoneMessage);
  }

  receive(message: Omit<z.input<typeof phoneMessage>, 'id' | 'receivedAt'>): PhoneMessage {
    const receivedAt = new Date().toISOString();
    return this.keep(phoneMessage.parse({ ...message, id: this.nextId(), receivedAt }));
  }

  /** The newest first; of one phone, or with the words in its texts. */
  messages({ to, words }: { to?: string; words?: string } = {}): PhoneMessage[] {
    return this.found(
      (each) => to === undefined || each.to === to,
      ({ subject = '', text, sender, to: owner }) => [subject, text, sender, owner],
      words,
    );
  }

  find(providerId: string): PhoneMessage | undefined {
    return this.kept.find((each) => each.providerId === providerId);
  }
}
