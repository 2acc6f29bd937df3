import { DateTime } from 'luxon';

/**
 * An instant in UTC from ISO 8601; without an offset it is meant in the given time zone, such as
 * `Europe/Rome`. What is no date stays as it is: the register's check says so.
 */
export function instantIn(timeZone: string, text: string): string {
  return DateTime.fromISO(text, { zone: timeZone }).toUTC().toISO() ?? text;
}
