import type { OfficerLanguage } from '../language';
import { maskRecipient } from '../privacy/mask';
import type { Register } from '../register/register';
import type { MessageDocument, RenderedMessage } from './channel';
import { compose, type Composition } from './compose';
import { isUrgent, ticketReference } from './placeholders';
import { endOfQuiet, type QuietHours } from './quietHours';
import { heldReport, reportOf, type DeliveryReport } from './report';
import {
  checkedRecipient,
  sendAll,
  sentBefore,
  type Notification,
  type SendOptions,
} from './sender';

/** A message as an officer asks for it. */
export interface Draft extends Composition {
  recipient: string;
  /** As a notification's. */
  addressee?: string;
  occasion?: string;
}

/** What came of reading an item's parameters. */
export type DraftAttempt = { draft: Draft } | { error: unknown };

export interface DispatchOptions extends SendOptions {
  /** When nobody is written to, except about what is urgent. */
  quietHours?: QuietHours | null;
  /** Of the reports. */
  officerLanguage: OfficerLanguage;
}

/** What would be sent: nothing is claimed and nothing goes out. */
export interface Preview extends Omit<RenderedMessage, 'documents'> {
  documents?: Omit<MessageDocument, 'read'>[];
  channel: string;
  /** Masked. */
  recipient: string;
  template: string;
  templateVersion: string;
  unusedData: string[];
}

type Written = { notification: Notification; unusedData: string[] };

/**
 * Writes and sends a batch, one report a draft, in order. What cannot be written (a placeholder
 * without its value) is refused with its reason, and the others go.
 */
export async function dispatch(
  attempts: readonly DraftAttempt[],
  options: DispatchOptions,
): Promise<DeliveryReport[]> {
  const now = new Date();
  const held = attempts.map((attempt) =>
    'draft' in attempt ? reportHeld(attempt.draft, options, now) : undefined,
  );
  const going = attempts.filter((_attempt, index) => !held[index]);
  const reports = (await dispatchNow(going, options)).values();
  return held.map((report) => report ?? (reports.next().value as DeliveryReport));
}

/** Of a message that the quiet hours hold; undefined where it may go now. */
function reportHeld(
  { item }: Pick<Draft, 'item'>,
  { channel, quietHours = null, officerLanguage }: DispatchOptions,
  now = new Date(),
): DeliveryReport | undefined {
  const until = isUrgent(item) ? null : endOfQuiet(now, quietHours);
  return until === null ? undefined : heldReport(until, channel.id, officerLanguage);
}

/**
 * What can be said of a message before its recipient's address is looked up: that it cannot be
 * written, that it is held by the hour, that it went before. Undefined where it has to go now.
 */
export async function reportUnaddressed(
  draft: Omit<Draft, 'recipient'> & { addressee: string },
  options: DispatchOptions & { register: Pick<Register, 'findMessage'> },
): Promise<DeliveryReport | undefined> {
  const { channel, register, officerLanguage } = options;
  const held = reportHeld(draft, options);
  if (held) return held;
  try {
    const { addressee } = draft;
    const { notification } = write({ ...draft, recipient: '' });
    const record = await sentBefore({ ...notification, addressee }, channel, register);
    return (
      record && reportOf({ kind: 'answered', record, repeated: true }, channel.id, officerLanguage)
    );
  } catch (error) {
    return reportOf({ kind: 'refused', error }, channel.id, officerLanguage);
  }
}

async function dispatchNow(
  attempts: readonly DraftAttempt[],
  options: DispatchOptions,
): Promise<DeliveryReport[]> {
  const written = attempts.map(writeOrRefuse);
  const notifications = written.map((each) => ('error' in each ? each : each.notification));
  const outcomes = await sendAll(notifications, options);
  return outcomes.map((outcome, index) => {
    const report = reportOf(outcome, options.channel.id, options.officerLanguage);
    const each = written[index];
    const unusedData = each && 'unusedData' in each ? each.unusedData : [];
    return unusedData.length > 0 ? { ...report, unusedData } : report;
  });
}

/** A preview, or the reason why the message could not be sent as it stands. */
export function previewOrRefusal(
  attempt: DraftAttempt,
  options: Pick<DispatchOptions, 'channel' | 'allowedRecipients' | 'officerLanguage'>,
): { ok: true; preview: Preview } | { ok: false; preview: DeliveryReport } {
  try {
    if ('error' in attempt) throw attempt.error;
    return { ok: true, preview: preview(attempt.draft, options) };
  } catch (error) {
    const { channel, officerLanguage } = options;
    return {
      ok: false,
      preview: reportOf({ kind: 'refused', error }, channel.id, officerLanguage),
    };
  }
}

function preview(
  draft: Draft,
  options: Pick<SendOptions, 'channel' | 'allowedRecipients'>,
): Preview {
  const { notification, unusedData } = write(draft);
  const { channel } = options;
  const recipient = checkedRecipient(notification, options);
  const { documents, ...shown } = channel.render(notification.message);
  const { id: template, version: templateVersion } = notification.template;
  return {
    channel: channel.id,
    recipient: maskRecipient(recipient),
    template,
    templateVersion,
    ...shown,
    ...(documents
      ? { documents: documents.map(({ title, bytes, sha256 }) => ({ title, bytes, sha256 })) }
      : {}),
    unusedData,
  };
}

function writeOrRefuse(attempt: DraftAttempt): Written | { error: unknown } {
  if ('error' in attempt) return attempt;
  try {
    return write(attempt.draft);
  } catch (error) {
    return { error };
  }
}

function write(draft: Draft): Written {
  const { message, template, unusedData } = compose(draft);
  const { recipient, addressee, occasion, item } = draft;
  const reference = ticketReference(item);
  return {
    notification: { recipient, addressee, message, template, reference, occasion },
    unusedData,
  };
}
