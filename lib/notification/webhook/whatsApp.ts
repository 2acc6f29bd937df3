import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Delivery } from '../channel';
import { codeOf, evidenceOf } from '../evidence';
import { refused, uncertain } from '../verdict';
import { whatsAppVerdicts } from '../whatsApp/verdicts';
import type { WhatsAppSettings } from '../whatsApp/settings';
import {
  refusedCall,
  sameText,
  type DeliveryNewsItem,
  type WebhookCall,
  type WebhookOutcome,
} from './call';

const status = z.object({
  id: z.string().min(1),
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(z.object({ code: z.coerce.string(), title: z.string().default('') })).default([]),
});
const notice = z.object({
  entry: z
    .array(
      z.object({
        changes: z
          .array(z.object({ value: z.object({ statuses: z.array(z.unknown()).default([]) }) }))
          .default([]),
      }),
    )
    .default([]),
});

/**
 * A call of Meta's: the check of the address (GET), or states signed with the app's secret. Fails
 * closed: without a secret in the credential every call is refused.
 */
export function readWhatsAppCall(
  call: WebhookCall,
  { appSecret, verifyToken }: Pick<WhatsAppSettings, 'appSecret' | 'verifyToken'>,
): WebhookOutcome {
  if (call.method === 'GET') return addressCheck(call, verifyToken);
  const wanted = `sha256=${createHmac('sha256', appSecret).update(call.rawBody).digest('hex')}`;
  const given = call.headers['x-hub-signature-256'] ?? '';
  if (appSecret === '' || !sameText(given, wanted)) return refusedCall;
  return { kind: 'news', news: newsIn(call.rawBody) };
}

function addressCheck({ query }: WebhookCall, verifyToken: string): WebhookOutcome {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const isOurs = verifyToken !== '' && sameText(text('hub.verify_token'), verifyToken);
  const challenge = text('hub.challenge');
  // Digits alone, as Meta sends them: whatever else came back would be a page of the caller's.
  if (!isOurs || text('hub.mode') !== 'subscribe' || !/^\d{1,30}$/.test(challenge)) {
    return refusedCall;
  }
  return { kind: 'answer', status: 200, body: challenge };
}

function newsIn(rawBody: Buffer): DeliveryNewsItem[] {
  const parsed = notice.safeParse(jsonOf(rawBody));
  const changes = parsed.data?.entry.flatMap((entry) => entry.changes) ?? [];
  return changes.flatMap(({ value }) =>
    value.statuses.flatMap((each) => {
      const state = status.safeParse(each);
      if (!state.success) return [];
      const { id, biz_opaque_callback_data: own } = state.data;
      return [{ names: own ? [own, id] : [id], delivery: deliveryOf(state.data) }];
    }),
  );
}

function deliveryOf({ id, status: state, errors }: z.infer<typeof status>): Delivery {
  const [error] = errors;
  const words = error ? `${state}: ${error.title}` : `State ${state}`;
  const told = {
    providerCode: codeOf(error?.code ?? state, []),
    evidence: evidenceOf(words, []),
    providerId: id,
  };
  if (state === 'sent' || state === 'delivered' || state === 'read') {
    return { status: state, ...told };
  }
  if (state !== 'failed') return { ...uncertain, ...told };
  const failure = whatsAppVerdicts[error?.code ?? '']?.failure;
  return { ...refused, ...(failure === 'recipient' ? { failure } : {}), ...told };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
