import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stopWords } from './stopWords';

export type StemLanguage = 'it' | 'en';

const stemmers: Record<StemLanguage, (word: string) => string> = { it: italian, en: english };

/** The stem of one folded word, by Snowball; masks of `tokens` and words of one letter stay whole. */
export function stem(word: string, language: StemLanguage = 'it'): string {
  if (word.startsWith('#') || word.length < 3) return word;
  return stemmers[language](word) || word;
}

/** True for words that carry no topic, such as articles, greetings and courtesies. */
export function isStopWord(word: string): boolean {
  return word.length < 2 || stopWords.has(word);
}

const stopStems: ReadonlySet<string> = new Set(
  [...stopWords].flatMap((word) => [stem(word, 'it'), stem(word, 'en')]),
);

/** The same for a stem. */
export function isStopStem(stemmed: string): boolean {
  return stemmed.length < 2 || stopStems.has(stemmed);
}
