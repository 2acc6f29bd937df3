import { UrpError } from '../error';
import { checkFiscalCode } from '../italian/fiscalCode';
import { maskRecipient } from '../privacy/mask';
import type { CheckedRecipient } from './channel';

/** A person's code, also one whose digits were replaced by letters to tell namesakes apart. */
const digit = '[0-9LMNPQRSTUV]';
const shape = new RegExp(`^[A-Z]{6}${digit}{2}[A-Z]${digit}{2}[A-Z]${digit}{3}[A-Z]$`);

/**
 * A person's fiscal code, in capitals. `lenient` takes one whose check letter is wrong, as the
 * examples of App IO have them. Errors: `recipient.invalid`.
 */
export function fiscalCodeRecipient(recipient: string, lenient = false): CheckedRecipient {
  const code = recipient.trim().toUpperCase();
  if (shape.test(code) && (lenient || checkFiscalCode(code).ok)) return code as CheckedRecipient;
  const masked = maskRecipient(recipient);
  throw new UrpError('recipient.invalid', {
    it: {
      what: `«${masked}» non è il codice fiscale di una persona.`,
      todo: 'Chiedi al cittadino di controllarlo sulla tessera sanitaria: sono 16 caratteri.',
    },
    en: {
      what: `"${masked}" is not the fiscal code of a person.`,
      todo: 'Ask the citizen to check it on the health card: it has 16 characters.',
    },
  });
}
