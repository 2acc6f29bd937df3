import { setImmediate as turn } from 'node:timers/promises';
import { atMost } from '../../lib/inParallel';

test('at most so many run at once, in the order in which they came, also after a failure', async () => {
  const perform = atMost(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const works = Array.from({ length: 10 }, (_, number) =>
    perform(async () => {
      begun.push(number);
      most = Math.max(most, (running += 1));
      await turn();
      running -= 1;
      if (number === 1) throw new Error('one of them');
      return number;
    }),
  );
  const outcomes = await Promise.allSettled(works);
  expect(most).toBe(3);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
