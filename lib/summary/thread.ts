import { z } from 'zod';
import { UrpError } from '../error';

/** One text of a conversation. */
export interface Message {
  /** How citations name it: `subject`, `text`, `fields.<name>` or `messages.<index>`. */
  name: string;
  from: string;
  /** ISO 8601 instant or day; null where unknown. */
  at: string | null;
  text: string;
}

/** What is summed up: texts in the order in which they were written. */
export interface Thread {
  messages: Message[];
  /** Who asks: the others answer. */
  asker: string;
  /** A phone, an address or a mailbox is known, so that the office can answer. */
  hasContact: boolean;
}

const citizen = 'citizen';

const ticketShape = z.object({
  subject: z.string().catch(''),
  text: z.string().catch(''),
  submittedAt: z.string().nullable().catch(null),
  fields: z.record(z.unknown()).catch({}),
  citizen: z.object({ email: z.string().nullish(), phone: z.string().nullish() }).catch({}),
});

/** Reads subject, text and the written fields of a ticket; what an item lacks is read as empty. */
export function readTicket(ticket: unknown): Thread {
  const { subject, text, submittedAt, fields, citizen: contact } = ticketShape.parse(ticket ?? {});
  const written = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== text,
  );
  const texts: [string, string][] = [
    ['subject', subject],
    ['text', text],
    ...written.map(([name, value]): [string, string] => [`fields.${name}`, value]),
  ];
  return {
    messages: texts
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => ({ name, from: citizen, at: submittedAt, text: value })),
    asker: citizen,
    hasContact: Boolean(contact.email || contact.phone),
  };
}

const messageShape = z.object({
  from: z.string().catch(''),
  at: z.string().nullable().catch(null),
  text: z.string(),
});

/**
 * Reads messages `{from, at, text}`, oldest first. The sender of the first is who asks. Accepts
 * the JSON text of such a list too. Error: `summary.messages-malformed`.
 */
export function readMessages(messages: unknown): Thread {
  const parsed = z.array(messageShape).safeParse(fromJson(messages));
  if (!parsed.success) throw malformed(parsed.error);
  return {
    messages: parsed.data.map((message, index) => ({ name: `messages.${index}`, ...message })),
    asker: parsed.data[0]?.from ?? '',
    hasContact: true,
  };
}

function fromJson(messages: unknown): unknown {
  if (typeof messages !== 'string') return messages;
  try {
    return JSON.parse(messages);
  } catch {
    return messages;
  }
}

function malformed(error: z.ZodError): UrpError {
  const path = error.issues[0]?.path.join('.') ?? '';
  const where = { it: path && ` (in «${path}»)`, en: path && ` (at "${path}")` };
  return new UrpError('summary.messages-malformed', {
    it: {
      what: `I messaggi da riassumere non hanno la forma attesa${where.it}.`,
      todo: 'Indicare un elenco di oggetti con from, at e text, dal più vecchio al più recente.',
    },
    en: {
      what: `The messages to summarise do not have the expected shape${where.en}.`,
      todo: 'Give a list of objects with from, at and text, oldest first.',
    },
  });
}
