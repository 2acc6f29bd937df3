import { createHmac } from 'node:crypto';
import { callbackFor, messageInQuery } from '../twilio/callback';
import { twilioDelivery } from '../twilio/status';
import type { TwilioSettings } from '../twilio/settings';
import { refusedCall, sameText, type WebhookCall, type WebhookOutcome } from './call';

/**
 * A status callback of Twilio's, signed with the account's token over the address that the credential
 * gives, with our name for the message, and the form's fields in order. Fails closed: without that
 * address every call is refused.
 */
export function readTwilioCall(
  call: WebhookCall,
  { authToken, statusCallback }: Pick<TwilioSettings, 'authToken' | 'statusCallback'>,
): WebhookOutcome {
  if (call.method !== 'POST' || statusCallback === '') return refusedCall;
  const fields = [...new URLSearchParams(call.rawBody.toString('utf8'))].sort(([one], [other]) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
  const own = messageInQuery(call.query);
  const address = own === undefined ? statusCallback : callbackFor(statusCallback, own);
  const signed = address + fields.map(([name, value]) => name + value).join('');
  const wanted = createHmac('sha1', authToken).update(signed).digest('base64');
  if (!sameText(call.headers['x-twilio-signature'] ?? '', wanted)) return refusedCall;
  const field = Object.fromEntries(fields);
  const { MessageSid: sid, MessageStatus: state, ErrorCode: code } = field;
  if (!sid || !state) return { kind: 'news', news: [] };
  const names = own === undefined ? [sid] : [own, sid];
  return { kind: 'news', news: [{ names, delivery: twilioDelivery(state, code ?? null, sid) }] };
}
