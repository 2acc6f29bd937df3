import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeReport, type Report } from '../../../../lib/summary/report/report';
import { reportTicket } from '../problems/planted';
import { heldOut } from './heldOut';

const folder = process.env.URP_BENCH_DATA;
if (!folder) {
  console.warn('Left out: the report on real civic reports, since URP_BENCH_DATA names no folder.');
}

/** The facts are asked of a database in SQL: nothing of the report's own code counts them. */
(folder ? describe : describe.skip)('the report on a municipality’s real reports', () => {
  let report: Report;
  let database: DatabaseSync;
  const first = '2024-01-01';
  const until = '2026-01-01';
  const facts = (query: string) => database.prepare(query).all(first, until) as unknown as Fact[];
  interface Fact {
    name: string;
    tickets: number;
    days: number;
  }
  const within = 'created >= ? and created < ?';

  beforeAll(() => {
    const [, ...lines] = readFileSync(join(folder!, 'alessandria-reports.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    const rows = lines.map((line) => line.split(';'));
    database = new DatabaseSync(':memory:');
    database.exec('create table reports (id text, created text, closed text, category text)');
    const insert = database.prepare('insert into reports values (?, ?, ?, ?)');
    for (const [id, , , created, closed, , category] of rows) {
      insert.run(id!, created!, closed || null, category!);
    }
    const tickets = rows.map(([id, , , created, closed, , category]) =>
      reportTicket({ reference: id, submittedAt: created, endedAt: closed || null, category }),
    );
    ({ report } = makeReport(tickets, {
      administration: 'Comune',
      today: '2026-01-27',
      step: 'month',
      steps: 24,
      language: 'it',
      textLanguage: 'it',
      names: {},
      known: [],
    }));
  });
  afterAll(() => database.close());

  test('has the most frequent categories in their order', () => {
    const counted = facts(
      `select category as name, count(*) as tickets from reports where ${within}
       and category <> '' group by category having tickets >= 5 order by tickets desc, category`,
    );
    expect(counted.length).toBeGreaterThan(8);
    expect(report.categories.map(({ category, tickets }) => [category, tickets])).toEqual(
      counted.map(({ name, tickets }) => [name, tickets]),
    );
  });

  test('has the months and their peak', () => {
    const counted = facts(
      `select substr(created, 1, 7) as name, count(*) as tickets from reports where ${within}
       group by name order by name`,
    );
    expect(report.series).toEqual(counted.map(({ tickets }) => tickets));
    const peak = counted.reduce((most, each) => (each.tickets > most.tickets ? each : most));
    const at = report.series.indexOf(Math.max(...report.series));
    expect(report.period.starts[at]).toBe(`${peak.name}-01`);
  });

  test('has the median days to close of each category', () => {
    const medians = facts(
      `with took as (
         select category, julianday(closed) - julianday(created) as days,
           row_number() over (partition by category order by julianday(closed) - julianday(created)) as place,
           count(*) over (partition by category) as size
         from reports where ${within} and closed is not null
       )
       select category as name, avg(days) as days from took
       where place in ((size + 1) / 2, (size + 2) / 2) group by category`,
    );
    const expected = new Map(medians.map(({ name, days }) => [name, days]));
    for (const { category, medianDaysToClose } of report.categories) {
      expect(medianDaysToClose).toBe(expected.get(category) ?? null);
    }
  });

  test('calls a season what comes back in both years', () => {
    const potholes = report.categories.find(({ category }) => category === 'Buche')!;
    const monthly = facts(
      `select substr(created, 1, 7) as name, count(*) as tickets from reports
       where ${within} and category = 'Buche' group by name`,
    );
    const counts = new Map(monthly.map(({ name, tickets }) => [name, tickets]));
    const mean = (year: string) =>
      monthly
        .filter(({ name }) => name.startsWith(year))
        .reduce((sum, { tickets }) => sum + tickets, 0) / 12;
    expect(potholes.trend.season.length).toBeGreaterThan(0);
    for (const month of potholes.trend.season) {
      for (const year of ['2024', '2025']) {
        const count = counts.get(`${year}-${String(month).padStart(2, '0')}`) ?? 0;
        expect(count).toBeGreaterThan(mean(year));
      }
    }
  });

  test('gives an interval that holds about eight times of ten on weeks it has not seen, and says so', () => {
    const counted = database
      .prepare(
        `select cast((julianday(created) - julianday('2023-05-08')) / 7 as int) as week, count(*) as tickets
         from reports where created >= '2023-05-08' and created < '2026-01-26' group by week`,
      )
      .all() as { week: number; tickets: number }[];
    const counts = Array.from({ length: counted.at(-1)!.week + 1 }, () => 0);
    for (const { week, tickets } of counted) counts[week] = tickets;
    const { held, told } = heldOut(counts);
    expect(told).toBeGreaterThan(400);
    expect(held / told).toBeGreaterThan(0.77);
    expect(held / told).toBeLessThan(0.87);
    expect(report.forecast!.tried).toBeGreaterThan(50);
    expect(Math.abs(report.forecast!.covered - held / told)).toBeLessThan(0.06);
  });

  test('says on its first lines what the database counts', () => {
    const [{ open, late, before } = { open: 0, late: 0, before: 0 }] = database
      .prepare(
        `select count(*) filter (where closed is null and julianday('2026-01-27') - julianday(created) > 30) as late,
           count(*) as open, count(*) filter (where substr(created, 1, 7) = '2024-12') as before
         from reports where ${within}`,
      )
      .all(first, until) as { open: number; late: number; before: number }[];
    const lines = report.headlines.changed.join(' ');
    const written = (count: number) => String(count).replace(/(\d)(\d{3})$/, '$1.$2');
    expect(lines).toContain(`un anno prima ${before})`);
    expect(lines).toContain(
      `Aperte da più di 30 giorni: ${written(late)} richieste su ${written(open)}.`,
    );
  });
});
