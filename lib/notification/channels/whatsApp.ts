import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UrpError } from '../../error';
import { instant } from '../../instant';
import type { Channel, ChannelDefinition, Delivery, Message, RenderedMessage } from '../channel';
import { accessRefused } from '../credentialCheck';
import { ask, failedDelivery, type HttpOutcome } from '../http';
import { checkLimits } from '../limits';
import { phoneRecipient } from '../phoneRecipient';
import { parseWhatsAppSettings, type WhatsAppSettings } from '../whatsApp/settings';
import { whatsAppVerdicts } from '../whatsApp/verdicts';

/*
 * WhatsApp by the Cloud API.
 * 1. In Meta's developer console make an app with WhatsApp, a system user and its permanent token.
 * 2. Fill in the credential URP WhatsApp; its test button reads the number.
 * 3. Have templates approved: free text goes only within 24 hours of the citizen's last message.
 * 4. For delivery states, give the address of a URP Delivery Trigger as the app's webhook.
 */
const limits = { bodyCharacters: 4096 };
const window = 24 * 60 * 60 * 1000;

/** What an officer gives beyond the text: an approved template, and when the citizen last wrote. */
const details = z.object({
  template: z
    .object({
      name: z.string().regex(/^[a-z0-9_]{1,512}$/),
      language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
      parameters: z.array(z.string()).max(50).default([]),
    })
    .optional(),
  lastMessageAt: instant.optional(),
});

const taken = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
const problem = z.object({
  error: z.object({ code: z.coerce.string(), message: z.string().default('') }),
});

export function whatsAppChannel(settings: WhatsAppSettings, now = Date.now): Channel {
  const { baseUrl, version, phoneNumberId, accessToken, appSecret, verifyToken } = settings;
  const secrets = [accessToken, appSecret, verifyToken];
  const url = `${baseUrl}/${version}/${phoneNumberId}/messages`;

  return {
    id: 'whatsapp',
    limits: { ...limits, messagesPerSecond: settings.messagesPerSecond || undefined },
    account: `whatsapp ${createHash('sha256').update(phoneNumberId).digest('hex').slice(0, 16)}`,
    idempotent: false,
    checkRecipient: phoneRecipient,
    render: (message) => render(message, now()),
    identify: (key) => key.slice(0, 40),
    send: async (message, recipient, { messageId }) => {
      const outcome = await ask({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${accessToken}` },
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: recipient.slice(1),
          // Comes back with every state, so that a lost answer is settled by the webhook.
          biz_opaque_callback_data: messageId,
          ...(message.details ?? {
            type: 'text',
            text: { body: message.text, preview_url: false },
          }),
        },
      });
      return read(outcome, secrets);
    },
    close: async () => undefined,
  };
}

function render(message: Message, now: number): RenderedMessage {
  checkLimits(message, limits);
  const { template, lastMessageAt } = readDetails(message);
  const { body, language } = message;
  if (template) {
    const parameters = template.parameters.map((text) => ({ type: 'text', text }));
    const text = [`[${template.name}]`, ...template.parameters].join(' | ');
    return {
      text,
      language,
      details: {
        type: 'template',
        template: {
          name: template.name,
          language: { code: template.language },
          ...(parameters.length > 0 ? { components: [{ type: 'body', parameters }] } : {}),
        },
      },
    };
  }
  if (lastMessageAt && now - Date.parse(lastMessageAt) > window) throw outsideWindow();
  return { text: body, language };
}

function readDetails(message: Message): z.infer<typeof details> {
  const parsed = details.safeParse(message.details?.whatsapp ?? {});
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new UrpError('message.template-invalid', {
    it: {
      what: `Nei dati del modello di WhatsApp non sono validi questi campi: ${fields}.`,
      todo: 'Indica il nome (minuscole, cifre e _), la lingua (it, en_US) e i valori come nella console di Meta.',
    },
    en: {
      what: `In the data of the WhatsApp template these fields are not valid: ${fields}.`,
      todo: "Give name (small letters, digits and _), language (it, en_US) and values as in Meta's console.",
    },
  });
}

function outsideWindow(): UrpError {
  return new UrpError('recipient.outside-window', {
    it: {
      what: 'Il cittadino ha scritto su WhatsApp più di 24 ore fa: un testo libero non può più partire.',
      todo: 'Indica un modello approvato, o usa un altro canale.',
    },
    en: {
      what: 'The citizen wrote on WhatsApp more than 24 hours ago: free text can no longer go.',
      todo: 'Give an approved template, or use another channel.',
    },
  });
}

function read(outcome: HttpOutcome, secrets: readonly string[]): Delivery {
  if (outcome.kind === 'answer' && outcome.status < 300) {
    const answer = taken.safeParse(outcome.body);
    if (!answer.success) return failedDelivery(outcome, { secrets, code: 'UNREADABLE' });
    const providerId = answer.data.messages[0]?.id ?? null;
    return { status: 'sent', providerCode: 'accepted', evidence: 'Accepted', providerId };
  }
  const told = outcome.kind === 'answer' ? problem.safeParse(outcome.body).data?.error : undefined;
  const verdict = told && whatsAppVerdicts[told.code];
  return failedDelivery(outcome, {
    secrets,
    ...(told ? { code: told.code, words: told.message, verdict } : {}),
  });
}

export const whatsApp: ChannelDefinition = {
  id: 'whatsapp',
  credential: 'urpWhatsApp',
  open: (credential) => whatsAppChannel(parseWhatsAppSettings(credential)),
  verify: async (credential) => {
    const { baseUrl, version, phoneNumberId, accessToken } = parseWhatsAppSettings(credential);
    const outcome = await ask({
      method: 'GET',
      url: `${baseUrl}/${version}/${phoneNumberId}?fields=display_phone_number`,
      headers: { authorization: `Bearer ${accessToken}` },
    });
    if (outcome.kind === 'answer' && outcome.status === 200) return;
    throw accessRefused('WhatsApp', read(outcome, [accessToken]), {
      it: 'Controlla il token (permanente, di un utente di sistema) e l’ID del numero.',
      en: "Check the token (permanent, of a system user) and the number's ID.",
    });
  },
};
