import { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import type { MessageStatus } from './channel';
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
  /** True where an earlier call had sent it, and this one sent nothing. */
  repeated: boolean;
  /** The provider's code, or the code of the error that kept it from being sent. */
  providerCode: string | null;
  evidence: string | null;
  /** What to do now, in the officer's language. */
  next: string;
  /** Names of the officer's data that the text has no place for, where there are any. */
  unusedData?: string[];
}

const goneOut: ReadonlySet<MessageStatus> = new Set(['created', 'sent', 'delivered', 'read']);

/** Whether the flow may go on as if the citizen had been told; a rehearsal (`created`) counts. */
export function isSent(report: DeliveryReport): boolean {
  return goneOut.has(report.status);
}

/** What a node adds to its item: the newest delivery, and all of them in their order. */
export function withDelivery(
  item: { deliveries?: unknown },
  report: DeliveryReport,
): { delivery: DeliveryReport; deliveries: unknown[] } {
  const earlier: unknown[] = Array.isArray(item.deliveries) ? item.deliveries : [];
  return { delivery: { ...report }, deliveries: [...earlier, { ...report }] };
}

export function reportOf(
  outcome: SendOutcome,
  channel: string,
  language: OfficerLanguage,
): DeliveryReport {
  if (outcome.kind === 'refused') return refusal(outcome.error, channel, language);
  const { record, repeated } = outcome;
  return {
    status: record.status,
    channel: record.channel,
    recipient: record.recipient,
    template: record.template,
    templateVersion: record.templateVersion,
    messageId: record.messageId,
    key: record.key,
    repeated,
    providerCode: record.providerCode,
    evidence: record.evidence,
    next: nextFor(record.status, language),
  };
}

function refusal(error: unknown, channel: string, language: OfficerLanguage): DeliveryReport {
  const known = error instanceof UrpError ? error : null;
  return {
    status: known?.code.startsWith('recipient.') ? 'permanent-failure' : 'technical-failure',
    channel,
    recipient: null,
    template: null,
    templateVersion: null,
    messageId: null,
    key: null,
    repeated: false,
    providerCode: known?.code ?? 'unexpected',
    evidence: known?.what(language) ?? (error instanceof Error ? error.message : String(error)),
    next: known?.todo(language) ?? nextFor('technical-failure', language),
  };
}
