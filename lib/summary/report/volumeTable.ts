import { DateTime } from 'luxon';
import type { Html } from '../../intake/page/markup';
import { table } from './pageParts';
import type { Writing } from './writing';

/** Where a step stands: the months of a year, or the weeks of a month, beside each other. */
interface Place {
  row: string;
  /** Month of the year, or number of the Monday in its month. */
  column: number;
}

/** How many tickets came in each step: years below each other, or months with their weeks. */
export function volumeTable(writing: Writing): Html {
  const { report, words, number } = writing;
  const { step, starts } = report.period;
  const isMonthly = step === 'month';
  const places = starts.map((start, at) => ({ ...placeOf(start, writing), at }));
  const columns = [...new Set(places.map(({ column }) => column))].sort((a, b) => a - b);
  const rows = [...Map.groupBy(places.reverse(), ({ row }) => row)].map(([row, held]) => [
    row,
    ...columns.map((column) => {
      const found = held.find((each) => each.column === column);
      return found ? number(report.series[found.at]!) : words.unknown;
    }),
  ]);
  const heads = columns.map((column) => ({
    name: isMonthly ? writing.month(column).slice(0, 3) : words.mondayOfMonth(column),
  }));
  const first = { name: isMonthly ? words.year : words.step.month };
  return table(writing, words.volumes, [first, ...heads], rows);
}

function placeOf(start: string, { report: { period, language } }: Writing): Place {
  const day = DateTime.fromISO(start, { locale: language });
  return period.step === 'month'
    ? { row: day.toFormat('yyyy'), column: day.month }
    : { row: day.toFormat('LLLL yyyy'), column: Math.ceil(day.day / 7) };
}
