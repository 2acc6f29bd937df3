import { evaluate, type Judged } from '../../../../lib/classification/evaluation/figures';

const judged = (proposed: string | null, actual: string, confidence: number): Judged => ({
  proposed,
  actual,
  confidence,
});

describe('evaluation', () => {
  test('of nothing is zero', () => {
    expect(evaluate([])).toEqual({
      items: 0,
      accuracy: 0,
      macroF1: 0,
      calibrationError: 0,
      coverage: { at90: 0, at95: 0, at98: 0 },
    });
  });

  test('counts right answers, and each category alike', () => {
    const { accuracy, macroF1 } = evaluate([
      judged('a', 'a', 1),
      judged('a', 'a', 1),
      judged('a', 'b', 1),
      judged(null, 'b', 0),
    ]);
    expect(accuracy).toBe(0.5);
    // a: precision 2/3, recall 1, F1 0.8; b: never proposed, 0.
    expect(macroF1).toBeCloseTo(0.4);
  });

  test('measures the distance of confidence and precision', () => {
    expect(evaluate([judged('a', 'a', 0.9), judged('a', 'b', 0.9)]).calibrationError).toBeCloseTo(
      0.4,
    );
    expect(evaluate([judged('a', 'a', 1), judged('a', 'b', 0)]).calibrationError).toBe(0);
  });

  test('covers as far as the precision holds, equal confidences together', () => {
    const right = Array.from({ length: 9 }, (_, i) => judged('a', 'a', 0.99 - i / 100));
    expect(evaluate([...right, judged('a', 'b', 0.5)]).coverage).toEqual({
      at90: 1,
      at95: 0.9,
      at98: 0.9,
    });
    const tied = [judged('a', 'a', 0.7), judged('a', 'b', 0.7)];
    expect(evaluate(tied).coverage.at90).toBe(0);
  });
});
