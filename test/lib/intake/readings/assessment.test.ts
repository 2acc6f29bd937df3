import fc from 'fast-check';
import { assess, plainMeter } from '../../../../lib/intake/readings/assessment';

const limits = { digits: 5, leastPerDay: 0, mostPerDay: 3 };
const before = { value: 1000, readOn: '2026-10-01' };
const after = (value: number, readOn = '2026-10-31') => ({ value, readOn });

test.each([
  ['the same', after(1000), { plausible: true, reason: 'usual', difference: 0, perDay: 0 }],
  ['as usual', after(1030), { plausible: true, reason: 'usual', difference: 30, perDay: 1 }],
  ['the most', after(1090), { plausible: true, reason: 'usual', difference: 90, perDay: 3 }],
  [
    'too much',
    after(1091),
    { plausible: false, reason: 'too-high', difference: 91, perDay: 3.033 },
  ],
  ['with the red digits', after(1_030_123), { plausible: false, reason: 'too-high' }],
  ['less than before', after(990), { plausible: false, reason: 'lower', difference: -10 }],
  ['of the same day', after(1002, '2026-10-01'), { plausible: true, difference: 2, perDay: 2 }],
])('%s', (_what, reading, expected) => {
  expect(assess(reading, before, limits)).toMatchObject({ ...expected, previous: before });
});

test('without one before it stands', () => {
  expect(assess(after(7), null, limits)).toEqual({
    plausible: true,
    reason: 'first',
    previous: null,
    difference: null,
    perDay: null,
  });
});

test.each([
  ['a turn of the counter', 99_990, 20, { plausible: true, reason: 'rollover', difference: 30 }],
  [
    'a turn that is too much',
    99_000,
    20,
    { plausible: false, reason: 'lower', difference: -98_980 },
  ],
  ['from the last figure to the first', 99_999, 0, { plausible: true, difference: 1 }],
])('%s', (_what, previous, value, expected) => {
  const last = { ...before, value: previous };
  expect(assess(after(value), last, limits)).toMatchObject(expected);
});

test('too little is told where the office expects more', () => {
  const expected = { plausible: false, reason: 'too-low', perDay: 0.033 };
  expect(assess(after(1001), before, { ...limits, leastPerDay: 0.1 })).toMatchObject(expected);
});

test('whatever a meter shows is judged, and what is plausible lies within the limits', () => {
  const value = fc.integer({ min: 0, max: 999_999_999 });
  const day = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2030-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(value, value, day, fc.nat(1000), (first, second, start, days) => {
      const readOn = start.toISOString().slice(0, 10);
      const later = new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
      const { plausible, perDay } = assess(
        { value: second, readOn: later },
        { value: first, readOn },
        limits,
      );
      if (plausible) expect(perDay! >= 0 && perDay! <= 3).toBe(true);
    }),
  );
});

test.each([
  ['12-ab 345678', '12AB345678'],
  ['N° 00123/à', 'N00123A'],
  ['———', ''],
  ['x'.repeat(100), 'X'.repeat(40)],
])('the meter %j is compared as %j', (written, plain) => {
  expect(plainMeter(written)).toBe(plain);
});
