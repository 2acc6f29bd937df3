import { createHash } from 'node:crypto';
import type { Message } from './channel';
import { ticketPlaceholders, type TextLanguage } from './placeholders';
import { fillTemplate, type PlaceholderValues, type TemplateText } from './template';
import { readyTemplates, type ReadyTemplateId } from './templates';

/** Who writes. These are the officer's own words: their links stay links. */
export interface Sender {
  administration?: string;
  senderName?: string;
  contact?: string;
  replyTo?: string;
}

/** A text to send, whose version changes whenever its words do. */
export interface ChosenText {
  id: string;
  version: string;
  text: TemplateText;
}

export interface Composition {
  /** The item: a ticket with what the nodes before added to it. */
  item: unknown;
  text: ChosenText;
  language: TextLanguage;
  sender: Sender;
  /** Placeholders beyond those of the item, over which they win. */
  data: PlaceholderValues;
  /** Names in `data` whose links stay links: the office vouches for them. */
  keepLinks?: readonly string[];
}

export interface ComposedMessage {
  message: Message;
  template: { id: string; version: string };
  /** Names in `data` that the text has no place for. */
  unusedData: string[];
}

export function readyText(id: ReadyTemplateId, language: TextLanguage): ChosenText {
  const { version, texts } = readyTemplates[id];
  return { id, version: `${version}-${language}`, text: texts[language] };
}

/** A text of the office's own: its version is taken from its words. */
export function ownText(text: TemplateText): ChosenText {
  const digest = createHash('sha256').update(JSON.stringify([text.subject, text.body]));
  return { id: 'own', version: digest.digest('hex').slice(0, 12), text };
}

/** Fills a text from an item. Errors: those of `fillTemplate`. */
export function compose(composition: Composition): ComposedMessage {
  const { item, text, language, sender, data } = composition;
  const { administration, senderName, contact } = sender;
  const values = {
    ...ticketPlaceholders(item, language),
    administration,
    senderName,
    contact,
    ...data,
  };
  const keepLinks = ['administration', 'contact', ...(composition.keepLinks ?? [])];
  const { subject, body, unused } = fillTemplate(text.text, values, keepLinks);
  return {
    message: { subject, body, language, administration, senderName, replyTo: sender.replyTo },
    template: { id: text.id, version: text.version },
    unusedData: unused.filter((name) => Object.hasOwn(data, name)),
  };
}
