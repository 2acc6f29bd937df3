import { createHash } from 'node:crypto';
import { plainNumber } from '../amount';
import { UrpError } from '../error';
import type { JsonObject } from '../json';
import { calendarAttachment } from './appointment';
import type { Approval } from './approval';
import type { Message, MessageAttachment, MessageDocument } from './channel';
import {
  textLanguages,
  ticketLanguage,
  ticketPlaceholders,
  type TextLanguage,
} from './placeholders';
import { fillTemplate, type PlaceholderValues, type TemplateText } from './template';
import { readyTemplates } from './templates';
import type { ReadyTemplate } from './templates/template';

/** Who writes. These are the officer's own words: their links stay links. */
export interface SenderDetails {
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
  /** Whether the entry for a calendar goes with it. */
  withCalendar?: boolean;
}

export interface Composition {
  /** The item: a ticket with what the nodes before added to it. */
  item: unknown;
  text: ChosenText;
  language: TextLanguage;
  sender: SenderDetails;
  /** Placeholders beyond those of the item, over which they win. */
  data: PlaceholderValues;
  /** What one channel alone has a place for. */
  details?: JsonObject;
  /** Files of the item that go along. */
  files?: MessageAttachment[];
  documents?: MessageDocument[];
  approval?: Approval;
  /** Names in `data` whose links stay links: the office vouches for them. */
  keepLinks?: readonly string[];
}

export interface ComposedMessage {
  message: Message;
  template: { id: string; version: string };
  /** Names in `data` that the text has no place for. */
  unusedData: string[];
}

/** A ready text by its id, or the office's own under `own`. */
export interface TextChoice {
  template: string;
  /** A language, or `ticket`: citizens read the ticket's language, offices their own. */
  language: string;
  own: TemplateText;
}

/** Errors: `template.unknown`. */
export function chooseText(
  { template, language, own }: TextChoice,
  item: unknown,
  officerLanguage: TextLanguage,
): { text: ChosenText; language: TextLanguage } {
  const chosen = textLanguages.find((ready) => ready === language);
  if (template === 'own') return { text: ownText(own), language: chosen ?? ticketLanguage(item) };
  const ready = findTemplate(template);
  const readers = ready.reader === 'office' ? officerLanguage : ticketLanguage(item);
  return { text: inLanguage(ready, chosen ?? readers), language: chosen ?? readers };
}

function inLanguage(
  { id, version, texts, withCalendar }: ReadyTemplate,
  language: TextLanguage,
): ChosenText {
  return { id, version: `${version}-${language}`, text: texts[language], withCalendar };
}

/** A text of the office's own: its version is taken from its words. */
function ownText(text: TemplateText): ChosenText {
  const digest = createHash('sha256').update(JSON.stringify(Object.values(text)));
  return { id: 'own', version: digest.digest('hex').slice(0, 12), text };
}

function findTemplate(id: string): ReadyTemplate {
  const ready = readyTemplates.find((each) => each.id === id);
  if (ready) return ready;
  const ids = readyTemplates.map((each) => each.id).join(', ');
  throw new UrpError('template.unknown', {
    it: { what: `Non c’è un testo pronto «${id}».`, todo: `Scegli uno di questi: ${ids}, own.` },
    en: { what: `There is no ready text "${id}".`, todo: `Choose one of these: ${ids}, own.` },
  });
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
    ...numbersWritten(data, language),
  };
  const keepLinks = [
    'administration',
    'contact',
    'trackingUrl',
    'reviewUrl',
    'manageUrl',
    ...(composition.keepLinks ?? []),
  ];
  const { unused, ...words } = fillTemplate(text.text, values, keepLinks);
  const calendar = text.withCalendar && calendarAttachment(item, administration ?? '', language);
  const attachments = [...(calendar ? [calendar] : []), ...(composition.files ?? [])];
  return {
    message: {
      ...words,
      language,
      administration,
      senderName,
      replyTo: sender.replyTo,
      ...(composition.details ? { details: composition.details } : {}),
      ...(composition.documents ? { documents: composition.documents } : {}),
      ...(composition.approval ? { approval: composition.approval } : {}),
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    template: { id: text.id, version: text.version },
    unusedData: unused.filter((name) => Object.hasOwn(data, name)),
  };
}

/** Numbers as a reader of the language writes them: `12.500,50` and not `12500.5`. */
function numbersWritten(data: PlaceholderValues, language: TextLanguage): PlaceholderValues {
  const entries = Object.entries(data).map(([name, value]) => [
    name,
    typeof value === 'number' ? plainNumber(value, language) : value,
  ]);
  return Object.fromEntries(entries) as PlaceholderValues;
}
