import { mask } from '../privacy/mask';
import { oneLine } from './harmless';

const mostCharacters = 300;
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
  return oneLine(withoutSecrets).replace(personal, mask).slice(0, mostCharacters);
}
