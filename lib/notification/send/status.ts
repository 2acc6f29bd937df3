import { z } from 'zod';
import type { Delivery } from '../channel';
import { codeOf, evidenceOf } from '../evidence';
import { noSuchRecipient, refused, type Verdict } from '../verdict';
import { sendFailure, type SendClient } from './client';

/** What SEND calls a notification once it accepted it: ABCD-EFGH-IJKL-202611-M-1. */
export const iunPattern = /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-\d{6}-[A-Z]-\d$/;
/** Before a lost answer is cleared up, a request is known by the protocol number alone. */
const protocolPrefix = 'protocol:';

export const sendStates = [
  'IN_VALIDATION',
  'ACCEPTED',
  'DELIVERING',
  'DELIVERED',
  'VIEWED',
  'EFFECTIVE_DATE',
  'PAID',
  'UNREACHABLE',
  'CANCELLED',
  'REFUSED',
  'RETURNED_TO_SENDER',
] as const;

const ofState: Readonly<Record<string, Verdict | { status: Delivery['status'] }>> = {
  IN_VALIDATION: { status: 'sent' },
  ACCEPTED: { status: 'sent' },
  DELIVERING: { status: 'sent' },
  DELIVERED: { status: 'delivered' },
  // By law it counts as delivered: the term passed without anybody reading it.
  EFFECTIVE_DATE: { status: 'delivered' },
  PAID: { status: 'delivered' },
  VIEWED: { status: 'read' },
  UNREACHABLE: noSuchRecipient,
  RETURNED_TO_SENDER: noSuchRecipient,
  CANCELLED: refused,
  REFUSED: refused,
};

/** Reasons of a refusal that lie in the recipient: another channel may reach them. */
const aboutTheRecipient =
  /^(TAXID_NOT_VALID|RECIPIENT_ID_NOT_VALID|NOT_VALID_ADDRESS|ADDRESS_NOT_FOUND)$/;

const requestAnswer = z.object({
  notificationRequestId: z.string(),
  notificationRequestStatus: z.string(),
  retryAfter: z.number().optional(),
  iun: z.string().regex(iunPattern).optional(),
  errors: z.array(z.object({ code: z.string(), detail: z.string().default('') })).default([]),
});
const notification = z.object({ iun: z.string(), notificationStatus: z.string() });

/** The name of a request whose answer was lost. */
export function protocolName(protocolNumber: string): string {
  return `${protocolPrefix}${protocolNumber}`;
}

/**
 * What SEND knows of a notification now: of its request until that is accepted, then of the
 * notification itself.
 */
export async function fetchSendStatus(
  client: SendClient,
  providerId: string,
  idempotenceToken: string,
): Promise<Delivery> {
  if (iunPattern.test(providerId)) return notificationState(client, providerId);
  const query = new URLSearchParams(
    providerId.startsWith(protocolPrefix)
      ? { paProtocolNumber: providerId.slice(protocolPrefix.length), idempotenceToken }
      : { notificationRequestId: providerId },
  );
  const outcome = await client.get(`delivery/v2.6/requests?${query}`);
  const answer = outcome.kind === 'answer' && requestAnswer.safeParse(outcome.body);
  if (outcome.kind === 'lost' || outcome.status !== 200 || !answer || !answer.success) {
    return sendFailure(outcome, client, { harmless: true });
  }
  const { notificationRequestId, notificationRequestStatus, iun, errors, retryAfter } = answer.data;
  if (iun) return notificationState(client, iun);
  if (notificationRequestStatus === 'REFUSED') {
    return { ...refusalBy(errors), providerId: notificationRequestId };
  }
  return {
    status: 'sent',
    providerCode: codeOf(notificationRequestStatus, []),
    evidence: evidenceOf(`Request ${notificationRequestStatus}`, []),
    providerId: notificationRequestId,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

async function notificationState(client: SendClient, iun: string): Promise<Delivery> {
  const outcome = await client.get(`delivery/v2.9/notifications/sent/${iun}`);
  const answer = outcome.kind === 'answer' && notification.safeParse(outcome.body);
  if (outcome.kind === 'lost' || outcome.status !== 200 || !answer || !answer.success) {
    return { ...sendFailure(outcome, client, { harmless: true }), providerId: iun };
  }
  return stateDelivery(answer.data.notificationStatus, iun);
}

/** A state of a notification; one that is not known yet says no more than that it is under way. */
export function stateDelivery(state: string, iun: string): Delivery {
  const told = {
    providerCode: codeOf(state, []),
    evidence: evidenceOf(`IUN ${iun}, ${state}`, []),
  };
  const step = state === 'EFFECTIVE_DATE' ? { follows: 'DELIVERED' } : {};
  return { ...(ofState[state] ?? { status: 'sent' }), ...told, ...step, providerId: iun };
}

/** A request that SEND refused after it had taken it. */
export function refusalBy(errors: readonly { code: string; detail: string }[]): Delivery {
  const [first] = errors;
  const isRecipients = errors.some(({ code }) => aboutTheRecipient.test(code));
  const words = errors.map(({ code, detail }) => [code, detail].filter(Boolean).join(': '));
  return {
    ...(isRecipients ? noSuchRecipient : refused),
    providerCode: codeOf(first?.code ?? 'REFUSED', []),
    evidence: evidenceOf(`Refused: ${words.join('; ') || 'no reason given'}`, []),
  };
}
