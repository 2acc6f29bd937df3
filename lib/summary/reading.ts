import { isAddressedToModel } from '../classification/addressed';
import { addressedWarning, inWords, nextStep } from './advice';
import type { Candidate } from './choice';
import { answerStrength, holdsLink, isCourtesy } from './cues';
import { findFacts } from './facts';
import { takeApart } from './mailBody';
import { splitSentences } from './sentences';
import type { Citation, Fact, MissingItem, Pledge, Summary, Tone, Unread } from './summary';
import type { OfficerLanguage } from '../language';
import type { Message, Thread } from './thread';

/** A message is read this far, in characters, and a thread as far in all its messages. */
const longestMessage = 20_000;
const longestThread = 200_000;

const longestName = 60;

/** The form's fields serve for facts; from this many characters one is prose too. */
const proseField = 60;

/** A thread as every engine reads it. */
export interface Reading {
  /** Cut to what is read. */
  messages: Message[];
  /** The sentences that people wrote, in order; quotations and signatures are none. */
  candidates: Candidate[];
  facts: Fact[];
  unread: Unread[];
  asker: string;
  hasContact: boolean;
  /** Characters of the thread, read or not. */
  characters: number;
}

/** What an engine made of the sentences. */
export interface Judgement {
  asked: Candidate | null;
  promised: Candidate[];
  missing: MissingItem[];
  tone: Tone;
}

export function readThread({ messages, asker, hasContact }: Thread): Reading {
  const { read, unread } = readable(messages);
  return {
    messages: read,
    candidates: candidatesOf(read, asker),
    facts: read.flatMap(findFacts),
    unread,
    asker,
    hasContact,
    characters: messages.reduce((sum, { text }) => sum + text.length, 0),
  };
}

/** What who asks wrote. */
export function askersWords({ candidates }: Reading): string {
  return candidates
    .filter(({ isAsker }) => isAsker)
    .map(({ text }) => text)
    .join('\n');
}

/** Gives orders to whatever machine reads it; what is quoted of earlier mails counts too. */
export function speaksToModel({ messages }: Reading): boolean {
  return messages.some(({ text }) => isAddressedToModel({ subject: '', text }));
}

/** The parts of a summary that are the same whoever wrote its text. */
export function aroundText(
  reading: Reading,
  { asked, promised, missing, tone }: Judgement,
  language: OfficerLanguage,
): Omit<Summary, 'text' | 'sentences' | 'unsupported' | 'engine' | 'model' | 'version' | 'usage'> {
  const { candidates, facts, unread, asker, characters } = reading;
  const answered = answeredIn(candidates);
  const pledges = promised.map((candidate) => pledgeOf(candidate, facts));
  const standing = pledges.findLast(({ from }) => from !== asker);
  return {
    asked: asked && cite(asked),
    answered: answered && cite(answered),
    facts,
    missing: inWords(missing, language),
    promised: pledges,
    tone,
    nextStep: nextStep(askersWords(reading), missing, standing, language),
    language,
    warnings: speaksToModel(reading) ? [addressedWarning(language)] : [],
    readCharacters: characters - unread.reduce((sum, { start, end }) => sum + end - start, 0),
    unread,
  };
}

/** The sentence of the last answer that says most plainly what was decided; of several the first. */
function answeredIn(candidates: Candidate[]): Candidate | null {
  const answers = candidates.filter(({ isLastAnswer, text }) => isLastAnswer && !holdsLink(text));
  const strength = Math.max(...answers.map(({ text }) => answerStrength(text)));
  return answers.find(({ text }) => strength > 0 && answerStrength(text) === strength) ?? null;
}

export function cite({ text, message, start, end }: Citation): Citation {
  return { text, message, start, end };
}

/** The messages cut to what is read, and what is left aside of them. */
function readable(messages: Message[]): { read: Message[]; unread: Unread[] } {
  const unread: Unread[] = [];
  let room = longestThread;
  const read = messages.map((message) => {
    const end = Math.min(message.text.length, longestMessage, room);
    room -= end;
    const name = message.name;
    if (end < message.text.length) {
      unread.push({ message: name, start: end, end: message.text.length, why: 'too-long' });
    }
    const text = message.text.slice(0, end);
    for (const span of takeApart(text).quoted)
      unread.push({ message: name, ...span, why: 'quoted' });
    return { ...message, text };
  });
  return { read, unread };
}

function candidatesOf(messages: Message[], asker: string): Candidate[] {
  const prose = proseOf(messages);
  const severalSpeak = new Set(messages.map(({ from }) => from)).size > 1;
  const lastAnswer = prose.findLastIndex(({ from, text }) => from !== asker && says(text));
  return prose.flatMap((message, turn) =>
    takeApart(message.text)
      .written.flatMap((span) => splitSentences(message.text, span))
      .map((sentence, index) => ({
        ...sentence,
        message: message.name,
        from: message.from,
        speaker: severalSpeak ? introduction(message.from) : '',
        isAsker: message.from === asker,
        turn,
        isFirstOfTurn: index === 0,
        isLastAnswer: turn === lastAnswer,
      })),
  );
}

/** How a summary names who speaks; a name is text from outside too. */
function introduction(from: string): string {
  const name = from.replace(/\s+/g, ' ').trim().slice(0, longestName);
  return name && `${name}: `;
}

/** A ticket's subject and short fields stand beside its summary anyway: they serve where no more is said. */
function proseOf(messages: Message[]): Message[] {
  const prose = messages.filter(
    ({ name, text }) =>
      name !== 'subject' && !(name.startsWith('fields.') && text.length < proseField),
  );
  if (prose.some(({ text }) => says(text))) return prose;
  const titled = messages.filter(({ name }) => !name.startsWith('fields.'));
  return titled.length > 0 ? titled : messages;
}

/** Holds more than greetings and thanks. */
function says(text: string): boolean {
  return splitSentences(text).some((each) => !isCourtesy(each.text));
}

function pledgeOf(candidate: Candidate, facts: Fact[]): Pledge {
  const dated = facts.find(
    ({ kind, message, start, end, value }) =>
      (kind === 'date' || kind === 'deadline') &&
      value !== null &&
      message === candidate.message &&
      start >= candidate.start &&
      end <= candidate.end,
  );
  return { ...cite(candidate), from: candidate.from, dueAt: dated?.value ?? null };
}
