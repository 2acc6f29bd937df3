import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Channel, ChannelDefinition, Delivery } from '../channel';
import { accessRefused } from '../credentialCheck';
import { codeOf, evidenceOf } from '../evidence';
import { ask, basicToken, failedDelivery, type HttpOutcome } from '../http';
import { phoneRecipient } from '../phoneRecipient';
import { renderSms, smsLimits } from '../sms/render';
import { parseSmsSettings, type SmsSettings } from '../sms/settings';
import { expired, noSuchRecipient, refused, type Verdict } from '../verdict';

/*
 * SMS by the REST interface that Skebby, Aruba, Mobyt, Trendoo and SMSend share.
 * 1. Get an account at one of them and have the sender's name registered (AGCOM 42/13/CIR).
 * 2. Fill in the credential URP SMS; its test button asks for a token.
 */
/** What the provider says of one recipient of an order. */
const finalStates: Readonly<Record<string, Verdict>> = {
  ERROR: refused,
  KO: refused,
  INVALIDCONTENTS: refused,
  TIMEOUT: expired,
  TOOM4NUM: refused,
  TOOM4USER: refused,
  UNKNPFX: noSuchRecipient,
  UNKNRCPT: noSuchRecipient,
  INVALIDDST: noSuchRecipient,
  BLACKLISTED: noSuchRecipient,
};

const sendAnswer = z.object({ result: z.literal('OK'), total_sent: z.coerce.number() });
const stateAnswer = z.object({
  recipients: z.array(z.object({ status: z.string() })).min(1),
});

/** SMS by the shared REST interface; the order bears our own identifier, by which it is looked up. */
export function smsChannel(settings: SmsSettings): Channel {
  const { baseUrl } = settings;
  const basic = { user: settings.user, password: settings.password };
  const secrets = secretsOf(basic);
  let headers: Promise<Record<string, string> | Delivery> | undefined;

  /** Signs in once; after a refusal every message is answered the same, without asking again. */
  async function signIn(): Promise<Record<string, string> | Delivery> {
    const outcome = await ask({
      method: 'GET',
      url: `${baseUrl}/API/v1.0/REST/token`,
      basic,
    });
    const [userKey, token] = outcome.kind === 'answer' ? String(outcome.body).split(';') : [];
    if (outcome.kind === 'answer' && outcome.status === 200 && userKey && token) {
      secrets.push(userKey, token.trim());
      return { user_key: userKey, Access_token: token.trim() };
    }
    const refusal = failedDelivery(outcome, { secrets, harmless: true });
    if (refusal.status === 'temporary-failure') headers = undefined;
    return refusal;
  }
  const signedIn = () => (headers ??= signIn());

  return {
    id: 'sms',
    limits: { ...smsLimits, messagesPerSecond: settings.messagesPerSecond || undefined },
    account: `sms ${createHash('sha256').update(`${baseUrl} ${basic.user}`).digest('hex').slice(0, 16)}`,
    idempotent: false,
    checkRecipient: phoneRecipient,
    render: renderSms,
    identify: (key) => key.slice(0, 32),
    send: async ({ text, size }, recipient, { messageId }) => {
      const access = await signedIn();
      if ('status' in access) return access as Delivery;
      const outcome = await ask({
        method: 'POST',
        url: `${baseUrl}/API/v1.0/REST/sms`,
        headers: access as Record<string, string>,
        body: {
          message_type: settings.messageType,
          message: text,
          recipient: [recipient],
          order_id: messageId,
          returnCredits: false,
          ...(settings.sender ? { sender: settings.sender } : {}),
          ...(size?.encoding === 'UCS-2' ? { encoding: 'ucs2' } : {}),
        },
      });
      return sentDelivery(outcome, messageId, secrets);
    },
    fetchStatus: async ({ messageId }) => {
      const access = await signedIn();
      if ('status' in access) return access as Delivery;
      const outcome = await ask({
        method: 'GET',
        url: `${baseUrl}/API/v1.0/REST/sms/${encodeURIComponent(messageId)}`,
        headers: access as Record<string, string>,
      });
      return stateDelivery(outcome, secrets);
    },
    close: async () => undefined,
  };
}

function secretsOf(basic: { user: string; password: string }): string[] {
  return [basicToken(basic), basic.password, basic.user];
}

function sentDelivery(
  outcome: HttpOutcome,
  messageId: string,
  secrets: readonly string[],
): Delivery {
  if (outcome.kind === 'lost' || outcome.status >= 300) {
    // Here 404 is the provider's word for credentials that it does not know.
    return failedDelivery(outcome, { secrets });
  }
  const answer = sendAnswer.safeParse(outcome.body);
  if (!answer.success) return failedDelivery(outcome, { secrets, code: 'UNREADABLE' });
  if (answer.data.total_sent > 0) {
    const evidence = `OK, ${answer.data.total_sent}`;
    return { status: 'sent', providerCode: 'OK', evidence, providerId: messageId };
  }
  const words = 'The provider took the order and sent nothing';
  return failedDelivery(outcome, {
    secrets,
    code: 'NOTHING_SENT',
    words,
    verdict: noSuchRecipient,
  });
}

function stateDelivery(outcome: HttpOutcome, secrets: readonly string[]): Delivery {
  const unknown = { status: 'unknown', failure: 'unknown' } as const;
  if (outcome.kind === 'answer' && outcome.status === 404) {
    // The order may be on its way to where the provider looks orders up: nobody sends it again.
    return { ...unknown, providerCode: '404', evidence: 'The provider knows no such order' };
  }
  if (outcome.kind === 'lost' || outcome.status !== 200) {
    return failedDelivery(outcome, { secrets, harmless: true });
  }
  const answer = stateAnswer.safeParse(outcome.body);
  const state = answer.data?.recipients[0]?.status.toUpperCase() ?? 'UNREADABLE';
  const evidence = evidenceOf(`State ${state}`, secrets);
  const told = { providerCode: codeOf(state, secrets), evidence };
  if (state === 'DLVRD') return { status: 'delivered', ...told };
  const final = finalStates[state];
  if (final) return { ...final, ...told };
  const underWay = ['SCHEDULED', 'WAITING', 'WAIT4DLVR', 'SENT', 'DEMO'].includes(state);
  return underWay ? { status: 'sent', ...told } : { ...unknown, ...told };
}

export const sms: ChannelDefinition = {
  id: 'sms',
  credential: 'urpSms',
  open: (credential) => smsChannel(parseSmsSettings(credential)),
  verify: async (credential) => {
    const settings = parseSmsSettings(credential);
    const basic = { user: settings.user, password: settings.password };
    const secrets = secretsOf(basic);
    const outcome = await ask({
      method: 'GET',
      url: `${settings.baseUrl}/API/v1.0/REST/token`,
      basic,
    });
    if (outcome.kind === 'answer' && outcome.status === 200) return;
    throw accessRefused(settings.baseUrl, failedDelivery(outcome, { secrets }), {
      it: 'Controlla fornitore, utente e password, e che la rete lasci uscire la connessione.',
      en: 'Check provider, user and password, and that the network lets the connection out.',
    });
  },
};
