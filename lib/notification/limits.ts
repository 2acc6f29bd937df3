import { UrpError } from '../error';
import type { ChannelLimits, Message } from './channel';

/** Refuses a message that a channel cannot carry. Errors: `message.too-long`, `message.too-short`, `message.empty`. */
export function checkLimits(message: Message, limits: ChannelLimits): void {
  if (message.body.trim() === '') throw emptyMessage();
  const { subject, body } = message;
  const { leastSubjectCharacters = 0, subjectCharacters = Infinity } = limits;
  const { leastBodyCharacters = 0, bodyCharacters = Infinity } = limits;
  const theSubject = { it: 'L’oggetto', en: 'The subject' };
  const theText = { it: 'Il testo', en: 'The text' };
  if (subject.length > subjectCharacters)
    throw tooLong(theSubject, subject.length, subjectCharacters);
  if (body.length > bodyCharacters) throw tooLong(theText, body.length, bodyCharacters);
  if (subject.length < leastSubjectCharacters)
    throw tooShort(theSubject, subject.length, leastSubjectCharacters);
  if (body.length < leastBodyCharacters) throw tooShort(theText, body.length, leastBodyCharacters);
}

function tooShort(part: { it: string; en: string }, length: number, least: number): UrpError {
  return new UrpError('message.too-short', {
    it: {
      what: `${part.it} del messaggio è di ${length} caratteri, meno dei ${least} che il canale chiede.`,
      todo: 'Scrivi una frase in più: di che cosa si tratta e che cosa deve fare il cittadino.',
    },
    en: {
      what: `${part.en} of the message has ${length} characters, fewer than the ${least} the channel asks for.`,
      todo: 'Write one more sentence: what it is about and what the citizen has to do.',
    },
  });
}

export function tooLong(part: { it: string; en: string }, length: number, limit: number): UrpError {
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
