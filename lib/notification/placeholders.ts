import { DateTime } from 'luxon';
import { z } from 'zod';
import { inHundred } from '../amount';
import { priorities, type Priority } from '../register/ticket';
import { trackingParameter } from '../register/tracking';
import { reviewParameter } from '../review/link';
import { fold } from '../text/fold';
import { appointmentItem, appointmentPlaceholders } from './appointment';
import { officeLink } from './officeLink';
import type { PlaceholderValues } from './template';

/** Languages in which texts stand ready; a ticket in another one is answered in Italian. */
export const textLanguages = ['it', 'en'] as const;
export type TextLanguage = (typeof textLanguages)[number];

const words = z.string().optional().catch(undefined);

/** What an item may carry of a ticket and of the nodes before; whatever is not so is left out. */
const ticketItem = z
  .object({
    reference: words,
    subject: words,
    text: words,
    submittedAt: words,
    dueAt: words,
    trackingUrl: officeLink(trackingParameter),
    reviewUrl: officeLink(reviewParameter),
    appointment: appointmentItem,
    office: words,
    category: words,
    assignee: words,
    language: words,
    priority: z.enum(priorities).optional().catch(undefined),
    citizen: z
      .object({ givenName: words, familyName: words, email: words, phone: words })
      .catch({})
      .default({}),
    classification: z
      .object({
        category: words,
        categoryName: words,
        office: words,
        officeName: words,
        confidence: z.number().min(0).max(1).optional().catch(undefined),
        rationale: words,
        model: words,
        termDays: z.number().optional().catch(undefined),
        priority: z.enum(priorities).optional().catch(undefined),
        review: z
          .object({ reasons: z.array(z.object({ words: z.string() })) })
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
    /** What a person decided on the review page. */
    decision: z
      .object({ category: words, categoryName: words, office: words, officeName: words })
      .optional()
      .catch(undefined),
    summary: z.object({ text: words, engine: words }).optional().catch(undefined),
  })
  .catch({ citizen: {} });

/** Bounds what one value can fill, whatever a citizen wrote. */
const mostNameCharacters = 80;
const mostSubjectCharacters = 200;

/**
 * The placeholders that an item fills by itself, as its reader wants them: days and hours of
 * Europe/Rome, priorities in words, confidence in per cent.
 */
export function ticketPlaceholders(item: unknown, language: TextLanguage): PlaceholderValues {
  const ticket = ticketItem.parse(item);
  const { citizen, classification, summary } = ticket;
  const named = ticket.decision ?? classification;
  const priority = moreUrgent(ticket.priority, classification?.priority);
  const name = [citizen.givenName, citizen.familyName].filter(Boolean).join(' ');
  return {
    reference: ticket.reference,
    subject: shortened(ticket.subject, mostSubjectCharacters),
    text: ticket.text,
    submittedAt: ticket.submittedAt && instant(ticket.submittedAt, language),
    dueAt: ticket.dueAt && day(ticket.dueAt, language),
    trackingUrl: ticket.trackingUrl,
    reviewUrl: ticket.reviewUrl,
    ...appointmentPlaceholders(ticket.appointment, language),
    termDays: classification?.termDays,
    citizenName: shortened(name, mostNameCharacters),
    citizenEmail: citizen.email,
    citizenPhone: citizen.phone,
    office: nameOf(ticket.office, named?.office, named?.officeName),
    category: nameOf(ticket.category, named?.category, named?.categoryName),
    assignee: ticket.assignee,
    priority: priority && priorityWords[priority][language],
    summary: isTheWholeText(summary?.text, ticket.text) ? undefined : summary?.text,
    confidence:
      classification?.confidence === undefined
        ? undefined
        : `${inHundred(classification.confidence)}%`,
    rationale: classification?.rationale,
    reasons: classification?.review?.reasons.map(({ words }) => `- ${words}`).join('\n'),
    // A text that shows what a machine proposed says so (Reg. UE 2024/1689, art. 50).
    proposed: classification !== undefined || summary !== undefined,
    model: classification?.model,
  };
}

/** The ticket that an item is about, if any. */
export function ticketReference(item: unknown): string | null {
  return ticketItem.parse(item).reference || null;
}

/** Whether an item cannot wait for the morning. */
export function isUrgent(item: unknown): boolean {
  const { priority, classification } = ticketItem.parse(item);
  return moreUrgent(priority, classification?.priority) === 'urgent';
}

/** The language of a ready text for this item: the ticket's where it stands ready, else Italian. */
export function ticketLanguage(item: unknown): TextLanguage {
  const { language } = ticketItem.parse(item);
  return textLanguages.find((ready) => ready === language) ?? 'it';
}

/** The summary of a short text may be that text. */
function isTheWholeText(summary = '', text = ''): boolean {
  return fold(summary) === fold(text);
}

/** What was decided, by the proposal's name where it is the one proposed; else what was proposed. */
function nameOf(decided?: string, proposed?: string, proposedName?: string): string | undefined {
  if (decided && decided !== proposed) return decided;
  return proposedName ?? decided ?? proposed;
}

/** Whoever reads the message should know of the danger before the proposal is confirmed. */
function moreUrgent(one?: Priority, other?: Priority): Priority | undefined {
  const rank = (priority?: Priority) => (priority ? priorities.indexOf(priority) : -1);
  return rank(other) > rank(one) ? other : one;
}

const priorityWords: Record<Priority, Record<TextLanguage, string>> = {
  low: { it: 'bassa', en: 'low' },
  normal: { it: 'normale', en: 'normal' },
  high: { it: 'alta', en: 'high' },
  urgent: { it: 'urgente', en: 'urgent' },
};

/** `24/11/2026 alle 10:35`; words that are no instant stay as they are. */
function instant(iso: string, language: TextLanguage): string {
  const moment = DateTime.fromISO(iso, { zone: 'Europe/Rome' });
  if (!moment.isValid) return iso;
  return language === 'it'
    ? moment.toFormat("dd/MM/yyyy 'alle' HH:mm")
    : moment.setLocale('en-GB').toFormat("d MMMM yyyy 'at' HH:mm");
}

function day(iso: string, language: TextLanguage): string {
  const moment = DateTime.fromISO(iso, { zone: 'Europe/Rome' });
  if (!moment.isValid) return iso;
  return language === 'it'
    ? moment.toFormat('dd/MM/yyyy')
    : moment.setLocale('en-GB').toFormat('d MMMM yyyy');
}

function shortened(text: string | undefined, most: number): string | undefined {
  if (text === undefined || text.length <= most) return text;
  return `${text.slice(0, most - 1)}…`;
}
