import { UrpError } from '../error';
import type { ChannelLimits, Message } from './channel';

/** Refuses a message that a channel cannot carry. Errors: `message.too-long`, `message.empty`. */
export function checkLimits(message: Message, limits: ChannelLimits): void {
  if (message.body.trim() === '') throw emptyMessage();
  const parts = [
    { it: 'L’oggetto', en: 'The subject', text: message.subject, limit: limits.subjectCharacters },
    { it: 'Il testo', en: 'The text', text: message.body, limit: limits.bodyCharacters },
  ];
  for (const { it, en, text, limit = Infinity } of parts) {
    if (text.length > limit) throw tooLong({ it, en }, text.length, limit);
  }
}

function tooLong(part: { it: string; en: string }, length: number, limit: number): UrpError {
  return new UrpError('message.too-long', {
    it: {
      what: `${part.it} del messaggio è di ${length} caratteri, più dei ${limit} che il canale porta.`,
      todo: 'Accorcia il testo o scegli un altro canale.',
    },
    en: {
      what: `${part.en} of the message has ${length} characters, more than the ${limit} the channel carries.`,
      todo: 'Shorten the text or choose another channel.',
    },
  });
}

function emptyMessage(): UrpError {
  return new UrpError('message.empty', {
    it: { what: 'Il messaggio non ha testo.', todo: 'Scrivi il testo o scegline uno pronto.' },
    en: { what: 'The message has no text.', todo: 'Write the text or choose a ready one.' },
  });
}
