import { z } from 'zod';
import { citizenLanguages, type CitizenLanguage } from '../language';

const sentence = z.string().trim().min(1).max(5000);

const translations = z
  .object({
    it: sentence,
    en: sentence.optional(),
    de: sentence.optional(),
    fr: sentence.optional(),
    sl: sentence.optional(),
  })
  .strict();
export type Text = z.infer<typeof translations>;

/**
 * What a citizen reads, by language: Italian always, the others as far as they are translated. A
 * text alone is Italian.
 */
export const textSchema = z.union([translations, sentence.transform((it): Text => ({ it }))]);

/** The text in the language wanted, in Italian where it is not translated. */
export function inLanguage(text: Text, language: CitizenLanguage): string {
  return text[language] ?? text.it;
}

/** The languages in which every one of the texts is written. */
export function commonLanguages(texts: Text[]): CitizenLanguage[] {
  return citizenLanguages.filter((language) => texts.every((text) => text[language] !== undefined));
}

/** A text in every language of the pages. */
export function translated(it: string, en: string, de: string, fr: string, sl: string): Text {
  return { it, en, de, fr, sl };
}
