import { missingFrom, nextStep, nothingToRead } from './advice';
import { chooseSentences, eligible, type Candidate } from './choice';
import { holdsLink, isCourtesy, isPromise, requestStrength, toneOf } from './cues';
import { findFacts } from './facts';
import { takeApart } from './mailBody';
import { splitSentences } from './sentences';
import type {
  Citation,
  Fact,
  Pledge,
  Summary,
  SummaryEngine,
  SummaryOptions,
  Unread,
} from './summary';
import type { Message, Thread } from './thread';

/** Changes whenever the same text could be summed up otherwise. */
const version = '2';

/** A message is read this far, in characters, and a thread as far in all its messages. */
const longestMessage = 20_000;
const longestThread = 200_000;

const longestName = 60;

/** The form's fields serve for facts; from this many characters one is prose too. */
const proseField = 60;

/** Chooses sentences of the thread itself, and finds the rest by rules: no model, no network. */
export const extractiveEngine: SummaryEngine = {
  summarise: async (threads, options) => threads.map((thread) => summarise(thread, options)),
};

/** Sums up one thread; one without words gives a summary that says so. */
export function summarise(thread: Thread, options: SummaryOptions): Summary {
  const { read, unread } = readable(thread);
  const candidates = candidatesOf(read, thread.asker);
  const facts = read.flatMap(findFacts);
  const chosen = chooseSentences(candidates, facts, options.length);
  const asking = candidates.filter(({ isAsker }) => isAsker);
  const words = asking.map(({ text }) => text).join('\n');
  const promised = promisesIn(candidates, facts);
  const missing = missingFrom(words, facts, thread.hasContact, options.language);
  return {
    text: written(chosen) || nothingToRead(options.language),
    asked: asked(asking),
    sentences: chosen.map(cite),
    facts,
    missing,
    promised,
    tone: toneOf(words),
    nextStep: nextStep(words, missing, standing(promised, thread.asker), options.language),
    engine: 'extractive',
    version,
    language: options.language,
    readCharacters:
      total(thread.messages) - unread.reduce((sum, { start, end }) => sum + end - start, 0),
    unread,
  };
}

/** The messages cut to what is read, and what is left aside of them. */
function readable({ messages }: Thread): { read: Message[]; unread: Unread[] } {
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
  const says = prose.some(({ text }) =>
    splitSentences(text).some((each) => !isCourtesy(each.text)),
  );
  if (says) return prose;
  const titled = messages.filter(({ name }) => !name.startsWith('fields.'));
  return titled.length > 0 ? titled : messages;
}

function written(chosen: Candidate[]): string {
  return chosen
    .map(({ text, speaker }, index) => {
      const goesOn = speaker === chosen[index - 1]?.speaker;
      const isLast = index === chosen.length - 1;
      const stop = isLast || /[.!?…:;,]["'»”’)]*$/.test(text) ? '' : '.';
      return `${goesOn ? '' : speaker}${text.replace(/\s+/g, ' ')}${stop}`;
    })
    .join(' ');
}

/** The sentence that asks most plainly; the first that says something where none asks. */
function asked(asking: Candidate[]): Citation | null {
  const strongest = eligible(asking).reduce<Candidate | null>((best, candidate) => {
    if (best && requestStrength(best.text) >= requestStrength(candidate.text)) return best;
    return candidate;
  }, null);
  return strongest && cite(strongest);
}

function promisesIn(candidates: Candidate[], facts: Fact[]): Pledge[] {
  return candidates
    .filter(({ text, isAsker }) => isPromise(text, isAsker) && !holdsLink(text))
    .map((candidate) => ({
      ...cite(candidate),
      from: candidate.from,
      dueAt:
        facts.find(
          ({ kind, message, start, end, value }) =>
            (kind === 'date' || kind === 'deadline') &&
            value !== null &&
            message === candidate.message &&
            start >= candidate.start &&
            end <= candidate.end,
        )?.value ?? null,
    }));
}

/** The last thing promised to who asks. */
function standing(promised: Pledge[], asker: string): Pledge | undefined {
  return promised.findLast(({ from }) => from !== asker);
}

function cite({ text, message, start, end }: Candidate): Citation {
  return { text, message, start, end };
}

function total(messages: Message[]): number {
  return messages.reduce((sum, { text }) => sum + text.length, 0);
}
