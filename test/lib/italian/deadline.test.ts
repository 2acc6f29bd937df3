import fc from 'fast-check';
import {
  dayInRome,
  daysBetween,
  dayLater,
  offHolidays,
  termDeadline,
} from '../../../lib/italian/deadline';
import { isHoliday } from '../../../lib/italian/holidays';

describe('the deadline of a term', () => {
  it.each([
    ['over Christmas and the Sunday after', '2026-11-25', '2026-12-28'],
    ['over Easter Monday', '2026-03-07', '2026-04-07'],
    ['over 4 October, a Sunday and a holiday', '2026-09-04', '2026-10-05'],
    ['on a plain working day', '2026-02-02', '2026-03-04'],
    ['on a Saturday, which counts as a working day', '2026-01-08', '2026-02-07'],
  ])('falls %s', (_name, day, expected) => {
    expect(termDeadline(`${day}T10:00:00Z`, 30)).toBe(expected);
  });

  it('moves off a Saturday where the office says so', () => {
    expect(termDeadline('2026-01-08T10:00:00Z', 30, { saturdayIsHoliday: true })).toBe(
      '2026-02-09',
    );
  });

  it('moves off the patron saint of the municipality', () => {
    const ambrose = { month: 12, day: 7 };
    expect(termDeadline('2026-11-07T10:00:00Z', 30)).toBe('2026-12-07');
    expect(termDeadline('2026-11-07T10:00:00Z', 30, { patronSaint: ambrose })).toBe('2026-12-09');
  });

  it.each([
    ['an evening in UTC is the next day in Rome', '2026-07-01T22:30:00Z', '2026-07-03'],
    ['in winter Rome is an hour ahead', '2026-01-12T22:30:00Z', '2026-01-13'],
    ['an offset is honoured', '2026-07-01T23:30:00+02:00', '2026-07-02'],
    ['the night of the clock change', '2026-03-27T23:30:00Z', '2026-03-30'],
  ])('counts on the calendar of Rome: %s', (_name, start, expected) => {
    expect(termDeadline(start, 1)).toBe(expected);
  });

  it.each([
    ['2026-11-25', 30, 'deadline.start'],
    ['2026-11-25T10:00:00', 30, 'deadline.start'],
    ['2026-02-30T10:00:00Z', 30, 'deadline.start'],
    ['domani', 30, 'deadline.start'],
    ['2026-11-25T10:00:00Z', -1, 'deadline.days'],
    ['2026-11-25T10:00:00Z', 1.5, 'deadline.days'],
    ['2026-11-25T10:00:00Z', Number.NaN, 'deadline.days'],
  ])('refuses %s and %s days', (start, days, code) => {
    expect(() => termDeadline(start, days)).toThrow(expect.objectContaining({ code }));
  });

  it('is a working day, on or after the last day counted, at most five days on', () => {
    const instants = fc.date({
      min: new Date('2001-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 }), (start, days) => {
        const deadline = termDeadline(start.toISOString(), days);
        expect(isHoliday(deadline)).toBe(false);
        const counted = (Date.parse(`${deadline}T12:00Z`) - start.getTime()) / 86_400_000;
        expect(counted).toBeGreaterThan(days - 1);
        expect(counted).toBeLessThan(days + 6);
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['that is open stays', '2026-11-04', '2026-11-04'],
    ['that is a Sunday moves on', '2026-11-08', '2026-11-09'],
    ['that is the Immaculate Conception moves on', '2026-12-08', '2026-12-09'],
  ])('%s', (_name, day, expected) => {
    expect(offHolidays(day)).toBe(expected);
  });

  it('moves off the patron saint of the municipality', () => {
    const patronSaint = { month: 12, day: 7 };
    expect(offHolidays('2026-12-07')).toBe('2026-12-07');
    expect(offHolidays('2026-12-07', { patronSaint })).toBe('2026-12-09');
  });

  it.each([
    ['2026-11-04', 0, '2026-11-04'],
    ['2026-10-20', 10, '2026-10-30'],
    ['2026-02-27', 2, '2026-03-01'],
  ])('%s and %d days is %s, holiday or not', (day, days, expected) => {
    expect(dayLater(day, days)).toBe(expected);
  });
});

it.each([
  ['2026-10-05T08:30:00Z', '2026-10-15T06:00:00Z', 10],
  ['2026-10-05T08:30:00Z', '2026-10-05T21:59:00Z', 0],
  ['2026-10-05T08:30:00Z', '2026-10-05T22:01:00Z', 1],
  ['2026-10-20T10:00:00Z', '2026-10-30T10:00:00Z', 10],
  ['2026-03-20T10:00:00Z', '2026-03-30T10:00:00Z', 10],
])('from %s to %s are %d days in Rome', (from, until, days) => {
  expect(daysBetween(from, until)).toBe(days);
});

it('an evening in UTC is the next day in Rome', () => {
  expect(dayInRome('2026-07-01T22:30:00Z')).toBe('2026-07-02');
});
