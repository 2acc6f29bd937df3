import { findAll, isPrecededBy, type Detector } from './finding';

const months =
  'gen(?:naio)?|feb(?:braio)?|mar(?:zo)?|apr(?:ile)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|ago(?:sto)?|set(?:tembre)?|ott(?:obre)?|nov(?:embre)?|dic(?:embre)?';
const date = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}(?:\\d{2})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[°º]? (?:${months})\\.? (?:19|20)?\\d{2})(?![\\p{L}\\p{N}])`,
  'dgiu',
);
const birthWords = /(?:\bnat[oaie]\b|nascita|\bn\. ?il|\bclasse\b)[^\n]{0,60}$/i;

/** Dates that the words before tell to be someone's birth. */
export const findBirthDates: Detector = (text) =>
  findAll(text, 'birth-date', date, (_value, start) => isPrecededBy(text, start, birthWords, 80));
