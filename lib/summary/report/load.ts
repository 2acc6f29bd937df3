import { DateTime } from 'luxon';
import { periodBefore, romeTime, stepOf } from '../problems/period';
import type { ReportTicket } from '../problems/ticket';
import { quantileOf } from './service';

/** What a coming week will bring: eight weeks of ten lie between `low` and `high`. */
export interface ForecastWeek {
  /** Monday, `YYYY-MM-DD`. */
  week: string;
  expected: number;
  low: number;
  high: number;
}

export interface Forecast {
  weeks: ForecastWeek[];
  /** Share of what came, one to four weeks ahead, that lay within the interval that would have been given, 0 to 1. */
  covered: number;
  /** From how many past weeks that was tried. */
  tried: number;
}

/** How many tickets come in an hour of a weekday, on average over the weeks read. */
export interface BusyHour {
  /** 1 is Monday. */
  weekday: number;
  hour: number;
  tickets: number;
}

const weeksAhead = 4;
export const weeksRead = 104;
/** Fewer weeks tell too little to promise an interval. */
const fewestWeeks = 26;
/** Errors that an interval is drawn from, at least. */
const fewestErrors = 12;
const smoothing = [0.1, 0.2, 0.3, 0.5, 0.7];
const fewestTimed = 50;
const mostHours = 6;
/** Tickets a week: an hour with fewer is not crowded. */
const leastBusy = 0.5;

/**
 * The next four weeks by exponential smoothing of the weeks before; the interval comes from how far
 * the same method was off on past weeks, one to four weeks ahead. Null with under half a year of weeks.
 */
export function forecastLoad(tickets: ReportTicket[], today: string): Forecast | null {
  const period = periodBefore(today, 'week', weeksRead);
  const counts = period.starts.map(() => 0);
  for (const { submittedAt } of tickets) {
    const at = stepOf(period, romeTime(submittedAt).day);
    if (at >= 0) counts[at]! += 1;
  }
  const series = counts.slice(counts.findIndex((count) => count > 0));
  if (counts.every((count) => count === 0) || series.length < fewestWeeks) return null;
  const levels = bestLevels(series);
  const level = levels.at(-1)!;
  const { covered, tried } = triedOn(series);
  const weeks = Array.from({ length: weeksAhead }, (_, at) => ({
    week: DateTime.fromISO(period.until).plus({ weeks: at }).toISODate()!,
    expected: Math.round(level),
    ...interval(level, errorsAhead(series, levels, at + 1, series.length)),
  }));
  return { weeks, covered, tried };
}

/** Level after each week, with the smoothing that was least off one week ahead. */
function bestLevels(series: number[]): number[] {
  const tries = smoothing.map((share) => {
    const levels = smoothed(series, share);
    const off = errorsAhead(series, levels, 1, series.length);
    return { levels, squares: off.reduce((sum, error) => sum + error ** 2, 0) };
  });
  return tries.reduce((best, each) => (each.squares < best.squares ? each : best)).levels;
}

function smoothed(series: number[], share: number): number[] {
  let level = series.slice(0, 4).reduce((sum, count) => sum + count, 0) / 4;
  return series.map((count) => (level += share * (count - level)));
}

/** What came less what was expected so many weeks before, for the weeks up to `end`; in spreads. */
function errorsAhead(series: number[], levels: number[], ahead: number, end: number): number[] {
  const errors: number[] = [];
  for (let at = 4; at + ahead < end; at += 1)
    errors.push((series[at + ahead]! - levels[at]!) / spreadOf(levels[at]!));
  return errors;
}

/** Counts spread as the root of their mean does: a year of many tells so what a year of few will do. */
function spreadOf(level: number): number {
  return Math.sqrt(Math.max(1, level));
}

function interval(level: number, errors: number[]): { low: number; high: number } {
  const bound = (share: number) =>
    Math.max(0, Math.round(level + quantileOf(errors, share)! * spreadOf(level)));
  return { low: bound(0.1), high: bound(0.9) };
}

/** How often the interval held, one to four weeks ahead, each made from what came before it alone. */
function triedOn(series: number[]): Pick<Forecast, 'covered' | 'tried'> {
  let [held, told, tried] = [0, 0, 0];
  for (let end = fewestErrors + 5; end < series.length; end += 1) {
    const past = series.slice(0, end);
    const levels = bestLevels(past);
    tried += 1;
    for (const [at, came] of series.slice(end, end + weeksAhead).entries()) {
      const errors = errorsAhead(past, levels, at + 1, end);
      if (errors.length < fewestErrors) continue;
      const { low, high } = interval(levels.at(-1)!, errors);
      told += 1;
      if (came >= low && came <= high) held += 1;
    }
  }
  return { covered: told === 0 ? 0 : held / told, tried };
}

/** The hours in which most comes, for planning the counter; empty where the hour is not known. */
export function busyHours(tickets: ReportTicket[]): BusyHour[] {
  const counts = new Map<string, number>();
  const weeks = new Set<string>();
  let timed = 0;
  for (const { submittedAt } of tickets) {
    const { day, hour } = romeTime(submittedAt);
    if (hour === null) continue;
    timed += 1;
    const date = DateTime.fromISO(day);
    weeks.add(`${date.weekYear} ${date.weekNumber}`);
    const key = `${date.weekday} ${hour}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (timed < fewestTimed) return [];
  return [...counts]
    .map(([key, count]) => {
      const [weekday, hour] = key.split(' ').map(Number);
      return { weekday: weekday!, hour: hour!, tickets: count / weeks.size };
    })
    .filter(({ tickets: busy }) => busy >= leastBusy)
    .sort(
      (one, other) =>
        other.tickets - one.tickets || one.weekday - other.weekday || one.hour - other.hour,
    )
    .slice(0, mostHours);
}
