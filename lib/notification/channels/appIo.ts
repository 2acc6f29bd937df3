import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UrpError } from '../../error';
import { appIoContent } from '../appIo/content';
import { parseAppIoSettings, type AppIoSettings } from '../appIo/settings';
import type { Channel, ChannelDefinition, Delivery, Message, RenderedMessage } from '../channel';
import { accessRefused } from '../credentialCheck';
import { codeOf, evidenceOf } from '../evidence';
import { fiscalCodeRecipient } from '../fiscalCodeRecipient';
import { oneLine } from '../harmless';
import { ask, failedDelivery, type HttpOutcome } from '../http';
import { checkLimits } from '../limits';
import { noSuchRecipient, refused } from '../verdict';

/*
 * App IO, "API Servizi".
 * 1. In the back office of App IO make the service and copy its primary key.
 * 2. Fill in the credential URP App IO; its test button asks for the profile of nobody.
 * 3. Until the service is published, only the fiscal codes authorised for its tests are answered.
 */
const limits = {
  leastSubjectCharacters: 10,
  subjectCharacters: 120,
  leastBodyCharacters: 80,
  bodyCharacters: 10_000,
};
const timeToLive = 3600;
/** A fiscal code of nobody, whose profile a service may ask for. */
const nobody = 'AAAAAA00A00A000A';

const profile = z.object({ sender_allowed: z.boolean() });
const created = z.object({ id: z.string().min(1) });
const found = z.object({
  status: z.string(),
  read_status: z.string().optional(),
});

export function appIoChannel(settings: AppIoSettings): Channel {
  const { baseUrl, apiKey, testMode } = settings;
  const secrets = [apiKey];
  const headers = { 'Ocp-Apim-Subscription-Key': apiKey };
  const post = (path: string, body: object) =>
    ask({ method: 'POST', url: `${baseUrl}/api/v1/${path}`, headers, body });

  return {
    id: 'app-io',
    limits: { ...limits, messagesPerSecond: settings.messagesPerSecond || undefined },
    account: `app-io ${createHash('sha256').update(apiKey).digest('hex').slice(0, 16)}`,
    idempotent: false,
    checkRecipient: (recipient) => fiscalCodeRecipient(recipient, testMode),
    render,
    identify: (key) => key.slice(0, 40),
    send: async ({ details }, recipient) => {
      const reachable = await post('profiles', { fiscal_code: recipient });
      const obstacle = obstacleOf(reachable, secrets);
      if (obstacle) return obstacle;
      const body = { time_to_live: timeToLive, content: details ?? {}, fiscal_code: recipient };
      return sentDelivery(await post('messages', body), secrets);
    },
    fetchStatus: async ({ providerId, recipient }) => {
      if (!providerId || !recipient) throw notAskable();
      const path = `${encodeURIComponent(recipient)}/${encodeURIComponent(providerId)}`;
      const outcome = await ask({
        method: 'GET',
        url: `${baseUrl}/api/v1/messages/${path}`,
        headers,
      });
      return stateDelivery(outcome, secrets);
    },
    close: async () => undefined,
  };
}

function render(message: Message): RenderedMessage {
  const subject = oneLine(message.subject);
  checkLimits({ ...message, subject }, limits);
  const { body, language } = message;
  return { subject, text: body, language, details: appIoContent(message, subject) };
}

/** Asking for a profile sends nothing: it may be asked again whatever came of it. */
function obstacleOf(outcome: HttpOutcome, secrets: readonly string[]): Delivery | null {
  if (outcome.kind === 'answer' && outcome.status === 200) {
    const answer = profile.safeParse(outcome.body);
    if (answer.data?.sender_allowed) return null;
    const words = 'The citizen has switched messages of this service off';
    return failedDelivery(outcome, {
      secrets,
      code: 'SENDER_BLOCKED',
      words,
      verdict: noSuchRecipient,
    });
  }
  if (outcome.kind === 'answer' && outcome.status === 404) {
    const words = 'The citizen has no profile in App IO';
    return failedDelivery(outcome, {
      secrets,
      code: 'NO_PROFILE',
      words,
      verdict: noSuchRecipient,
    });
  }
  return failedDelivery(outcome, { secrets, harmless: true });
}

function sentDelivery(outcome: HttpOutcome, secrets: readonly string[]): Delivery {
  if (outcome.kind === 'answer' && outcome.status === 201) {
    const answer = created.safeParse(outcome.body);
    if (!answer.success) return failedDelivery(outcome, { secrets, code: 'UNREADABLE' });
    return { status: 'sent', providerCode: '201', evidence: 'Created', providerId: answer.data.id };
  }
  const isGone = outcome.kind === 'answer' && outcome.status === 404;
  return failedDelivery(outcome, { secrets, ...(isGone ? { verdict: noSuchRecipient } : {}) });
}

function stateDelivery(outcome: HttpOutcome, secrets: readonly string[]): Delivery {
  if (outcome.kind === 'lost' || outcome.status !== 200) {
    return failedDelivery(outcome, { secrets, harmless: true });
  }
  const { status = 'UNREADABLE', read_status: read } = found.safeParse(outcome.body).data ?? {};
  const words = `State ${status}${read ? `, ${read}` : ''}`;
  const told = { providerCode: codeOf(status, secrets), evidence: evidenceOf(words, secrets) };
  switch (status) {
    case 'PROCESSED':
      return { status: read === 'READ' ? 'read' : 'delivered', ...told };
    case 'REJECTED':
      return { ...noSuchRecipient, ...told };
    case 'FAILED':
      return { ...refused, ...told };
    default:
      // ACCEPTED, THROTTLED (tried for up to 7 days), and words that are not known yet.
      return { status: 'sent', ...told };
  }
}

function notAskable(): UrpError {
  return new UrpError('recipient.missing', {
    it: {
      what: 'App IO dice lo stato di un messaggio solo a chi indica anche il codice fiscale del destinatario.',
      todo: 'Indica il destinatario nel nodo che controlla lo stato.',
    },
    en: {
      what: "App IO tells a message's state only to whoever also gives the recipient's fiscal code.",
      todo: 'Give the recipient in the node that checks the status.',
    },
  });
}

export const appIo: ChannelDefinition = {
  id: 'app-io',
  credential: 'urpAppIo',
  open: (credential) => appIoChannel(parseAppIoSettings(credential)),
  verify: async (credential) => {
    const { baseUrl, apiKey } = parseAppIoSettings(credential);
    const outcome = await ask({
      method: 'POST',
      url: `${baseUrl}/api/v1/profiles`,
      headers: { 'Ocp-Apim-Subscription-Key': apiKey },
      body: { fiscal_code: nobody },
    });
    // A known key is told that nobody has no profile, or is not among those of the tests.
    if (outcome.kind === 'answer' && [200, 403, 404].includes(outcome.status)) return;
    throw accessRefused('App IO', failedDelivery(outcome, { secrets: [apiKey] }), {
      it: 'Ricopia la chiave primaria del servizio dal back-office di App IO.',
      en: "Copy the service's primary key again from the back office of App IO.",
    });
  },
};
