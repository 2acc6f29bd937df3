import type { JsonObject } from '../json';
import type { CitizenLanguage } from '../language';
import type { MessageStatus } from '../register/register';
import type { Approval } from './approval';

/** Why a send failed, which decides what comes next: wait, another channel, or a person. */
export type FailureKind = 'transient' | 'permanent' | 'recipient' | 'expired' | 'unknown';

/** Limits of a channel, as data: what a message may be, and how fast messages may go. */
export interface ChannelLimits {
  leastSubjectCharacters?: number;
  subjectCharacters?: number;
  leastBodyCharacters?: number;
  bodyCharacters?: number;
  messagesPerSecond?: number;
}

/** A recipient that `checkRecipient` has accepted: the address as the provider wants it. */
export type CheckedRecipient = string & { readonly checked: unique symbol };

/** A message with its placeholders filled, before a channel gives it its form. */
export interface Message {
  /** One line. */
  subject: string;
  /** Plain text, never markup: paragraphs stand apart by an empty line, quoted lines begin with `> `. */
  body: string;
  /** The same in a few words, for channels that count them. */
  short?: string;
  language: CitizenLanguage;
  /** Name of the administration, shown above the text where a channel has a place for it. */
  administration?: string;
  /** Who writes, as the recipient reads it beside the address. */
  senderName?: string;
  /** Where answers go, if not to the sender's address. */
  replyTo?: string;
  /** What one channel alone has a place for, such as a payment notice; it checks it itself. */
  details?: JsonObject;
  /** Files that go along on channels that take them. */
  attachments?: MessageAttachment[];
  /** What is notified, on channels that carry documents. */
  documents?: MessageDocument[];
  /** The person who released it; never a part of what is sent. */
  approval?: Approval;
}

/** A PDF whose bytes are read only when it goes. */
export interface MessageDocument {
  title: string;
  bytes: number;
  /** Base64. */
  sha256: string;
  read(): Promise<Buffer>;
}

/** A file that goes along with a message: a text, or bytes that are read only when it goes. */
export interface MessageAttachment {
  fileName: string;
  mediaType: string;
  content: string | (() => Promise<Buffer>);
}

/** A message in a channel's form: what is sent, and what a preview shows. */
export interface RenderedMessage {
  subject?: string;
  text: string;
  html?: string;
  language: CitizenLanguage;
  senderName?: string;
  replyTo?: string;
  /** How the text is counted and paid for, where the channel counts it. */
  size?: TextSize;
  /** What goes to the provider beyond the text. */
  details?: JsonObject;
  attachments?: MessageAttachment[];
  documents?: MessageDocument[];
}

/** What a text takes on a channel that is paid by the part. */
export interface TextSize {
  encoding: string;
  /** In the encoding's own units. */
  units: number;
  parts: number;
  /** Characters that were replaced without loss, such as `’ → '`. */
  substitutions: string[];
}

export interface SendContext {
  /** What `identify` answered for this message's key; the message bears it. */
  messageId: string;
  signal?: AbortSignal;
}

export interface Delivery {
  status: MessageStatus;
  /** Set where the status is a failure or unknown. */
  failure?: FailureKind;
  /** The provider's own code, such as `250` or `131026`. */
  providerCode: string | null;
  /** The provider's own words, personal data masked. */
  evidence: string | null;
  /** Seconds to wait, where the provider said so. */
  retryAfter?: number;
  /** The provider's own name for the message, under which it tells of its fate. */
  providerId?: string | null;
  /** The provider's code after which this one comes, where both have the same status. */
  follows?: string;
}

/** How a message is looked up at its provider. */
export interface SentMessage {
  messageId: string;
  providerId: string | null;
  /** In full, where the provider asks for it; absent where the caller does not know it. */
  recipient?: CheckedRecipient;
}

/**
 * One way to reach a citizen or an office. A channel checks, renders and sends once; it never
 * retries, logs, times or decides what comes next: the sender does that for all of them.
 */
export interface Channel {
  readonly id: string;
  readonly limits: ChannelLimits;
  /** Whether what it carries has the value of a registered letter (d.lgs. 82/2005, art. 48). */
  readonly legalValue?: boolean;
  /** Whether it sends only what a person has approved: it costs money, or has legal effect. */
  readonly needsApproval?: boolean;
  /** Names the account whose limit all workers share; no secret. */
  readonly account?: string;
  /** Whether the provider itself refuses a second message under the same identifier. */
  readonly idempotent: boolean;
  /** Errors: `recipient.invalid`, with the address masked. */
  checkRecipient(recipient: string): CheckedRecipient;
  /** Errors: `message.too-long` and others about the content. */
  render(message: Message): RenderedMessage;
  /** The identifier that a message with this key bears: the same key, the same identifier. */
  identify(key: string): string;
  /**
   * Sends once. A provider's refusal is a delivery with its failure kind, not an exception; a
   * message that may have gone out is `unknown`.
   */
  send(
    message: RenderedMessage,
    recipient: CheckedRecipient,
    context: SendContext,
  ): Promise<Delivery>;
  /** What the provider knows of a message now. Errors: `recipient.missing` where it has to be told. */
  fetchStatus?(message: SentMessage): Promise<Delivery>;
  /** Ends the connections that `send` keeps open for the messages after it. */
  close(): Promise<void>;
}

/** A channel as the rest of the house knows it: how it opens from its credential, and is tested. */
export interface ChannelDefinition {
  readonly id: string;
  /** The host's name for its credential; null where it needs none. */
  readonly credential: string | null;
  /** Errors: those of the credential's fields. */
  open(credential: unknown): Channel;
  /** What the credential's test button does: signs in and sends nothing. Errors: why it could not. */
  verify?(credential: unknown): Promise<void>;
}
