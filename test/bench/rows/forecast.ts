import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { forecastLoad } from '../../../lib/summary/report/load';
import { quantileOf } from '../../../lib/summary/report/service';
import { heldOut, type Forecaster } from '../../lib/summary/report/heldOut';
import { row, type Row } from '../row';

const firstMonday = DateTime.fromISO('2023-05-08');
/** The week that the file breaks off in. */
const brokenWeek = '2026-01-26';

/** How honest the forecast's interval is: eight weeks of ten must lie in it, and it should be narrow. */
export async function forecast(): Promise<Row[]> {
  const folder = process.env.URP_BENCH_DATA;
  if (!folder) {
    console.error('URP_BENCH_DATA is not set: the forecast is not measured.');
    return [];
  }
  const counts = weeklyReports(join(folder, 'alessandria-reports.csv'));
  const ours = heldOut(counts, (tickets, today) => forecastLoad(tickets, today)!.weeks);
  const peer = heldOut(counts, decilesOfTheYear);
  const note = `${ours.told} forecasts of one to four weeks, each from what came before alone; peer: first to last decile of the year before`;
  return [
    row('weeks within the interval of 80%', '%', {
      ours: (100 * ours.held) / ours.told,
      peer: (100 * peer.held) / peer.told,
      note,
    }),
    row('width of the interval', 'tickets', {
      ours: ours.width / ours.told,
      peer: peer.width / peer.told,
      note,
    }),
  ];
}

/** Reports of each week of a municipality, to the last whole one. */
function weeklyReports(file: string): number[] {
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const days = lines.map((line) => line.split(';')[3]!).filter((day) => day < brokenWeek);
  const counts: number[] = [];
  for (const day of days) {
    const week = Math.floor(DateTime.fromISO(day).diff(firstMonday, 'weeks').weeks);
    counts[week] = (counts[week] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count ?? 0);
}

const decilesOfTheYear: Forecaster = (tickets, today) => {
  const counts = new Array<number>(52).fill(0);
  for (const { submittedAt } of tickets) {
    const ago = DateTime.fromISO(today).diff(DateTime.fromISO(submittedAt), 'weeks').weeks;
    const week = Math.ceil(ago) - 1;
    if (week < 52) counts[week]! += 1;
  }
  const interval = { low: quantileOf(counts, 0.1)!, high: quantileOf(counts, 0.9)! };
  return Array.from({ length: 4 }, () => interval);
};
