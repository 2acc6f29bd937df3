import { z } from 'zod';
import type { CheckedRecipient, ChannelDefinition } from '../../../../lib/notification/channel';
import { ask, failedDelivery } from '../../../../lib/notification/http';
import { checkLimits } from '../../../../lib/notification/limits';
import { parseSettings } from '../../../../lib/notification/settings';

/*
 * The carrier pigeon.
 * 1. Build a dovecote and copy its address.
 */
const limits = { bodyCharacters: 140 };
const settings = z.object({ baseUrl: z.string().url(), seed: z.string().min(1) });

export const pigeon: ChannelDefinition = {
  id: 'pigeon',
  credential: 'urpPigeon',
  open: (credential) => {
    const names = { code: 'pigeon.settings-invalid', name: 'URP Pigeon' };
    const { baseUrl, seed } = parseSettings(settings, credential, names);
    return {
      id: 'pigeon',
      limits,
      idempotent: false,
      checkRecipient: (recipient) => recipient.trim() as CheckedRecipient,
      render: (message) => {
        checkLimits(message, limits);
        return { text: message.body, language: message.language };
      },
      identify: (key) => key.slice(0, 12),
      send: async ({ text }, recipient, { messageId }) => {
        const url = `${baseUrl}/flights`;
        const body = { text, recipient, ring: messageId };
        const outcome = await ask({ method: 'POST', url, headers: { seed }, body });
        if (outcome.kind === 'answer' && outcome.status === 201) {
          return { status: 'sent', providerCode: '201', evidence: 'In the air' };
        }
        return failedDelivery(outcome, { secrets: [seed] });
      },
      close: async () => undefined,
    };
  },
};
