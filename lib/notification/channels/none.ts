import { UrpError } from '../../error';
import { maskRecipient } from '../../privacy/mask';
import type { Channel, ChannelDefinition, CheckedRecipient } from '../channel';
import { oneLine } from '../harmless';
import { mailPage } from '../html';
import { checkLimits } from '../limits';

const limits = { subjectCharacters: 250, bodyCharacters: 500_000 };

/**
 * Sends nothing and says what it would: the default, so that a flow runs on a fresh n8n with no
 * account. Its messages stay `created`, whose claim may be won again.
 */
export function noneChannel(): Channel {
  return {
    id: 'none',
    limits,
    idempotent: true,
    checkRecipient,
    render: (message) => {
      checkLimits(message, limits);
      const { subject, body, language, senderName } = message;
      return {
        subject: oneLine(subject),
        text: body,
        html: mailPage(message),
        language,
        senderName,
      };
    },
    identify: (key) => key.slice(0, 40),
    send: async (message, recipient) => ({
      status: 'created',
      providerCode: null,
      evidence: `Not sent: ${message.text.length} characters for ${maskRecipient(recipient)}`,
    }),
    close: async () => undefined,
  };
}

/** Any words name a recipient here. Errors: `recipient.invalid` where there are none. */
function checkRecipient(recipient: string): CheckedRecipient {
  const line = oneLine(recipient);
  if (line !== '') return line as CheckedRecipient;
  throw new UrpError('recipient.invalid', {
    it: { what: 'Il destinatario è vuoto.', todo: 'Indica a chi va il messaggio.' },
    en: { what: 'The recipient is empty.', todo: 'Say to whom the message goes.' },
  });
}

export const none: ChannelDefinition = { id: 'none', credential: null, open: () => noneChannel() };
