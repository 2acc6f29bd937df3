import { binomialTail, falseDiscoveries, falseDiscoveryRates, rateChange } from './significance';
import { lengthsOf, type Period } from './period';

export const standings = ['new', 'growing', 'steady', 'shrinking', 'gone'] as const;
/** What the last step says beside those before it. */
export type Standing = (typeof standings)[number];

export interface Trend {
  standing: Standing;
  /** Tickets in the last step, and what the steps before it would have let expect. */
  latest: number;
  expected: number;
  /** Share of false ones among changes at least as clear as this, 0 to 1. */
  falseDiscoveryRate: number;
  /** Months of the year (1 to 12) that stand out every year; known from two years on. */
  season: number[];
}

/** Steps before the last one that it is compared with: a year of months, half a year of weeks. */
const compared = { month: 12, week: 26 };
/** A change that is certain but smaller than this is not worth a line. */
const leastRatio = 1.5;
const leastTickets = 5;
const leastInSeason = 3;
const stepsOfTwoYears = { month: 24, week: 104 };

/** Judges the series of all groups together, since among many one always stands out by chance. */
export function trendsOf(series: number[][], period: Period): Trend[] {
  const lengths = lengthsOf(period);
  const last = lengths.length - 1;
  const begin = Math.max(0, last - compared[period.step]);
  const earlierDays = sum(lengths.slice(begin, last));
  const judged = series.map((counts) => {
    const latest = counts[last]!;
    const earlier = sum(counts.slice(begin, last));
    const expected = (earlier / earlierDays) * lengths[last]!;
    return {
      latest,
      earlier,
      expected,
      p: rateChange(latest, lengths[last]!, earlier, earlierDays),
    };
  });
  const rates = falseDiscoveryRates(judged.map(({ p }) => p));
  const seasons = seasonsOf(series, period, lengths);
  return judged.map(({ latest, earlier, expected }, at) => ({
    standing: standingOf(latest, earlier, expected, rates[at]!),
    latest,
    expected,
    falseDiscoveryRate: rates[at]!,
    season: seasons[at]!,
  }));
}

function standingOf(latest: number, earlier: number, expected: number, rate: number): Standing {
  if (rate > falseDiscoveries) return 'steady';
  if (latest >= leastTickets && earlier === 0) return 'new';
  if (latest >= leastTickets && latest >= leastRatio * expected) return 'growing';
  if (latest === 0) return 'gone';
  return latest * leastRatio <= expected ? 'shrinking' : 'steady';
}

/** Months in which a group gets more than their days' share, over whole years only. */
function seasonsOf(series: number[][], period: Period, lengths: number[]): number[][] {
  const years = Math.floor(lengths.length / (stepsOfTwoYears[period.step] / 2));
  if (lengths.length < stepsOfTwoYears[period.step]) return series.map(() => []);
  const begin = lengths.length - years * (stepsOfTwoYears[period.step] / 2);
  const monthOf = period.starts.map((start) => Number(start.slice(5, 7)) - 1);
  const days = byMonth(lengths, monthOf, begin);
  const allDays = sum(days);
  const tests = series.map((counts) => {
    const tickets = byMonth(counts, monthOf, begin);
    const all = sum(tickets);
    return tickets.map((count, month) => ({
      p: binomialTail(count, all, days[month]! / allDays, 'more'),
      isMarked: count >= leastTickets && count >= (leastRatio * all * days[month]!) / allDays,
      // One great month is an event; a season comes back.
      comesBack: recurs(counts, monthOf, month, begin, years),
    }));
  });
  const rates = falseDiscoveryRates(tests.flat().map(({ p }) => p));
  return tests.map((months, group) =>
    months.flatMap(({ isMarked, comesBack }, month) =>
      isMarked && comesBack && rates[group * 12 + month]! <= falseDiscoveries ? [month + 1] : [],
    ),
  );
}

function byMonth(values: number[], monthOf: number[], begin: number): number[] {
  const months = new Array<number>(12).fill(0);
  for (let at = begin; at < values.length; at += 1) months[monthOf[at]!]! += values[at]!;
  return months;
}

/** Whether the month stands out in each of the years by itself: one ticket more is no season. */
function recurs(
  counts: number[],
  monthOf: number[],
  month: number,
  begin: number,
  years: number,
): boolean {
  const size = (counts.length - begin) / years;
  return Array.from({ length: years }, (_, year) => {
    const from = begin + year * size;
    const own = counts.slice(from, from + size);
    const inMonth = own.filter((_, at) => monthOf[from + at] === month);
    const mean = sum(own) / size;
    return sum(inMonth) >= leastInSeason && sum(inMonth) >= leastRatio * mean * inMonth.length;
  }).every(Boolean);
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
