import type { Message, RenderedMessage } from '../channel';
import { checkLimits, tooLong } from '../limits';
import { fitSms } from './encoding';

const mostParts = 10;

/** What phones put together, whoever carries it. */
export const smsLimits = { bodyCharacters: mostParts * 153 };

/** The short text where the message has one. Errors: `message.too-long`, `message.empty`. */
export function renderSms(message: Message): RenderedMessage {
  const body = message.short ?? message.body;
  checkLimits({ ...message, body }, smsLimits);
  const { text, size } = fitSms(body);
  if (size.parts > mostParts) {
    throw tooLong({ it: 'Il testo', en: 'The text' }, body.length, mostParts * 67);
  }
  return { text, size, language: message.language };
}
