import { endOfQuiet, parseQuietHours } from '../../../lib/notification/quietHours';
import { caught } from './channelContract';

describe('quiet hours in Europe/Rome', () => {
  it.each([
    ['an afternoon', '21:00-08:00', '2026-11-24T14:00:00+01:00', null],
    ['the first minute', '21:00-08:00', '2026-11-24T21:00:00+01:00', '2026-11-25T08:00:00+01:00'],
    ['after midnight', '21:00-08:00', '2026-11-25T01:00:00+01:00', '2026-11-25T08:00:00+01:00'],
    ['the last minute', '21:00-08:00', '2026-11-25T07:59:59+01:00', '2026-11-25T08:00:00+01:00'],
    ['the morning', '21:00-08:00', '2026-11-25T08:00:00+01:00', null],
    ['a pause at noon', '13:00-14:30', '2026-11-25T13:10:00+01:00', '2026-11-25T14:30:00+01:00'],
    [
      'a night that is an hour shorter',
      '21:00-08:00',
      '2026-03-28T22:00:00+01:00',
      '2026-03-29T08:00:00+02:00',
    ],
    [
      'just before the clocks go forward',
      '21:00-08:00',
      '2026-03-29T01:59:59+01:00',
      '2026-03-29T08:00:00+02:00',
    ],
    [
      'a night that is an hour longer',
      '21:00-08:00',
      '2026-10-24T22:00:00+02:00',
      '2026-10-25T08:00:00+01:00',
    ],
    [
      'the hour that comes twice, first',
      '21:00-08:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T08:00:00+01:00',
    ],
    [
      'the hour that comes twice, again',
      '21:00-08:00',
      '2026-10-25T02:30:00+01:00',
      '2026-10-25T08:00:00+01:00',
    ],
    ['no quiet hours', '', '2026-11-25T03:00:00+01:00', null],
  ])('%s', (_name, hours, now, end) => {
    const found = endOfQuiet(new Date(now), parseQuietHours(hours));
    expect(found?.toISOString() ?? null).toBe(end && new Date(end).toISOString());
  });

  it('end after now, even in an hour that the clocks jump over', () => {
    const now = new Date('2026-03-29T01:30:00+01:00');
    const end = endOfQuiet(now, parseQuietHours('1:00-2:30'));
    expect(end?.getTime()).toBeGreaterThan(now.getTime());
  });

  it.each(['21-25', 'sera-mattina', '21:00', '21:00-08:00-10:00', '8:00-8:00', '21:61-8'])(
    'are not %j',
    (text) =>
      expect(caught(() => parseQuietHours(text)).code).toBe('notification.quiet-hours-invalid'),
  );
});
