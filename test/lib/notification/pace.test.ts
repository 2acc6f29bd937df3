import { pace } from '../../../lib/notification/pace';

test('no more than so many leave in any second, however many wait', async () => {
  const depart = pace(20);
  const left: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, () => depart().then(() => left.push(performance.now()))),
  );
  expect(left).toHaveLength(50);
  const apart = left.slice(20).map((at, index) => at - left[index]!);
  expect(Math.min(...apart)).toBeGreaterThan(1000);
});
