import { ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { compact, refuse, type Check, type Checked, type Problem } from './check';
import { checkLetter } from './checkLetter';

/** In capitals, without spaces. */
export type Iban = Checked<'Iban'>;

const problems: Record<ValidationErrorsIBAN, Problem> = {
  [ValidationErrorsIBAN.NoIBANProvided]: 'length',
  [ValidationErrorsIBAN.NoIBANCountry]: 'country',
  [ValidationErrorsIBAN.WrongBBANLength]: 'length',
  [ValidationErrorsIBAN.WrongBBANFormat]: 'characters',
  [ValidationErrorsIBAN.ChecksumNotNumber]: 'characters',
  [ValidationErrorsIBAN.WrongIBANChecksum]: 'check-character',
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum]: 'check-character',
  [ValidationErrorsIBAN.QRIBANNotAllowed]: 'characters',
};

/** Checks an IBAN of any country; one of Italy or San Marino also by its CIN. */
export function checkIban(text: string): Check<Iban> {
  const iban = compact(text);
  const [error] = validateIBAN(iban).errorCodes;
  if (error !== undefined) return refuse(problems[error]);
  if (/^(IT|SM)/.test(iban) && checkLetter(iban.slice(5)) !== iban.charAt(4)) {
    return refuse('check-character');
  }
  return { ok: true, value: iban as Iban };
}
