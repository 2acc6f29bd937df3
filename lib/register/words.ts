import { fold } from '../text/fold';

/** Longest word told apart from others, and most words of a search, in characters and words. */
const longestWord = 40;
const mostSearchedWords = 20;

/** Different words of a text, folded (no case, no accents), in order. */
export function wordsOf(text: string): string[] {
  const all = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(all.map((word) => word.slice(0, longestWord)))];
}

/** What a ticket is found by: its words, and its reference with and without dashes. */
export function wordsOfTicket(ticket: { reference: string; subject: string; text: string }) {
  const { reference, subject, text } = ticket;
  const compact = reference.replaceAll('-', '');
  return wordsOf(`${reference} ${compact} ${compact.slice('URP'.length)} ${subject} ${text}`);
}

export function searchedWords(text: string): string[] {
  return wordsOf(text).slice(0, mostSearchedWords);
}
