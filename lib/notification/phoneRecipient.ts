import { UrpError } from '../error';
import { checkPhone } from '../italian/phone';
import { maskRecipient } from '../privacy/mask';
import type { CheckedRecipient } from './channel';

/** A number that can get messages, in E.164; without a prefix it is Italian. Errors: `recipient.invalid`. */
export function phoneRecipient(recipient: string): CheckedRecipient {
  const checked = checkPhone(recipient.trim());
  // An Italian landline gets no SMS: providers take it, charge it and drop it.
  const isMobile =
    checked.ok && (!checked.value.startsWith('+39') || checked.value.startsWith('+393'));
  if (checked.ok && isMobile) return checked.value as string as CheckedRecipient;
  const masked = maskRecipient(recipient);
  throw new UrpError('recipient.invalid', {
    it: {
      what: `«${masked}» non è un numero di cellulare a cui si possa scrivere.`,
      todo: 'Indica un solo numero di cellulare, come 333 1234567, o con il prefisso internazionale.',
    },
    en: {
      what: `"${masked}" is not a mobile number that can be written to.`,
      todo: 'Give one mobile number, such as 333 1234567, or with its international prefix.',
    },
  });
}
