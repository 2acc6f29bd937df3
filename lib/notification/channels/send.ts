import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../json';
import { checkVatNumber } from '../../italian/vatNumber';
import type { Channel, ChannelDefinition, CheckedRecipient, Message } from '../channel';
import { accessRefused } from '../credentialCheck';
import { fiscalCodeRecipient } from '../fiscalCodeRecipient';
import { oneLine } from '../harmless';
import { checkLimits } from '../limits';
import { sendClient, sendFailure } from '../send/client';
import { checkDocuments } from '../send/documents';
import { sendRequest } from '../send/request';
import { parseSendSettings, type SendSettings } from '../send/settings';
import { fetchSendStatus, protocolName } from '../send/status';
import { streamsPath } from '../send/stream';
import { upload } from '../send/upload';
import { uncertain } from '../verdict';

/*
 * SEND, "Piattaforma notifiche digitali": notifications with legal effect, paid one by one.
 * 1. Join by the reserved area of PagoPA; make an API key, first for the trial environment (UAT).
 * 2. Fill in the credential URP SEND: key, name and fiscal code of the administration. Its test
 *    button reads the list of streams.
 * 3. Give each notification its protocol number and taxonomy code, the PDF, and a person's approval.
 * 4. For its fate: Check Status, or a URP Delivery Trigger that reads the stream.
 */
const limits = { subjectCharacters: 134, bodyCharacters: 1024 };

const taken = z.object({ notificationRequestId: z.string().min(1) });

export function sendChannel(settings: SendSettings): Channel {
  const client = sendClient(settings);
  return {
    id: 'send',
    limits: { ...limits, messagesPerSecond: settings.messagesPerSecond || undefined },
    legalValue: true,
    needsApproval: true,
    account: `send ${createHash('sha256').update(settings.apiKey).digest('hex').slice(0, 16)}`,
    idempotent: true,
    checkRecipient,
    render: (message) => render(message, settings),
    identify: (key) => key.slice(0, 40),
    send: async ({ details = {}, documents = [] }, recipient, { messageId }) => {
      const references = await upload(documents, client);
      if (!Array.isArray(references)) return references;
      const request = {
        ...details,
        idempotenceToken: messageId,
        recipients: [{ ...recipientIn(details), ...taxpayer(recipient) }],
        documents: references,
      };
      const outcome = await client.post('delivery/v2.6/requests', request);
      const answer = outcome.kind === 'answer' && taken.safeParse(outcome.body);
      if (outcome.kind === 'answer' && outcome.status === 202 && answer && answer.success) {
        const { notificationRequestId: providerId } = answer.data;
        const evidence = `Request ${providerId} taken`;
        return { status: 'sent', providerCode: '202', evidence, providerId };
      }
      // The same token was there already: an earlier attempt of this message arrived after all.
      const isThere = outcome.kind === 'answer' && outcome.status === 409;
      const failure = sendFailure(outcome, client, isThere ? { verdict: uncertain } : {});
      const name = protocolName(String(details.paProtocolNumber));
      return failure.status === 'unknown' ? { ...failure, providerId: name } : failure;
    },
    fetchStatus: async ({ messageId, providerId }) => {
      if (!providerId) return { ...uncertain, providerCode: null, evidence: null };
      return fetchSendStatus(client, providerId, messageId);
    },
    close: async () => undefined,
  };
}

/** A person's fiscal code, or the eleven digits of an organisation. Errors: `recipient.invalid`. */
function checkRecipient(recipient: string): CheckedRecipient {
  const organisation = checkVatNumber(recipient);
  return organisation.ok
    ? (organisation.value as string as CheckedRecipient)
    : fiscalCodeRecipient(recipient);
}

function taxpayer(taxId: CheckedRecipient): JsonObject {
  return { recipientType: taxId.length === 11 ? 'PG' : 'PF', taxId };
}

function recipientIn({ recipients }: JsonObject): JsonObject {
  const [first] = Array.isArray(recipients) ? recipients : [];
  return (first ?? {}) as JsonObject;
}

/** Title and abstract on one line each, as SEND takes them; the short text where there is one. */
function render(message: Message, settings: SendSettings) {
  const subject = oneLine(message.subject);
  const body = oneLine(message.short ?? message.body);
  checkLimits({ ...message, subject, body }, limits);
  checkDocuments(message.documents);
  const { language, documents } = message;
  const details = sendRequest(message, { subject, abstract: body }, settings);
  return { subject, text: body, language, details, documents };
}

export const send: ChannelDefinition = {
  id: 'send',
  credential: 'urpSend',
  open: (credential) => sendChannel(parseSendSettings(credential)),
  verify: async (credential) => {
    const client = sendClient(parseSendSettings(credential));
    const outcome = await client.get(streamsPath);
    if (outcome.kind === 'answer' && outcome.status === 200) return;
    throw accessRefused('SEND', sendFailure(outcome, client), {
      it: 'Controlla la chiave e l’ambiente (collaudo o produzione): ogni ambiente ha la sua.',
      en: 'Check the key and the environment (trial or production): each has its own.',
    });
  },
};
