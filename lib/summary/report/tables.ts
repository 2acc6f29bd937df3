import writeXlsxFile from 'write-excel-file/node';
import { csvOf, harmless, type Cell } from '../../csv';
import { named, type Report } from './report';
import { writingOf } from './writing';

/** The problems and categories as CSV. */
export function reportCsv(report: Report): string {
  return csvOf([head(report), ...rows(report)], report.language);
}

/** The same as a workbook, with the volumes on a second sheet; texts are texts, never formulas. */
export async function reportWorkbook(report: Report): Promise<Buffer> {
  const { words, steps } = writingOf(report);
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const cell = (value: Cell) =>
    typeof value === 'string' ? { value: harmless(value), type: String } : value;
  const sheets = [
    {
      sheet: words.problems.slice(0, 31),
      data: [head(report).map(bold), ...rows(report).map((row) => row.map(cell))],
    },
    {
      sheet: words.tickets,
      data: [
        [words.step[report.period.step], words.tickets].map(bold),
        ...steps().map(({ name, value }) => [cell(name), cell(value)]),
      ],
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}

function head({ language }: Report): string[] {
  const { words } = writingOf({ language } as Report);
  return [
    'ID',
    words.name,
    words.category,
    words.tickets,
    words.people,
    words.latest,
    words.expected,
    words.standing,
    words.daysToClose,
    words.overdue,
    words.open,
    words.places,
    words.references,
    words.wording,
    words.action,
  ];
}

function rows(report: Report): Cell[][] {
  const { words } = writingOf(report);
  const shared = (each: Report['categories'][number]): Cell[] => [
    each.tickets,
    each.people,
    each.trend.latest,
    rounded(each.trend.expected),
    words.standings[each.trend.standing],
    each.medianDaysToClose,
    rounded(each.overdueShare),
    each.open,
    each.places.map(({ name, tickets }) => `${name} (${tickets})`).join(', '),
  ];
  return [
    ...report.problems.map((each) => [
      each.id,
      each.name,
      each.categories.map(({ name }) => named(report, name)).join(', '),
      ...shared({ category: '', ...each }),
      each.references.join(', '),
      each.wording,
      each.action,
    ]),
    ...report.categories.map((each) => [
      each.category,
      named(report, each.category),
      named(report, each.category),
      ...shared(each),
      null,
      null,
      null,
    ]),
  ];
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
