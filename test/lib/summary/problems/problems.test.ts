import { randomNumbers, shuffle } from '../../../../lib/classification/random';
import { periodBefore } from '../../../../lib/summary/problems/period';
import { analyseProblems, type ProblemAnalysis } from '../../../../lib/summary/problems/problems';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';
import { foundSpikes, year } from './foundSpikes';
import { plantSpikes, reportTicket } from './planted';

function shuffled<T>(list: T[]): T[] {
  const order = Int32Array.from(list, (_, at) => at);
  shuffle(order, list.length, randomNumbers(3));
  return Array.from(order, (at) => list[at]!);
}

describe('of 50 spikes planted in noise', () => {
  const { tickets, found, right, wrong } = foundSpikes(1);

  test('at least 45 are found, with at most 3 false', () => {
    expect(right).toBeGreaterThanOrEqual(45);
    expect(wrong).toBeLessThanOrEqual(3);
  });

  test('the same tickets in another order give the same report', () => {
    expect(analyseProblems(shuffled(tickets), year)).toEqual(found);
  });
});

describe('a month more', () => {
  const { tickets } = plantSpikes(4);
  const before = (day: string) => tickets.filter(({ submittedAt }) => submittedAt < day);
  const first: ProblemAnalysis = analyseProblems(before('2026-12-01'), {
    ...year,
    period: periodBefore('2026-12-01', 'month', 11),
  });
  const second = analyseProblems(tickets, { ...year, known: first.known });

  test('keeps the number and the name of each problem that it knows', () => {
    const names = new Map(first.problems.map(({ id, name }) => [id, name]));
    const again = second.problems.filter(({ id }) => names.has(id));
    expect(again.length).toBeGreaterThanOrEqual(0.9 * second.problems.length);
    for (const { id, name } of again) expect(name).toBe(names.get(id));
  });
});

describe('people', () => {
  const lamps = (people: string[]): ReportTicket[] =>
    people.map((person, at) =>
      reportTicket({
        reference: `T${at}`,
        person,
        text: 'Il lampione di via Po 3 è spento da giorni, chiamatemi al 333 1234567, Mario Rossi',
        submittedAt: `2026-0${(at % 9) + 1}-05T10:00:00Z`,
      }),
    );

  test.each([
    [
      'four people who wrote twice are no problem of their own',
      ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd'],
      0,
      8,
    ],
    ['five people are', ['a', 'b', 'c', 'd', 'e'], 1, 0],
  ])('%s', (_what, people, problems, others) => {
    const found = analyseProblems(lamps(people), year);
    expect(found.problems).toHaveLength(problems);
    expect(found.others).toBe(others);
  });

  test.each(['', ' IT60X0542811101000000123456'.repeat(30)])(
    'are not named by the wording, whatever stands before',
    (before) => {
      const tickets = lamps(['a', 'b', 'c', 'd', 'e']);
      const written = tickets.map((each) => ({
        ...each,
        text: `lampione spento${before} ${each.text}`,
      }));
      const [problem] = analyseProblems(written, year).problems;
      expect(problem!.wording).toContain('lampione');
      expect(problem!.wording).not.toMatch(/Rossi|1234567|IT60/);
    },
  );
});

test('a ticket outside the period is left aside', () => {
  const found = analyseProblems(
    [reportTicket({ category: 'tari', submittedAt: '2027-01-01T10:00:00Z' })],
    year,
  );
  expect(found).toMatchObject({ problems: [], categories: [], others: 0 });
});
