import type { CitizenLanguage } from '../language';

/** What can be known of a message's fate; the same words for every channel. */
export const messageStatuses = [
  'created',
  'sending',
  'sent',
  'delivered',
  'read',
  'temporary-failure',
  'permanent-failure',
  'technical-failure',
  'unknown',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Why a send failed, which decides what comes next: wait, another channel, or a person. */
export type FailureKind = 'transient' | 'permanent' | 'recipient' | 'expired' | 'unknown';

/** Limits of a channel, as data: what a message may be, and how fast messages may go. */
export interface ChannelLimits {
  subjectCharacters?: number;
  bodyCharacters?: number;
  messagesPerSecond?: number;
}

/** A recipient that `checkRecipient` has accepted: the address as the provider wants it. */
export type CheckedRecipient = string & { readonly checked: unique symbol };

/** A message with its placeholders filled, before a channel gives it its form. */
export interface Message {
  subject: string;
  /** Plain text; paragraphs stand apart by an empty line. */
  body: string;
  language: CitizenLanguage;
  senderName?: string;
}

/** A message in a channel's form: what is sent, and what a preview shows. */
export interface RenderedMessage {
  subject?: string;
  text: string;
  html?: string;
}

export interface SendContext {
  /** Deterministic identifier that the message bears, such as a mail's Message-ID. */
  messageId: string;
  signal?: AbortSignal;
}

export interface Delivery {
  status: MessageStatus;
  /** Set where the status is a failure or unknown. */
  failure?: FailureKind;
  /** The provider's own code, such as `250` or `131026`. */
  providerCode: string | null;
  /** The provider's own words. */
  evidence: string | null;
  /** Seconds to wait, where the provider said so. */
  retryAfter?: number;
}

/**
 * One way to reach a citizen or an office. A channel checks, renders and sends once; it never
 * retries, logs, times or decides what comes next: the sender does that for all of them.
 */
export interface Channel {
  readonly id: string;
  readonly limits: ChannelLimits;
  /** Whether the provider itself refuses a second message under the same identifier. */
  readonly idempotent: boolean;
  /** Errors: `recipient.invalid`, with the address masked. */
  checkRecipient(recipient: string): CheckedRecipient;
  /** Errors: `message.too-long` and others about the content. */
  render(message: Message): RenderedMessage;
  /** Sends once. A provider's refusal is a delivery with its failure kind, not an exception. */
  send(
    message: RenderedMessage,
    recipient: CheckedRecipient,
    context: SendContext,
  ): Promise<Delivery>;
  fetchStatus?(messageId: string): Promise<Delivery>;
}
