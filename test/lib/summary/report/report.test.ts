import { randomNumbers } from '../../../../lib/classification/random';
import { busyHours, forecastLoad } from '../../../../lib/summary/report/load';
import { reportFiles } from '../../../../lib/summary/report/files';
import { reportPage } from '../../../../lib/summary/report/page';
import { makeReport } from '../../../../lib/summary/report/report';
import { writeReport, writeReportApart } from '../../../../lib/summary/report/reportThread';
import { serviceQuality } from '../../../../lib/summary/report/service';
import { datedTickets } from '../../../../lib/summary/report/source';
import { reportCsv } from '../../../../lib/summary/report/tables';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';
import { poisson, reportTicket } from '../problems/planted';
import { heldOut } from './heldOut';
import { options, tickets } from './lampsAndHoles';

jest.setTimeout(60_000);

const { report } = makeReport(tickets(), options);

test('the first lines say what changed and what to do', () => {
  expect(report.headlines.changed[0]).toBe(
    `Ottobre 2026: ${report.series.at(-1)} richieste, più del solito (in media ${Math.round(220 / 11)} al mese).`,
  );
  expect(report.headlines.changed.join(' ')).toContain('In aumento: «Illuminazione pubblica»');
  expect(report.headlines.todo.join(' ')).toContain('cominciare da Piazza Verdi.');
});

test('with no ticket yet the first lines say which are counted, and nothing more', () => {
  const { report: empty } = makeReport([], options);
  expect(empty.headlines).toEqual({
    changed: [expect.stringContaining('il rapporto guarda i mesi conclusi')],
    todo: ['Niente, per ora.'],
  });
  expect(reportPage(empty)).toContain('<p>Non ci sono richieste.</p>');
});

test('a problem is one, with its place, its category and a few of its tickets', () => {
  expect(report.problems).toHaveLength(2);
  expect(report.problems[0]).toMatchObject({
    name: expect.stringContaining('lampione'),
    isWithinCategory: true,
    categories: [{ name: 'illuminazione-pubblica', tickets: 150 }],
    trend: { standing: 'growing' },
    places: [{ name: 'Piazza Verdi', tickets: 150 }],
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

describe('the first lines', () => {
  const monthly = (category: string, counts: Record<string, number>, own = {}) =>
    Object.entries(counts).flatMap(([month, count]) =>
      Array.from({ length: count }, (_, at) =>
        reportTicket({ submittedAt: `${month}-${10 + at}`, category, ...own }),
      ),
    );
  const holes = monthly('buche', {
    '2025-01': 2,
    '2025-02': 12,
    '2025-06': 2,
    '2026-01': 2,
    '2026-02': 14,
    '2026-07': 2,
  });
  /** Many in one January, and one in the next: an event, which is no season. */
  const event = monthly('allagamenti', { '2025-01': 18, '2026-01': 1, '2026-05': 4 });
  const waiting = monthly('verde', { '2025-05': 15, '2025-11': 15 });
  const closed = monthly('buche', { '2025-03': 9 }, { endedAt: '2025-03-20' });
  const { headlines, categories } = makeReport([...holes, ...event, ...waiting, ...closed], {
    ...options,
    today: '2027-01-04',
    steps: 24,
    names: { buche: 'Buche', verde: 'Verde pubblico' },
  }).report;

  test('remind of what comes back in the months ahead, and of nothing that came once', () => {
    expect(headlines.todo).toContain(
      'Buche: ogni anno le richieste aumentano in febbraio; programmare adesso l’intervento.',
    );
    expect(categories.map(({ category, trend }) => [category, trend.season])).toEqual([
      ['buche', [2]],
      ['verde', []],
      ['allagamenti', []],
    ]);
  });

  test('say what waits for longer than the law’s thirty days', () => {
    expect(headlines.changed).toContain('Aperte da più di 30 giorni: 87 richieste su 96.');
    expect(headlines.todo.join(' ')).toContain(
      'Verde pubblico: 30 richieste su 30 sono aperte da più di 30 giorni',
    );
  });

  test('set the same month of the year before beside the last one', () => {
    expect(headlines.changed[0]).toBe(
      'Dicembre 2026: 0 richieste, meno del solito (in media 4 al mese; un anno prima 0).',
    );
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
    expect(serviceQuality([open], '2026-03-04').all.termsKept).toBeNull();
    expect(serviceQuality([open], '2026-03-05').all.termsKept).toBe(0);
  });

  test.each([
    ['2026-03-31', null, 0],
    ['2026-04-01', null, 1],
    ['2026-04-01', '2026-03-31', 0],
  ])('on %s what ended on %s is %i open for more than thirty days', (today, endedAt, many) => {
    const ticket = reportTicket({ submittedAt: '2026-03-01', endedAt });
    expect(serviceQuality([ticket], today).all.openBeyondThirtyDays).toBe(many);
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

  /** Poisson, a known law: the interval must hold on what it has not seen, and not by being wide. Of few, whole numbers leave no narrower one. */
  test.each([
    ['few', () => 6, 0.92],
    ['many', () => 40, 0.9],
    ['growing', (week: number) => 10 + week * 0.3, 0.9],
    ['of seasons', (week: number) => 20 + 10 * Math.sin((2 * Math.PI * week) / 52), 0.9],
  ])('of weeks with %s lies in the interval about eight times of ten', (_what, mean, most) => {
    const random = randomNumbers(3);
    const counts = Array.from({ length: 130 }, (_, week) => poisson(mean(week), random));
    const { held, told } = heldOut(counts);
    expect(told).toBeGreaterThan(300);
    expect(held / told).toBeGreaterThan(0.75);
    expect(held / told).toBeLessThan(most);
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

test.each([undefined, '', 'ieri', '04/11/2026', 'Nov 4 2026', '2026-02-30', 20261104])(
  'an item that came in at %j is refused, with its place',
  (submittedAt) => {
    const dated = ['2026-01-01', '2026-03-29T02:30:00+01:00'].map((at) => ({ submittedAt: at }));
    expect(datedTickets(dated)).toMatchObject(dated);
    expect(() => datedTickets([...dated, { submittedAt }])).toThrow(/Item 2/);
  },
);

test('other times that are none are read as empty, and citizens are told apart by their names', () => {
  const item = {
    submittedAt: '2026-01-01',
    firstAnswerAt: 'ieri',
    endedAt: '1/2/2026',
    dueAt: '?',
  };
  const people = [{ givenName: 'Ada' }, { givenName: 'Ugo' }, { email: null, givenName: 'Ada' }];
  const [ada, ugo, again] = datedTickets(people.map((citizen) => ({ ...item, citizen })));
  expect(ada).toMatchObject({ firstAnswerAt: null, endedAt: null, dueAt: null });
  expect(ada!.person).not.toBe(ugo!.person);
  expect(ada!.person).toBe(again!.person);
});
