import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UrpError } from '../../error';
import type { Channel, ChannelDefinition, Delivery } from '../channel';
import { accessRefused } from '../credentialCheck';
import { ask, basicToken, failedDelivery, type HttpOutcome } from '../http';
import { phoneRecipient } from '../phoneRecipient';
import { renderSms, smsLimits } from '../sms/render';
import { callbackFor } from '../twilio/callback';
import { twilioDelivery, twilioVerdicts } from '../twilio/status';
import { parseTwilioSettings, type TwilioSettings } from '../twilio/settings';

/*
 * SMS by Twilio.
 * 1. In the Twilio console take Account SID and Auth Token, and a number or a messaging service.
 * 2. Fill in the credential URP Twilio; its test button reads the account.
 * 3. For delivery states, give the address of a URP Delivery Trigger as status callback.
 */
const taken = z.object({
  sid: z.string(),
  status: z.string(),
  error_code: z.coerce.string().nullish(),
});
const problem = z.object({ code: z.coerce.string(), message: z.string().default('') });

export function twilioChannel(settings: TwilioSettings): Channel {
  const { baseUrl, accountSid, authToken, from, messagingServiceSid, statusCallback } = settings;
  const basic = { user: accountSid, password: authToken };
  const secrets = [basicToken(basic), authToken, accountSid];
  const messages = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages`;

  return {
    id: 'twilio',
    limits: { ...smsLimits, messagesPerSecond: settings.messagesPerSecond || undefined },
    account: `twilio ${createHash('sha256').update(accountSid).digest('hex').slice(0, 16)}`,
    idempotent: false,
    checkRecipient: phoneRecipient,
    render: renderSms,
    identify: (key) => key.slice(0, 40),
    send: async ({ text }, recipient, { messageId }) => {
      const body = new URLSearchParams({
        To: recipient,
        Body: text,
        ...(messagingServiceSid ? { MessagingServiceSid: messagingServiceSid } : { From: from }),
        ...(statusCallback ? { StatusCallback: callbackFor(statusCallback, messageId) } : {}),
      });
      const outcome = await ask({ method: 'POST', url: `${messages}.json`, basic, body });
      return read(outcome, secrets, false);
    },
    fetchStatus: async ({ providerId }) => {
      if (providerId === null) throw notTaken();
      const url = `${messages}/${encodeURIComponent(providerId)}.json`;
      return read(await ask({ method: 'GET', url, basic }), secrets, true);
    },
    close: async () => undefined,
  };
}

function read(outcome: HttpOutcome, secrets: readonly string[], harmless: boolean): Delivery {
  if (outcome.kind === 'answer' && outcome.status < 300) {
    const message = taken.safeParse(outcome.body);
    if (!message.success) return failedDelivery(outcome, { secrets, code: 'UNREADABLE', harmless });
    const { status, error_code: code, sid } = message.data;
    return twilioDelivery(status, code ?? null, sid);
  }
  const told = outcome.kind === 'answer' ? problem.safeParse(outcome.body).data : undefined;
  const verdict = told && twilioVerdicts[told.code];
  return failedDelivery(outcome, {
    secrets,
    harmless,
    ...(told ? { code: told.code, words: told.message, verdict } : {}),
  });
}

/** Twilio names a message itself: one whose answer was lost has no name to ask by. */
function notTaken(): UrpError {
  return new UrpError('message.not-looked-up', {
    it: {
      what: 'Il fornitore non ha dato un identificativo al messaggio: non si può chiedere che fine ha fatto.',
      todo: 'Cercalo nella console del fornitore, o chiedi al destinatario.',
    },
    en: {
      what: 'The provider gave the message no name: its fate cannot be asked for.',
      todo: "Look for it in the provider's console, or ask the recipient.",
    },
  });
}

export const twilio: ChannelDefinition = {
  id: 'twilio',
  credential: 'urpTwilio',
  open: (credential) => twilioChannel(parseTwilioSettings(credential)),
  verify: async (credential) => {
    const { baseUrl, accountSid, authToken } = parseTwilioSettings(credential);
    const url = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}.json`;
    const basic = { user: accountSid, password: authToken };
    const outcome = await ask({ method: 'GET', url, basic });
    if (outcome.kind === 'answer' && outcome.status === 200) return;
    const secrets = [basicToken(basic), authToken, accountSid];
    throw accessRefused('Twilio', failedDelivery(outcome, { secrets }), {
      it: 'Ricopia Account SID e Auth Token dalla console di Twilio.',
      en: 'Copy Account SID and Auth Token again from the Twilio console.',
    });
  },
};
