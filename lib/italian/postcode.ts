import { refuse, type Check, type Checked } from './check';

export type Postcode = Checked<'Postcode'>;

/** Checks a CAP: five digits; those in use lie between 00010 (Rome) and 98168 (Messina). */
export function checkPostcode(text: string): Check<Postcode> {
  const postcode = text.trim();
  if (!/^\d*$/.test(postcode)) return refuse('characters');
  if (postcode.length !== 5) return refuse('length');
  if (postcode < '00010' || postcode > '98199') return refuse('range');
  return { ok: true, value: postcode as Postcode };
}
