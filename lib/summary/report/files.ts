import { reportPage } from './page';
import type { Report } from './report';
import { reportCsv, reportWorkbook } from './tables';

export const reportFormats = ['html', 'csv', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportFile {
  format: ReportFormat;
  fileName: string;
  mediaType: string;
  content: Uint8Array;
}

const mediaTypes: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/** Writes the report in the formats asked for, in their order. */
export async function reportFiles(
  report: Report,
  formats: readonly ReportFormat[],
): Promise<ReportFile[]> {
  const title = report.language === 'it' ? 'rapporto' : 'report';
  return Promise.all(
    formats.map(async (format) => ({
      format,
      fileName: `${title}-${report.madeOn}.${format}`,
      mediaType: mediaTypes[format],
      content: await contentOf(report, format),
    })),
  );
}

async function contentOf(report: Report, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'xlsx') return reportWorkbook(report);
  if (format === 'html') return Buffer.from(reportPage(report));
  return Buffer.from(format === 'csv' ? reportCsv(report) : JSON.stringify(report, null, 2));
}
