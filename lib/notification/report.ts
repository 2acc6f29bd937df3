import { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import type { MessageClaim, MessageStatus } from '../register/register';
import type { Approval } from './approval';
import { nextFor } from './next';
import type { SendOutcome } from './sender';

/** What an item says of its message. No address in full, no secret. */
export interface DeliveryReport {
  status: MessageStatus;
  channel: string;
  /** Masked. */
  recipient: string | null;
  template: string | null;
  templateVersion: string | null;
  messageId: string | null;
  key: string | null;
  /** When it was first taken up, ISO 8601. */
  claimedAt: string | null;
  /** True where an earlier call had sent it, and this one sent nothing. */
  repeated: boolean;
  /** The provider's code, or the code of the error that kept it from being sent. */
  providerCode: string | null;
  evidence: string | null;
  /** Who released it and when, where a person has to. */
  approval?: Approval;
  /** What to do now, in the officer's language. */
  next: string;
  /** ISO 8601: until then nothing is to be done; then the item comes back to the node. */
  waitUntil?: string;
  /** Names of the officer's data that the text has no place for, where there are any. */
  unusedData?: string[];
}

/** How a flow goes on: the recipient was told, will not be told by this message, or may be later. */
export const waysOut = ['sent', 'not-sent', 'later'] as const;
export type WayOut = (typeof waysOut)[number];

const wayOutByStatus: Record<MessageStatus, WayOut> = {
  // A rehearsal: the flow goes on as if the recipient had been told.
  created: 'sent',
  sent: 'sent',
  delivered: 'sent',
  read: 'sent',
  // Another execution is at it, or nothing went out for a fault that can pass or be mended.
  sending: 'later',
  'temporary-failure': 'later',
  'technical-failure': 'later',
  'permanent-failure': 'not-sent',
  unknown: 'not-sent',
};

export function wayOut({ status, waitUntil }: DeliveryReport): WayOut {
  return waitUntil === undefined ? wayOutByStatus[status] : 'later';
}

/** What a node adds to its item: the newest delivery, and all of them in their order. */
export function withDelivery(
  item: { deliveries?: unknown },
  report: DeliveryReport,
  all: readonly DeliveryReport[] = [report],
): { delivery: DeliveryReport; deliveries: unknown[] } {
  const earlier: unknown[] = Array.isArray(item.deliveries) ? item.deliveries : [];
  return { delivery: { ...report }, deliveries: [...earlier, ...all.map((each) => ({ ...each }))] };
}

export function reportOf(
  outcome: SendOutcome,
  channel: string,
  language: OfficerLanguage,
): DeliveryReport {
  if (outcome.kind === 'refused') return refusal(outcome.error, channel, language);
  const { record, repeated, approval } = outcome;
  return {
    status: record.status,
    channel: record.channel,
    recipient: record.recipient,
    template: record.template,
    templateVersion: record.templateVersion,
    messageId: record.messageId,
    key: record.key,
    claimedAt: record.claimedAt,
    repeated,
    providerCode: record.providerCode,
    evidence: record.evidence,
    ...(approval ? { approval } : {}),
    next: nextFor(record.status, record.channel, language),
  };
}

/** Of a message for which no claim stands in the register. */
const nothingClaimed = {
  recipient: null,
  template: null,
  templateVersion: null,
  messageId: null,
  key: null,
  claimedAt: null,
  repeated: false,
};

/** Faults of the recipient or the content: the same message will not pass later either. */
const aboutTheMessage = /^(recipient|template|message)\./;

function refusal(error: unknown, channel: string, language: OfficerLanguage): DeliveryReport {
  const known = error instanceof UrpError ? error : null;
  return {
    status: known && aboutTheMessage.test(known.code) ? 'permanent-failure' : 'technical-failure',
    channel,
    ...nothingClaimed,
    providerCode: known?.code ?? 'unexpected',
    evidence: known?.what(language) ?? (error instanceof Error ? error.message : String(error)),
    next: known?.todo(language) ?? nextFor('technical-failure', channel, language),
  };
}

/** n8n keeps a wait over a restart from 65 seconds on: a shorter one is lost with its item. In milliseconds. */
const leastWait = 70_000;

/** When an item that waits is to come back, ISO 8601: never so soon that a restart would lose it. */
export function comesBackAt(at: Date, now = new Date()): string {
  return new Date(Math.max(at.getTime(), now.getTime() + leastWait)).toISOString();
}

/** What failed for a fault that passes is worth another run after so long, in milliseconds. */
const tryAgainAfter = 10 * 60_000;

/**
 * When each of a batch comes back, where several do: at the earliest hour of all. n8n's Wait node holds
 * all its items until the first one's hour, and what waits for the morning would hold up what is urgent.
 */
export function comingBackTogether(
  reports: readonly DeliveryReport[],
  now = new Date(),
): DeliveryReport[] {
  const again = new Date(now.getTime() + tryAgainAfter).toISOString();
  const later = reports.filter((report) => wayOut(report) === 'later');
  const [waitUntil] = later.map((report) => report.waitUntil ?? again).sort();
  return reports.map((report) => (later.includes(report) ? { ...report, waitUntil } : report));
}

/** A message that waits for the end of the quiet hours: nothing was claimed. */
export function heldReport(
  until: Date,
  channel: string,
  language: OfficerLanguage,
): DeliveryReport {
  return {
    status: 'created',
    channel,
    ...nothingClaimed,
    providerCode: 'quiet-hours',
    evidence: null,
    next: heldUntil[language],
    waitUntil: comesBackAt(until),
  };
}

/** A message that waits for its recipient's next digest: nothing was claimed. */
export function collectedReport(
  { channel, recipient, template, templateVersion, key }: MessageClaim,
  repeated: boolean,
  language: OfficerLanguage,
): DeliveryReport {
  return {
    status: 'created',
    channel,
    ...nothingClaimed,
    recipient,
    template,
    templateVersion,
    key,
    repeated,
    providerCode: 'digest',
    evidence: null,
    next: inNextDigest[language],
  };
}

const inNextDigest: Record<OfficerLanguage, string> = {
  it: 'Raccolto per il riepilogo: parte con la prossima operazione «Invia il riepilogo».',
  en: 'Collected for the digest: it goes with the next operation "Send Digest".',
};

const heldUntil: Record<OfficerLanguage, string> = {
  it: 'Sono le ore di silenzio: il messaggio parte dopo l’ora indicata in waitUntil, quando l’elemento torna al nodo.',
  en: 'These are the quiet hours: the message goes after the time in waitUntil, when the item comes back to the node.',
};

/** The register knows no message by the name given. */
export function messageNotFound(): UrpError {
  return new UrpError('message.not-found', {
    it: {
      what: 'Il registro non conosce il messaggio indicato.',
      todo: 'Controlla che il nodo usi lo stesso registro, e che l’elemento abbia delivery.key.',
    },
    en: {
      what: 'The register does not know the message given.',
      todo: 'Check that the node uses the same register, and that the item has delivery.key.',
    },
  });
}
