import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  agendasOf,
  agendaSchema,
  type AgendaDefinition,
} from '../../../../lib/intake/appointments/agenda';
import { bookableTime, openSlots, slotsOn } from '../../../../lib/intake/appointments/slots';

const agenda = (own: Partial<AgendaDefinition> = {}) =>
  agendaSchema.parse({ code: 'anagrafe', office: 'Anagrafe', ...own });

const onDay = (date: string) => DateTime.fromISO(date, { zone: 'Europe/Rome' });
const clock = (iso: string) => DateTime.fromISO(iso, { zone: 'Europe/Rome' }).toFormat('HH:mm');
const timesOn = (date: string, own: Partial<AgendaDefinition> = {}) =>
  slotsOn(agenda(own), onDay(date)).map(({ start }) => clock(start));

describe('opening hours', () => {
  test.each([
    ['9:00-12:30', [[540, 750]]],
    ['9-12', [[540, 720]]],
    [
      '9.00 – 12.30 ; 15-17',
      [
        [540, 750],
        [900, 1020],
      ],
    ],
    [
      '15-17, 9-12',
      [
        [540, 720],
        [900, 1020],
      ],
    ],
    ['9-12, 11-13', [[540, 780]]],
    ['20-24:00', [[1200, 1440]]],
    ['', []],
  ])('%j are read', (written, expected) => {
    const { hours } = agenda({ hours: { monday: written } });
    expect(hours.monday.map(({ from, until }) => [from, until])).toEqual(expected);
  });

  test.each(['12-9', '9-9', '9', 'mattina', '9:60-12', '9-25', '9-12-15', '9-12 15-17'])(
    '%j are refused',
    (written) => {
      const parsed = agendaSchema.safeParse({ code: 'a', office: 'A', hours: { monday: written } });
      expect(parsed.error?.issues).toMatchObject([{ params: { code: 'hours' } }]);
    },
  );

  test.each([
    ['24/12/2026', '2026-12-24', '2026-12-24'],
    ['2026-12-24', '2026-12-24', '2026-12-24'],
    [' 10/08/2026 - 21/08/2026 ', '2026-08-10', '2026-08-21'],
    ['2026-08-10/2026-08-21', '2026-08-10', '2026-08-21'],
  ])('closed days %j are read', (written, from, until) => {
    expect(agenda({ closed: [written] }).closed).toEqual([{ from, until }]);
  });

  test.each(['', 'Natale', '31/02/2026', '21/08/2026-10/08/2026', '10/08/2026-presto', '24/12'])(
    'closed days %j are refused',
    (written) => {
      const parsed = agendaSchema.safeParse({ code: 'a', office: 'A', closed: [written] });
      expect(parsed.error?.issues).toMatchObject([{ params: { code: 'days' } }]);
    },
  );

  test.each(['28/11/2026', '9-12', 'sabato 9-12', '31/02/2026 9-12', '28/11/2026 12-9'])(
    'an extra opening %j is refused',
    (written) => {
      const parsed = agendaSchema.safeParse({ code: 'a', office: 'A', extra: [written] });
      expect(parsed.error?.issues).toMatchObject([{ params: { code: 'extra' } }]);
    },
  );
});

describe('the slots of a day', () => {
  const hours = { monday: '9-10, 15-15:50', sunday: '', saturday: '' };

  test.each<[string, string, Partial<AgendaDefinition>, string[]]>([
    [
      'follow the hours, none beyond the end',
      '2026-11-23',
      { hours },
      ['09:00', '09:20', '09:40', '15:00', '15:20'],
    ],
    [
      'are as long as they say',
      '2026-11-23',
      { hours, slotMinutes: 30 },
      ['09:00', '09:30', '15:00'],
    ],
    ['are none where the week has none', '2026-11-24', { hours }, []],
    ['are those of Monday to Friday by default', '2026-11-21', {}, []],
    ['are none on a holiday', '2026-12-08', {}, []],
    ['are none on Saint Francis from 2026', '2026-10-04', { hours: { sunday: '' } }, []],
    ['are none on the patron saint', '2027-06-24', { patronSaint: '24/06' }, []],
    ['are none on a closed day', '2026-11-23', { hours, closed: ['20/11/2026-30/11/2026'] }, []],
    [
      'stand on a Sunday with hours',
      '2026-11-22',
      { hours: { sunday: '9-9:40' } },
      ['09:00', '09:20'],
    ],
    [
      'stand on a holiday by an extra opening',
      '2026-12-08',
      { extra: ['08/12/2026 9-9:40'] },
      ['09:00', '09:20'],
    ],
    [
      'join an extra opening to the hours',
      '2026-11-23',
      { hours: { monday: '9-9:40' }, extra: ['23/11/2026 9:20-10:00'] },
      ['09:00', '09:20', '09:40'],
    ],
  ])('%s (%s)', (_what, date, own, expected) => {
    expect(timesOn(date, own)).toEqual(expected);
  });

  test.each([
    ['2026-03-29', 'the hour that is left out has none', ['01:00', '03:00']],
    ['2026-10-25', 'the hour that comes twice has two', ['01:00', '02:00', '02:00', '03:00']],
  ])('on %s %s', (date, _what, expected) => {
    const own = { hours: { sunday: '1-4' }, slotMinutes: 60 };
    expect(timesOn(date, own)).toEqual(expected);
    const slots = slotsOn(agenda(own), onDay(date));
    expect(new Set(slots.map(({ start }) => start)).size).toBe(slots.length);
  });

  test('are as long as they say and never overlap, on any day and over any hours', () => {
    const opening = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 8 }))
      .map(([from, length]) => `${from}-${Math.min(24, from + length)}`);
    const days = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2036-12-31'),
      noInvalidDate: true,
    });
    const changes = fc.constantFrom('2026-03-29', '2026-10-25', '2028-03-26', '2027-10-31');
    fc.assert(
      fc.property(
        fc.oneof(
          changes,
          days.map((each) => each.toISOString().slice(0, 10)),
        ),
        fc.array(opening, { maxLength: 4 }),
        fc.integer({ min: 5, max: 120 }),
        (date, open, slotMinutes) => {
          const hours = Object.fromEntries(
            ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map(
              (each) => [each, open.join(',')],
            ),
          );
          const slots = slotsOn(agenda({ hours, slotMinutes }), onDay(date));
          for (const [index, { start, end }] of slots.entries()) {
            expect(Date.parse(end) - Date.parse(start)).toBe(slotMinutes * 60_000);
            expect(
              onDay(date).hasSame(DateTime.fromISO(start, { zone: 'Europe/Rome' }), 'day'),
            ).toBe(true);
            const next = slots[index + 1];
            if (next) expect(next.start >= end).toBe(true);
          }
        },
      ),
    );
  });
});

describe('what may be booked', () => {
  const now = new Date('2026-11-24T09:10:00Z');

  test('begins after the notice and ends with the last day', () => {
    const slots = openSlots(agenda({ horizonDays: 3 }), [], now);
    expect(slots[0]).toMatchObject({ date: '2026-11-25', start: '2026-11-25T09:20:00.000Z' });
    expect(slots.at(-1)).toMatchObject({ date: '2026-11-27', start: '2026-11-27T11:00:00.000Z' });
    expect(bookableTime(agenda({ horizonDays: 3 }), now).until).toEqual(
      new Date('2026-11-27T23:00:00Z'),
    );
  });

  test('is what the bookings leave, those across a slot among them', () => {
    const own = { hours: { thursday: '9-10' }, places: 2, horizonDays: 6 };
    const booked = [
      { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T08:20:00.000Z', booked: 1 },
      { start: '2026-11-26T08:10:00.000Z', end: '2026-11-26T08:30:00.000Z', booked: 1 },
      { start: '2026-11-26T08:40:00.000Z', end: '2026-11-26T09:00:00.000Z', booked: 5 },
    ];
    expect(openSlots(agenda(own), booked, now).map(({ free }) => free)).toEqual([0, 1, 0]);
  });

  test('is counted as the plain sum over all bookings would', () => {
    const start = Date.parse('2026-11-26T08:00:00Z');
    const booking = fc
      .tuple(
        fc.integer({ min: -30, max: 130 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([from, length, booked]) => ({
        start: new Date(start + from * 60_000).toISOString(),
        end: new Date(start + (from + length) * 60_000).toISOString(),
        booked,
      }));
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 12 }), (unsorted) => {
        const booked = unsorted.toSorted((one, other) => (one.start < other.start ? -1 : 1));
        const own = { hours: { thursday: '9-11' }, places: 10, horizonDays: 6 };
        for (const slot of openSlots(agenda(own), booked, now)) {
          const taken = booked
            .filter((each) => each.start < slot.end && each.end > slot.start)
            .reduce((sum, each) => sum + each.booked, 0);
          expect(slot.free).toBe(Math.max(0, 10 - taken));
        }
      }),
    );
  });
});

test('a service is dealt with by the offices that name it, and by those that name none', () => {
  const all = agenda();
  const some = agenda({ code: 'tributi', services: ['tari'] });
  const field = { agendas: [all, some], service: 'servizio' };
  const forService = (service?: string) =>
    agendasOf(field, new Map(service ? [['servizio', service]] : []));
  expect(forService('tari')).toEqual([all, some]);
  expect(forService('carta-identita')).toEqual([all]);
  expect(forService()).toEqual([all, some]);
});
