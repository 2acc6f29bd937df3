import { DateTime } from 'luxon';
import type { OfficerLanguage } from '../../language';
import type { Period } from '../problems/period';
import type { Bar } from './charts';
import type { Report } from './report';
import { reportWords, type ReportWords } from './words';

/** A report with its words and its way to write numbers and days. */
export interface Writing {
  report: Report;
  words: ReportWords;
  number(value: number | null, decimals?: number): string;
  percent(share: number | null): string;
  day(day: string): string;
  month(month: number): string;
  steps(): Bar[];
}

export function writingOf(report: Report): Writing {
  const { language } = report;
  const words = reportWords[language];
  return {
    report,
    words,
    number: (value, decimals = 0) =>
      value === null
        ? words.unknown
        : value.toLocaleString(language, { maximumFractionDigits: decimals }),
    percent: (share) => (share === null ? words.unknown : `${Math.round(share * 100)}%`),
    day: (day) => DateTime.fromISO(day, { locale: language }).toFormat('d MMMM yyyy'),
    month: (month) => DateTime.fromObject({ month }, { locale: language }).toFormat('MMMM'),
    steps: () =>
      report.series.map((value, at) => ({ name: stepLabel(report.period, at, language), value })),
  };
}

function stepLabel({ starts, step }: Period, at: number, language: OfficerLanguage): string {
  const start = DateTime.fromISO(starts[at]!, { locale: language });
  return start.toFormat(step === 'month' ? 'LLL yy' : 'd/M/yy');
}
