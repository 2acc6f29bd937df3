import { compact, refuse, type Check, type Checked } from './check';

/** Eighteen digits. */
export type PagoPaNotice = Checked<'PagoPaNotice'>;

/**
 * Checks the number of a pagoPA payment notice: 18 digits, of which the first (0 to 3) tells how the
 * rest is made. Except after a 1, the last two are the remainder of the first sixteen by 93; as
 * entities have made numbers of their own, a wrong one is a warning.
 */
export function checkPagoPaNotice(text: string): Check<PagoPaNotice> {
  const notice = compact(text);
  if (!/^\d*$/.test(notice)) return refuse('characters');
  if (notice.length !== 18) return refuse('length');
  if (notice > '4') return refuse('range');
  const value = notice as PagoPaNotice;
  const hasCheck = !notice.startsWith('1');
  return hasCheck && BigInt(notice.slice(0, 16)) % 93n !== BigInt(notice.slice(16))
    ? { ok: true, value, warning: 'check-character' }
    : { ok: true, value };
}
