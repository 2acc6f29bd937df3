import Holidays from 'date-holidays';
import { holidaysOf, isHoliday, parseDayOfYear } from '../../../lib/italian/holidays';

describe('holidays', () => {
  it('agree with the field’s calendar for every year from 2012 to 2100', () => {
    const calendar = new Holidays('IT');
    for (let year = 2012; year <= 2100; year += 1) {
      const expected = calendar
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10));
      expect(new Set(holidaysOf(year).map(({ date }) => date))).toEqual(new Set(expected));
    }
  });

  it.each([
    ['2025-10-04', false],
    ['2026-10-04', true],
    ['2027-10-04', true],
    ['2026-04-06', true],
    ['2026-04-07', false],
    ['2026-11-29', true],
    ['2026-11-28', false],
  ])('%s is a holiday: %s', (date, expected) => {
    expect(isHoliday(date)).toBe(expected);
  });

  it('include the patron saint of the municipality where given', () => {
    const saintJohn = { month: 6, day: 24 };
    expect(isHoliday('2026-06-24')).toBe(false);
    expect(isHoliday('2026-06-24', saintJohn)).toBe(true);
    expect(holidaysOf(2026, saintJohn)).toContainEqual({
      date: '2026-06-24',
      name: 'Santo patrono',
    });
  });
});

describe('a day of the year', () => {
  it.each([
    ['24/06', { month: 6, day: 24 }],
    ['7/12', { month: 12, day: 7 }],
    ['29/02', { month: 2, day: 29 }],
  ])('is read from %s', (text, expected) => {
    expect(parseDayOfYear(text)).toEqual(expected);
  });

  it.each(['31/06', '0/1', '24-06', 'san Giovanni', '24/06/2026', ''])('is not %s', (text) => {
    expect(() => parseDayOfYear(text)).toThrow(
      expect.objectContaining({ code: 'deadline.patron-saint' }),
    );
  });
});
