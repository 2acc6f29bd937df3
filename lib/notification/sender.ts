import { createHash, createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { UrpError } from '../error';
import { maskRecipient } from '../privacy/mask';
import { notSent } from '../register/messages';
import type { MessageClaim, MessageRecord, Register } from '../register/register';
import type { RetryPolicy } from '../retry';
import { checkApproval, type Approval } from './approval';
import { isAllowed, recipientMissing, recipientNotAllowed } from './recipient';
import type {
  Channel,
  CheckedRecipient,
  Delivery,
  Message,
  RenderedMessage,
  SentMessage,
} from './channel';
import { oneLine } from './harmless';
import { inParallel } from '../inParallel';
import { pace } from './pace';
import { defaultRetryPolicy, waitBeforeRetry } from './retry';

/** One message to one recipient. */
export interface Notification {
  recipient: string;
  /** Stands for the recipient in the key, where the address is looked up and may be another tomorrow. */
  addressee?: string;
  message: Message;
  template: { id: string; version: string };
  /** The ticket it is about; where it is about none, its own words stand for it in the key. */
  reference: string | null;
  /** Tells a message that is meant to go again, such as a second reminder, from a repetition. */
  occasion?: string;
  /** Stands for the ticket in the key where the message is about several. */
  subjectMatter?: string;
}

/** What a preview shows and a claim names, before anything is sent. */
export interface PreparedMessage {
  claim: MessageClaim;
  rendered: RenderedMessage;
  recipient: CheckedRecipient;
  /** Of a person, where the channel asks for it. */
  approval?: Approval;
}

/**
 * `answered`: the register knows the message; `repeated` where this call sent nothing because
 * another had. `refused`: nothing was sent and nothing claimed, by the error's reason.
 */
export type SendOutcome =
  | { kind: 'answered'; record: MessageRecord; repeated: boolean; approval?: Approval }
  | { kind: 'refused'; error: unknown };

export interface SendOptions {
  channel: Channel;
  register: Pick<Register, 'claimMessage' | 'recordDelivery' | 'takeTurn' | 'secret'>;
  /** Who sends: a flow's name. */
  by: string;
  /** Test mode: nobody else is written to. Addresses, or domains such as `@comune.example`. */
  allowedRecipients?: readonly string[];
  /** Messages under way at once. */
  concurrency?: number;
  retry?: RetryPolicy;
  signal?: AbortSignal;
}

/** Enough that one flush of the register's disk serves several; what a crash leaves in doubt is no more. */
const defaultConcurrency = 16;
/** Where messages are counted: what waits for its turn, or for an answer of a second, holds up none. */
const countedConcurrency = { least: 4, most: 100, seconds: 2 };
/** A little under the limit: turns are taken exactly, and yet the line may bring two together. */
const turnsUsed = 0.98;
/** A batch under way: what its messages share. */
type Sending = SendOptions & { waitForTurn: () => Promise<void> };

const wentOut: readonly Delivery['status'][] = ['sent', 'delivered', 'read', 'permanent-failure'];

/**
 * Sends each message at most once, for all channels: claims its key in the register, sends,
 * records. Outcomes stand in the order of the notifications, and one failure is that item's alone;
 * what could not be written at all stands among them as refused.
 * A key that stands already answers with its record and sends nothing.
 */
export function sendAll(
  notifications: readonly (Notification | { error: unknown })[],
  options: SendOptions,
): Promise<SendOutcome[]> {
  const underWay = new Map<string, Promise<SendOutcome>>();
  const waitForTurn = turnsOf(options);
  return inParallel(
    notifications,
    options.concurrency ?? concurrencyOf(options.channel),
    async (notification) => {
      if ('error' in notification) return { kind: 'refused', error: notification.error };
      try {
        const secret = await options.register.secret();
        const prepared = released(prepare(notification, options, secret), notification, options);
        // The same message twice in one batch: the second waits for the first one's record.
        const earlier = underWay.get(prepared.claim.key) ?? Promise.resolve();
        const outcome = earlier.then(() => send(prepared, { ...options, waitForTurn }));
        underWay.set(prepared.claim.key, outcome);
        return await outcome;
      } catch (error) {
        return { kind: 'refused', error };
      }
    },
  );
}

/**
 * Checks, renders and names a message, under the register's secret.
 * Errors: `recipient.missing`, `recipient.not-allowed`, the channel's.
 */
export function prepare(
  notification: Notification,
  options: Pick<SendOptions, 'channel' | 'allowedRecipients'>,
  secret: Buffer,
): PreparedMessage {
  const { template, reference } = notification;
  const { channel } = options;
  const checked = checkedRecipient(notification, options);
  const { rendered, contentHash, key } = written(notification, channel, checked, secret);
  const claim: MessageClaim = {
    key,
    reference,
    channel: channel.id,
    recipient: maskRecipient(checked),
    template: template.id,
    templateVersion: template.version,
    contentHash,
    messageId: channel.identify(key),
  };
  return { claim, rendered, recipient: checked };
}

/** Errors: `recipient.missing`, `recipient.not-allowed`, the channel's. */
export function checkedRecipient(
  { recipient }: Pick<Notification, 'recipient'>,
  { channel, allowedRecipients }: Pick<SendOptions, 'channel' | 'allowedRecipients'>,
): CheckedRecipient {
  if (oneLine(recipient) === '') throw recipientMissing();
  const checked = channel.checkRecipient(recipient);
  if (!isAllowed(checked, allowedRecipients)) throw recipientNotAllowed(checked);
  return checked;
}

/**
 * The message as the channel writes it, and the name under which it goes once: a keyed hash, since the
 * name stands beside the masked recipient, and a plain one would give the digits that are left out.
 */
function written(
  { addressee, message, template, reference, occasion = '', subjectMatter }: Notification,
  channel: Channel,
  recipient: string,
  secret: Buffer,
) {
  const rendered = channel.render(message);
  const contentHash = sha256(rendered);
  const matter = subjectMatter ?? reference ?? contentHash;
  const who = addressee ?? recipient;
  const name = [channel.id, who, template.id, template.version, matter, occasion];
  const key = createHmac('sha256', secret)
    .update(`message\n${JSON.stringify(name)}`)
    .digest('hex');
  return { rendered, contentHash, key };
}

/**
 * The record of a message that went, or may have gone, to an addressee whose address need not be
 * looked up again; undefined where it has still to go.
 */
export async function sentBefore(
  notification: Notification & { addressee: string },
  channel: Channel,
  register: Pick<Register, 'findMessage' | 'secret'>,
): Promise<MessageRecord | undefined> {
  const { key, contentHash } = written(notification, channel, '', await register.secret());
  const standing = await register.findMessage(key);
  const isThis = standing?.contentHash === contentHash && !notSent.includes(standing.status);
  return isThis ? standing : undefined;
}

/** Errors: those of `checkApproval`, on channels that ask for a person's. */
function released(
  prepared: PreparedMessage,
  { message }: Notification,
  { channel }: Pick<SendOptions, 'channel'>,
): PreparedMessage {
  if (!channel.needsApproval) return prepared;
  return { ...prepared, approval: checkApproval(message.approval) };
}

async function send(prepared: PreparedMessage, options: Sending): Promise<SendOutcome> {
  try {
    if (options.signal?.aborted) throw cancelled();
    const { claimed, message, approval } = await options.register.claimMessage(
      prepared.claim,
      prepared.approval,
    );
    if (!claimed) return { kind: 'answered', record: message, repeated: true, approval };
    const delivery = await sendWithRetries(prepared, message.messageId, options);
    const record = await recordOutcome(message, delivery, options);
    return { kind: 'answered', record, repeated: false, approval };
  } catch (error) {
    return { kind: 'refused', error };
  }
}

/** A message under way is never cut short when the execution is cancelled: its fate would be lost. */
async function sendWithRetries(
  prepared: PreparedMessage,
  messageId: string,
  options: Sending,
): Promise<Delivery> {
  const { retry = defaultRetryPolicy, signal } = options;
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    await options.waitForTurn();
    const delivery = await lookedUp(await sendOnce(prepared, messageId, options), options, {
      messageId,
      recipient: prepared.recipient,
    });
    const wait = waitBeforeRetry(delivery, attempt, waited, retry);
    if (wait === null) return delivery;
    try {
      await pause(wait, undefined, { signal });
    } catch {
      return delivery;
    }
    waited += wait;
  }
}

async function sendOnce(
  { rendered, recipient }: PreparedMessage,
  messageId: string,
  { channel, signal }: SendOptions,
): Promise<Delivery> {
  try {
    return await channel.send(rendered, recipient, { messageId, signal });
  } catch (error) {
    // A channel that throws has told nothing of the message's fate. Its words may be anybody's.
    const evidence = error instanceof Error ? error.name : 'Error';
    return { status: 'unknown', failure: 'unknown', providerCode: 'EXCEPTION', evidence };
  }
}

function concurrencyOf({ limits: { messagesPerSecond } }: Channel): number {
  if (!messagesPerSecond) return defaultConcurrency;
  const { least, most, seconds } = countedConcurrency;
  return Math.min(most, Math.max(least, Math.ceil(messagesPerSecond * seconds)));
}

/** Where the provider counts messages, all who share its account take turns by the register. */
function turnsOf({ channel, register }: SendOptions): () => Promise<void> {
  const { account, limits } = channel;
  const { messagesPerSecond } = limits;
  if (account === undefined || !messagesPerSecond) return async () => undefined;
  const depart = pace(Math.max(1, Math.floor(messagesPerSecond)));
  return async () => {
    const wait = await register.takeTurn(account, messagesPerSecond * turnsUsed);
    if (wait > 0) await pause(wait);
    await depart();
  };
}

/** What may have gone is asked for once, where the provider can tell; it is never sent on a guess. */
async function lookedUp(
  delivery: Delivery,
  { channel }: SendOptions,
  message: Omit<SentMessage, 'providerId'>,
): Promise<Delivery> {
  if (delivery.status !== 'unknown' || !channel.fetchStatus) return delivery;
  const { providerId = null } = delivery;
  const found = await channel.fetchStatus({ ...message, providerId }).catch(() => delivery);
  return wentOut.includes(found.status) ? found : delivery;
}

/** Where the outcome cannot be recorded the claim stays, so that nobody sends the message again. */
async function recordOutcome(
  claimed: MessageRecord,
  { status, providerCode, evidence, providerId }: Delivery,
  { register, by }: SendOptions,
): Promise<MessageRecord> {
  try {
    return await register.recordDelivery(
      claimed.key,
      { status, providerCode, evidence, providerId },
      by,
    );
  } catch {
    const note = [evidence, 'not recorded in the register'].filter(Boolean).join('; ');
    return { ...claimed, status, providerCode, evidence: note };
  }
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function cancelled(): UrpError {
  return new UrpError('notification.cancelled', {
    it: {
      what: 'L’esecuzione è stata annullata prima dell’invio: il messaggio non è partito.',
      todo: 'Esegui di nuovo il flusso se il messaggio serve ancora.',
    },
    en: {
      what: 'The execution was cancelled before sending: the message did not go out.',
      todo: 'Run the flow again if the message is still needed.',
    },
  });
}
