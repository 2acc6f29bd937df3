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
  /** With one decimal always, so that a column of them lines up. */
  decimal(value: number): string;
  percent(share: number | null): string;
  day(day: string): string;
  month(month: number): string;
  /** The last step's short name: `dic 25`. */
  latestStep(): string;
  steps(): Bar[];
}

/** `1.234,5`: four figures are grouped too, as offices write them. */
export function numberIn(language: OfficerLanguage, value: number, decimals = 0): string {
  return value.toLocaleString(language, {
    maximumFractionDigits: decimals,
    useGrouping: 'always',
  });
}

/** `1° dicembre 2026`: in Italian the first of the month is an ordinal. */
export function dayIn(language: OfficerLanguage, day: string): string {
  const written = DateTime.fromISO(day, { locale: language }).toFormat('d MMMM yyyy');
  return language === 'it' ? written.replace(/^1 /, '1° ') : written;
}

export function writingOf(report: Report): Writing {
  const { language } = report;
  const words = reportWords[language];
  return {
    report,
    words,
    number: (value, decimals = 0) =>
      value === null ? words.unknown : numberIn(language, value, decimals),
    decimal: (value) =>
      value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    percent: (share) => (share === null ? words.unknown : `${Math.round(share * 100)}%`),
    day: (day) => dayIn(language, day),
    month: (month) => DateTime.fromObject({ month }, { locale: language }).toFormat('MMMM'),
    latestStep: () => stepLabel(report.period, report.series.length - 1, language),
    steps: () =>
      report.series.map((value, at) => ({ name: stepLabel(report.period, at, language), value })),
  };
}

function stepLabel({ starts, step }: Period, at: number, language: OfficerLanguage): string {
  const start = DateTime.fromISO(starts[at]!, { locale: language });
  return start.toFormat(step === 'month' ? 'LLL\u00a0yy' : 'd/M/yy');
}
