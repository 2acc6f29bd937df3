import fc from 'fast-check';
import {
  binomialTail,
  falseDiscoveryRates,
  rateChange,
} from '../../../../lib/summary/problems/significance';

/** Pascal's triangle and nothing else: another way to the same number. */
function enumerated(count: number, n: number, p: number): number {
  let row = [1];
  for (let size = 1; size <= n; size += 1) {
    row = Array.from({ length: size + 1 }, (_, at) => (row[at - 1] ?? 0) + (row[at] ?? 0));
  }
  return row.reduce(
    (sum, ways, at) => (at >= count ? sum + ways * p ** at * (1 - p) ** (n - at) : sum),
    0,
  );
}

test('the tail is the sum of its outcomes', () => {
  const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(60), chance, (n, some, p) => {
      const count = Math.min(n, some);
      expect(binomialTail(count, n, p, 'more')).toBeCloseTo(enumerated(count, n, p), 9);
    }),
  );
});

test('both sides and their overlap make one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (n, some) => {
      const count = Math.max(1, Math.min(n, some));
      const more = binomialTail(count, n, 0.3, 'more');
      expect(more + binomialTail(count - 1, n, 0.3, 'fewer')).toBeCloseTo(1, 6);
    }),
  );
});

test.each([
  // poisson.test(c(9, 12), c(1, 12)) and the like in R give the exact conditional test.
  ['nine in a month after one a month', 9, 12, true],
  ['two in a month after one a month', 2, 12, false],
  ['none in a month after one a month', 0, 12, false],
  ['none in a month after ten a month', 0, 120, true],
])('%s', (_what, later, earlier, isClear) => {
  expect(rateChange(later, 1, earlier, 12) < 0.01).toBe(isClear);
});

test('of many tests in which nothing happened hardly any is told', () => {
  const pValues = Array.from({ length: 1000 }, (_, at) => (at + 0.5) / 1000);
  expect(falseDiscoveryRates(pValues).filter((rate) => rate <= 0.05)).toEqual([]);
  const rates = falseDiscoveryRates([1e-6, 0.5, 2e-6, ...pValues]);
  expect(rates[0]).toBeLessThan(0.01);
  expect(rates[1]).toBeGreaterThan(0.5);
});

test('rates are those of Benjamini and Hochberg', () => {
  // Their own example (1995, table 1) of 15 p-values: the first four are told at 0.05.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];
  expect(falseDiscoveryRates(published).filter((rate) => rate <= 0.05)).toHaveLength(4);
});
