import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { busyHours, forecastLoad } from '../../../../lib/summary/report/load';
import { reportFiles } from '../../../../lib/summary/report/files';
import { makeReport, type ReportOptions } from '../../../../lib/summary/report/report';
import { writeReport, writeReportApart } from '../../../../lib/summary/report/reportThread';
import { serviceQuality } from '../../../../lib/summary/report/service';
import { datedTickets } from '../../../../lib/summary/report/source';
import { reportCsv } from '../../../../lib/summary/report/tables';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';
import { expectNoViolations, openBrowser } from '../../../harness/browser';
import { reportTicket } from '../problems/planted';

jest.setTimeout(180_000);

const options: ReportOptions = {
  administration: 'Comune di Prova',
  today: '2026-11-10',
  step: 'month',
  steps: 12,
  language: 'it',
  textLanguage: 'it',
  names: { 'illuminazione-pubblica': 'Illuminazione pubblica' },
  known: [],
};

const attack = '<script>alert(1)</script>';

/** A year of lamps and holes, many more lamps in October, with words that would harm a page or a sheet. */
function tickets(): ReportTicket[] {
  return Array.from({ length: 260 }, (_, at) => {
    const isLamp = at % 2 === 0 || at >= 220;
    const month = at >= 220 ? 10 : (at % 9) + 1;
    const day = String((at % 27) + 1).padStart(2, '0');
    return reportTicket({
      reference: `=T${at}`,
      submittedAt: `2026-${String(month).padStart(2, '0')}-${day}T0${7 + (at % 3)}:00:00Z`,
      text: isLamp
        ? `${at % 10 === 0 ? `=cmd() ${attack} ` : ''}Il lampione della piazza resta spento la sera, strada buia ${at}`
        : `@SUM Una buca profonda nell'asfalto rovina le gomme delle auto ${at}`,
      category: isLamp ? 'illuminazione-pubblica' : 'buche-manto-stradale',
      office: 'lavori-pubblici',
      place: isLamp ? 'Piazza Verdi' : `via ${at}`,
      dueAt: `2026-${String(month).padStart(2, '0')}-28`,
      endedAt: at % 4 === 0 ? null : `2026-${String(month).padStart(2, '0')}-29T10:00:00Z`,
    });
  });
}

const { report } = makeReport(tickets(), options);

test('the first lines say what changed and what to do', () => {
  expect(report.headlines.changed[0]).toBe(
    `Ottobre 2026: ${report.series.at(-1)} richieste, più del solito (in media ${Math.round(220 / 11)}).`,
  );
  expect(report.headlines.changed.join(' ')).toContain('In aumento: «Illuminazione pubblica»');
  expect(report.headlines.todo.join(' ')).toContain('Cominciare da piazza verdi.');
});

test('a problem is one, with its place, its category and a few of its tickets', () => {
  expect(report.problems).toHaveLength(2);
  expect(report.problems[0]).toMatchObject({
    name: expect.stringContaining('lampione'),
    isWithinCategory: true,
    categories: [{ name: 'illuminazione-pubblica', tickets: 150 }],
    trend: { standing: 'growing' },
    places: [{ name: 'piazza verdi', tickets: 150 }],
    references: expect.arrayContaining([expect.stringMatching(/^=T/)]),
  });
});

test('a thread of its own makes the same report, and hears how far it is', async () => {
  async function* batches() {
    for (let at = 0; at < 300; at += 100) yield tickets().slice(at, at + 100);
  }
  const heard: string[] = [];
  const task = { options, formats: ['html', 'json'] as const };
  const apart = await writeReportApart(batches(), task, { progress: (words) => heard.push(words) });
  const here = await writeReport(tickets(), task);
  expect(apart.report).toEqual(here.report);
  expect(apart.files.map(({ content }) => Buffer.from(content).toString())).toEqual(
    here.files.map(({ content }) => Buffer.from(content).toString()),
  );
  expect(heard).toEqual([
    '100 tickets read',
    '200 tickets read',
    '260 tickets read',
    '260 tickets read in all, looking for what comes back',
    expect.stringMatching(/^\d+ problems found, report written$/),
  ]);
});

test('a thread that fails says so', async () => {
  async function* batches() {
    yield tickets();
  }
  const task = { options: { ...options, steps: 1 }, formats: [] };
  await expect(writeReportApart(batches(), task)).rejects.toThrow();
});

test('no cell of a sheet is a formula', async () => {
  const cells = reportCsv(report).split(/[;\n]/);
  expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
  const [file] = await reportFiles(report, ['xlsx']);
  expect(Buffer.from(file!.content).subarray(0, 2).toString()).toBe('PK');
});

test('the number of a group with fewer than five people is nowhere', () => {
  const rare = Array.from({ length: 4 }, (_, at) =>
    reportTicket({
      reference: `R${at}`,
      submittedAt: '2026-10-02',
      category: 'segreto',
      office: 'piccolo',
    }),
  );
  const all = makeReport([...tickets(), ...rare], options).report;
  expect(JSON.stringify(all)).not.toMatch(/segreto|piccolo/);
});

describe('the page', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'urp-report-'));
  const file = join(folder, 'report.html');
  beforeAll(async () => {
    const [page] = await reportFiles(report, ['html']);
    writeFileSync(file, page!.content);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test.each(['light', 'dark'] as const)(
    'is accessible in %s, asks for nothing and runs nothing',
    async (colorScheme) => {
      const page = await (await browser.newContext({ colorScheme })).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('dialog', () => asked.push('a dialog'));
      await page.goto(`file://${file}`);
      await expectNoViolations(page);
      expect(asked).toEqual([`file://${file}`]);
      expect(await page.locator('svg').count()).toBe(2);
      await page.close();
    },
  );

  test('prints on a few sheets of A4', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${file}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type ?\/Page\b/g)!;
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.length).toBeLessThanOrEqual(6);
    expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });
});

describe('service quality', () => {
  const answered = (days: number, own: Partial<ReportTicket> = {}) =>
    reportTicket({
      submittedAt: '2026-03-01T09:00:00Z',
      firstAnswerAt: `2026-03-0${1 + days}T09:00:00Z`,
      endedAt: `2026-03-0${1 + days}T09:00:00Z`,
      dueAt: '2026-03-04',
      office: 'tributi',
      ...own,
    });
  const all = [0, 1, 2, 3, 7].map((days) => answered(days));

  test('counts answers, ends and terms kept', () => {
    const open = reportTicket({ submittedAt: '2026-03-01', dueAt: '2026-03-04' });
    const { all: figures, byOffice } = serviceQuality([...all, open], '2026-03-05');
    expect(figures).toMatchObject({
      tickets: 6,
      answered: 5,
      ended: 5,
      open: 1,
      medianDaysToFirstAnswer: 2,
      medianDaysToClose: 2,
      ninthDecileDaysToClose: 7,
    });
    expect(figures.termsKept).toBeCloseTo(4 / 6);
    expect(byOffice).toMatchObject([{ name: 'tributi', tickets: 5 }]);
  });

  test('what is open on its last day is not late yet', () => {
    const open = reportTicket({ submittedAt: '2026-03-01', dueAt: '2026-03-04' });
    expect(serviceQuality([open], '2026-03-04').all.termsKept).toBe(1);
    expect(serviceQuality([open], '2026-03-05').all.termsKept).toBe(0);
  });
});

describe('the load', () => {
  const weekly = (weeks: number, perWeek: number) =>
    Array.from({ length: weeks * perWeek }, (_, at) => {
      const day = new Date(Date.UTC(2026, 10, 2) - (Math.floor(at / perWeek) + 1) * 7 * 86_400_000);
      return reportTicket({ submittedAt: `${day.toISOString().slice(0, 10)}T08:30:00Z` });
    });

  test('of even weeks is forecast as it was', () => {
    const { weeks } = forecastLoad(weekly(52, 7), '2026-11-04')!;
    expect(weeks).toEqual(
      ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'].map((week) => ({
        week,
        expected: 7,
        low: 7,
        high: 7,
      })),
    );
  });

  test('is not forecast from under half a year', () => {
    expect(forecastLoad(weekly(25, 7), '2026-11-04')).toBeNull();
    expect(forecastLoad([], '2026-11-04')).toBeNull();
  });

  test('is told by hours of Rome, summer time included', () => {
    const at = (submittedAt: string) =>
      Array.from({ length: 30 }, () => reportTicket({ submittedAt }));
    expect(busyHours([...at('2026-07-06T08:30:00Z'), ...at('2026-12-07T08:30:00Z')])).toEqual([
      { weekday: 1, hour: 9, tickets: 15 },
      { weekday: 1, hour: 10, tickets: 15 },
    ]);
    expect(busyHours(at('2026-07-06').concat(at('2026-07-06')))).toEqual([]);
  });
});

test('items without a time are refused, with their place', () => {
  expect(() => datedTickets([{ submittedAt: '2026-01-01', text: 'x' }, { text: 'y' }])).toThrow(
    /Item 1/,
  );
});
