import fc from 'fast-check';
import { calibratorFrom, thresholdFor } from '../../../lib/classification/decided';
import { randomNumbers } from '../../../lib/classification/random';

/** Proposals of an engine that is surer than it is right: right with the square of its confidence. */
function overconfident(count: number, seed = 1) {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const confidence = random();
    return { confidence, proposed: 'a', actual: random() < confidence ** 2 ? 'a' : 'b' };
  });
}

test('too few decisions calibrate nothing', () => {
  expect(calibratorFrom(overconfident(29))).toBeUndefined();
});

test('decisions bring a confidence down to how often it was right', () => {
  const calibrate = calibratorFrom(overconfident(2_000))!;
  for (const { confidence, right } of [
    { confidence: 0.9, right: 0.81 },
    { confidence: 0.5, right: 0.25 },
  ]) {
    expect(Math.abs(calibrate(confidence) - right)).toBeLessThan(0.1);
  }
});

test('more confidence never becomes less', () => {
  const any = fc.array(
    fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      proposed: fc.constantFrom('a', 'b', null),
      actual: fc.constantFrom('a', 'b'),
    }),
    { minLength: 300, maxLength: 400 },
  );
  fc.assert(
    fc.property(any, (decided) => {
      const calibrate = calibratorFrom(decided)!;
      const values = [0, 0.2, 0.4, 0.6, 0.8, 1].map(calibrate);
      for (const value of values) expect(value > 0 && value < 1).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('the threshold is where the past reached the precision', () => {
  const judged = overconfident(2_000);
  const threshold = thresholdFor(0.8, judged);
  const above = judged.filter(({ confidence }) => confidence >= threshold);
  const share = above.filter(({ proposed, actual }) => proposed === actual).length / above.length;
  expect(share).toBeGreaterThanOrEqual(0.8);
  expect(threshold).toBeLessThan(0.9);
  expect(thresholdFor(0.95, judged.slice(0, 29))).toBe(0.95);
  const wrong = judged.map((one) => ({ ...one, actual: 'c' }));
  expect(thresholdFor(0.8, wrong)).toBeGreaterThan(1);
});
