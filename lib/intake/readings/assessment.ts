import { daysBetween } from '../../italian/deadline';
import type { AssessedReading, MeterReading, ReadingReason } from '../../register/reading';

/** What a meter can show, and what is used of it in a day. */
export interface MeterLimits {
  /** Digits of the counter: past them it begins again from 0. */
  digits: number;
  /** In units a day. */
  leastPerDay: number;
  mostPerDay: number;
}

type Assessment = Omit<AssessedReading, 'meter' | keyof MeterReading>;

/**
 * Whether a reading can follow the one before. Nothing is refused for it: what cannot be right is
 * for a person to look at, since a meter may be changed, broken, or read wrongly the time before.
 */
export function assess(
  reading: MeterReading,
  previous: MeterReading | null,
  limits: MeterLimits,
): Assessment {
  if (!previous) {
    return { plausible: true, reason: 'first', previous, difference: null, perDay: null };
  }
  const days = Math.max(1, daysBetween(midday(previous.readOn), midday(reading.readOn)));
  const straight = reading.value - previous.value;
  const judge = (difference: number, usual: ReadingReason): Assessment => {
    const perDay = Number((difference / days).toFixed(3));
    const reason = outside(perDay, limits) ?? usual;
    return { plausible: reason === usual, reason, previous, difference, perDay };
  };
  if (straight >= 0) return judge(straight, 'usual');
  const turned = judge(straight + 10 ** limits.digits, 'rollover');
  return turned.plausible
    ? turned
    : { ...judge(straight, 'usual'), plausible: false, reason: 'lower' };
}

function outside(perDay: number, { leastPerDay, mostPerDay }: MeterLimits) {
  if (perDay < leastPerDay) return 'too-low';
  return perDay > mostPerDay ? 'too-high' : undefined;
}

/** An instant of a day that no change of hour moves to another one. */
function midday(day: string): string {
  return `${day}T12:00:00Z`;
}

/** The number of a meter as it is compared: `12-ab 345678` is `12AB345678`. */
export function plainMeter(written: string): string {
  return written
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40);
}
