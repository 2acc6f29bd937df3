import { compact, refuse, type Check, type Checked } from './check';
import { passesLuhn } from './luhn';

/** Eleven digits, without the prefix IT. */
export type VatNumber = Checked<'VatNumber'>;

/** Checks an Italian VAT number (partita IVA), with the prefix IT or without. */
export function checkVatNumber(text: string): Check<VatNumber> {
  const digits = compact(text).replace(/^IT/, '');
  if (!/^\d*$/.test(digits)) return refuse('characters');
  if (digits.length !== 11) return refuse('length');
  if (!passesLuhn(digits)) return refuse('check-character');
  return { ok: true, value: digits as VatNumber };
}
