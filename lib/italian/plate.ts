import { compact, refuse, type Check, type Checked } from './check';

/** In capitals, without spaces. */
export type Plate = Checked<'Plate'>;

/** Since 1994 and, for motorcycles, 1999: no I, O, Q, U. */
const current = /^[A-HJ-NPR-TV-Z]{2}(\d{3}[A-HJ-NPR-TV-Z]{2}|\d{5})$/;
/** By province, such as `MI1A2345`, `ROMA12345A` or `TO987654`; mopeds begin with X. */
const older = /^(ROMA|[A-Z]{2})(?=[\dA-Z]{4,6}$)\d*[A-Z]?\d*$|^X[\dA-Z]{5}$/;

/** Checks a vehicle's plate; one of an older or special format passes with a warning. */
export function checkPlate(text: string): Check<Plate> {
  const plate = compact(text);
  if (plate.length < 6 || plate.length > 10) return refuse('length');
  if (current.test(plate)) return { ok: true, value: plate as Plate };
  if (older.test(plate)) return { ok: true, value: plate as Plate, warning: 'older-format' };
  return refuse('characters');
}
