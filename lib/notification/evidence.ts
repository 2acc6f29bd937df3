import { mask } from '../privacy/mask';
import { oneLine } from './harmless';

const mostCharacters = 300;
const mostRead = 10_000;
/** A mail address, a fiscal code, or a number long enough to be a phone's. */
const personal =
  /[^\s<>()[\]:;,"'{}]+@[^\s<>()[\]:;,"'{}]+|\b[a-z]{6}\d[\da-z]{8}[a-z]\b|\+?\d{8,15}\b/giu;

/**
 * A provider's words as a record, an item or a log may hold them: on one line, short, the account's
 * secrets left out, addresses, phone numbers and fiscal codes masked.
 */
export function evidenceOf(words: string, secrets: readonly string[]): string {
  const withoutSecrets = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '•••'), words);
  // Cut before too: the search for addresses takes the square of a text without any.
  const read = oneLine(withoutSecrets).slice(0, mostRead);
  return read.replace(personal, mask).slice(0, mostCharacters);
}

/** What providers call codes and states: `131026`, `PN_GENERIC_INVALIDPARAMETER_TAXONOMYCODE`. */
const codeLike = /^[\w.-]{1,80}$/;

/**
 * A provider's own code, as it stands in a record beside the evidence. Whatever is no code (a sentence,
 * an address, what the provider was told) is `UNREADABLE`: the evidence has its words, masked.
 */
export function codeOf(code: string, secrets: readonly string[]): string {
  const isCode = codeLike.test(code) && evidenceOf(code, secrets) === code;
  return isCode ? code : 'UNREADABLE';
}
