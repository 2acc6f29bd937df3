import { likeness, sumOf, wordVector } from '../../lib/summary/wordVector';
import { unmarked, type Reading } from './mind';
import { orderIn } from './orders';

/** A sentence of the prompt: `Sentence 3 (who asks): words`. */
interface Numbered {
  number: number;
  isAsker: boolean;
  /** As it came. */
  text: string;
  words: string;
}

/** What no sentence says, as a model may make it up. */
export const invention = {
  text: 'Il geometra Inventati ha promesso 4.321 euro entro il 31 dicembre 2031.',
  sentences: [1],
};

const sentence = /^Sentence (\d+) \(([^)]*)\): (.*)$/gm;
const asking = /\?|\b(?:chied|vorrei|vorremmo|segnal|richied|sollecit)/i;
const promising = /\b(?:entro il|entro|provveder|interverr|invier|risponder|sarà|verrà)/i;
const usualMost = 3;

/**
 * Sums up numbered sentences without any model: those most like the whole, in their order, each with
 * its number, as many as the instructions allow. Where a sentence gives an order that can be read, it
 * says what is ordered instead.
 */
export function summaryOf({ system, prompt }: Reading): Record<string, unknown> {
  const all = [...prompt.matchAll(sentence)].map(([, number, by, text = '']): Numbered => ({
    number: Number(number),
    isAsker: by === 'who asks',
    text,
    words: unmarked(text, prompt),
  }));
  const ordered = all.flatMap(({ number, text }) => {
    const order = orderIn(text);
    return order === undefined ? [] : [{ text: order, sentences: [number] }];
  });
  return {
    statements: ordered.length > 0 ? ordered : statements(all, system),
    asked: all.find(({ isAsker, words }) => isAsker && asking.test(words))?.number ?? 0,
    promised: all
      .filter(({ isAsker, words }) => !isAsker && promising.test(words))
      .map(({ number }) => number),
    missing: [],
  };
}

function statements(all: Numbered[], system: string) {
  const most = Number(/at most (\d+) sentences/.exec(system)?.[1] ?? usualMost);
  const vectors = all.map(({ words }) => wordVector(words));
  const whole = sumOf(vectors);
  return all
    .map((each, at) => ({ ...each, central: likeness(vectors[at]!, whole) }))
    .sort((one, other) => other.central - one.central)
    .slice(0, most)
    .sort((one, other) => one.number - other.number)
    .map(({ words, number }) => ({ text: words, sentences: [number] }));
}
