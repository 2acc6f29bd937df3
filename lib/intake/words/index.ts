import type { CitizenLanguage } from '../../language';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import { it } from './it';
import { sl } from './sl';
import type { Words } from './words';

export type { ProblemSentences, Words } from './words';

/** A new language is a file beside this one and an entry here. */
const languages: Record<CitizenLanguage, Words> = { it, en, de, fr, sl };

export function wordsIn(language: CitizenLanguage): Words {
  return languages[language];
}
