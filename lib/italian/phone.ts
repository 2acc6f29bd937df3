import { ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/min';
import { refuse, type Check, type Checked, type Problem } from './check';

/** E.164, such as `+393331234567`; Italian landlines keep their 0. */
export type PhoneNumber = Checked<'PhoneNumber'>;

const problems: Record<string, Problem> = {
  NOT_A_NUMBER: 'characters',
  INVALID_COUNTRY: 'country',
  TOO_SHORT: 'length',
  TOO_LONG: 'length',
  INVALID_LENGTH: 'length',
};

/** Checks a telephone number; one without an international prefix is read as Italian. */
export function checkPhone(text: string): Check<PhoneNumber> {
  try {
    const phone = parsePhoneNumberWithError(text, { defaultCountry: 'IT', extract: false });
    if (!phone.isPossible()) return refuse('length');
    if (!phone.isValid()) return refuse('range');
    const number = phone.number as string as PhoneNumber;
    if (number.startsWith('+393') && !isItalianMobile(number)) return refuse('length');
    return { ok: true, value: number };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse(problems[error.message] ?? 'characters');
  }
}

/** Whether an SMS may reach it: Italian mobiles are `3` and 8 or 9 digits more. */
export function isItalianMobile(phone: PhoneNumber): boolean {
  return /^\+393\d{8,9}$/.test(phone);
}
