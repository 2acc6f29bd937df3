import { fold, longestRead } from './fold';

/** Longest word told apart from others, in characters. */
const longestWord = 40;

const address = /^(?:https?:\/\/|www\.)/;
const mailAddress = /^[^@]{1,64}@[^@]{1,255}$/;
const pieces = /\p{L}+|\p{N}+|€/gu;

/**
 * Words of a text in order, folded. What names a single thing is masked so that its kind counts and
 * its value does not: web and mail addresses become `#url` and `#mail`, numbers their length (`#3`).
 */
export function tokens(text: string): string[] {
  return fold(text).split(' ').flatMap(chunkTokens);
}

function chunkTokens(chunk: string): string[] {
  if (address.test(chunk)) return ['#url'];
  if (mailAddress.test(chunk)) return ['#mail'];
  return (chunk.match(pieces) ?? []).map(mask);
}

function mask(piece: string): string {
  if (!/^\p{N}/u.test(piece)) return piece.slice(0, longestWord);
  return `#${Math.min(piece.length, 9)}`;
}

/** Words as the citizen wrote them, in order, without masks: what can be shown as a reason. */
export function writtenWords(text: string): string[] {
  return (
    text
      .slice(0, longestRead)
      .normalize('NFC')
      .match(/[\p{L}\p{M}]{2,40}/gu) ?? []
  );
}
