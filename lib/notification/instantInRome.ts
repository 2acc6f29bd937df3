import { DateTime } from 'luxon';

/** ISO 8601 with its offset: a day and hour without a zone is Italy's. What is no date stays as it is. */
export function instantInRome(written: string): string {
  const at = DateTime.fromISO(written, { zone: 'Europe/Rome', setZone: true });
  return at.isValid ? (at.toISO() ?? written) : written;
}
