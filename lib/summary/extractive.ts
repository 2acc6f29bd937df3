import { missingFrom, nothingToRead } from './advice';
import { chooseSentences, eligible, type Candidate } from './choice';
import { holdsLink, isPromise, requestStrength, toneOf } from './cues';
import { aroundText, askersWords, cite, readThread, type Reading } from './reading';
import type { Summary, SummaryEngine, SummaryOptions } from './summary';
import type { Thread } from './thread';

/** Changes whenever the same text could be summed up otherwise. */
const version = '4';

/** Chooses sentences of the thread itself, and finds the rest by rules: no model, no network. */
export const extractiveEngine: SummaryEngine = {
  summarise: async (threads, options) => threads.map((thread) => summarise(thread, options)),
};

/** Sums up one thread; one without words gives a summary that says so. */
export function summarise(thread: Thread, options: SummaryOptions): Summary {
  return summariseReading(readThread(thread), options);
}

/** The same of a thread that was read already. */
export function summariseReading(reading: Reading, { length, language }: SummaryOptions): Summary {
  const { candidates, facts, hasContact } = reading;
  const words = askersWords(reading);
  const chosen = chooseSentences(candidates, facts, length);
  const judgement = {
    asked: asked(candidates.filter(({ isAsker }) => isAsker)),
    promised: candidates.filter(
      ({ text, isAsker }) => isPromise(text, isAsker) && !holdsLink(text),
    ),
    missing: missingFrom(words, facts, hasContact),
    tone: toneOf(words),
  };
  return {
    text: written(chosen) || nothingToRead(language),
    sentences: chosen.map((candidate) => ({ text: candidate.text, sources: [cite(candidate)] })),
    unsupported: [],
    ...aroundText(reading, judgement, language),
    engine: 'extractive',
    model: null,
    version,
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
  };
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
function asked(asking: Candidate[]): Candidate | null {
  return eligible(asking).reduce<Candidate | null>((best, candidate) => {
    if (best && requestStrength(best.text) >= requestStrength(candidate.text)) return best;
    return candidate;
  }, null);
}
