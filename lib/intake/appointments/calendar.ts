import { createEvent } from 'ics';
import type { CitizenLanguage } from '../../language';
import type { Appointment } from '../../register/appointment';
import { wordsIn } from '../words';

/**
 * The appointment as an entry of a calendar (RFC 5545). The same entry comes with a higher sequence
 * once it was moved or cancelled, so that a calendar that has it takes the newer one.
 */
export function calendarEntry(
  appointment: Appointment,
  reference: string,
  administration: string,
  language: CitizenLanguage,
): string {
  const { office, place, start, end, bring, changes, changedAt, manageUrl, status } = appointment;
  const words = wordsIn(language);
  const lines = [
    `${words.receipt.reference}: ${reference}`,
    ...(bring.length > 0
      ? [`${words.appointment.bringHeading}:`, ...bring.map((each) => `- ${each}`)]
      : []),
    ...(manageUrl ? [`${words.appointment.manage}: ${manageUrl}`] : []),
  ];
  const { error, value } = createEvent({
    uid: `${reference.toLowerCase()}@n8n-nodes-urp`,
    sequence: changes,
    // Left out of the library's types; by itself it takes the moment at which it was loaded.
    ...{ timestamp: Date.parse(changedAt) },
    productId: 'n8n-nodes-urp',
    method: 'PUBLISH',
    start: Date.parse(start),
    startOutputType: 'utc',
    end: Date.parse(end),
    endOutputType: 'utc',
    title: `${office} – ${administration}`,
    description: lines.join('\n'),
    location: place.replace(/\s*\n\s*/g, ', ') || office,
    status: status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    busyStatus: 'BUSY',
    alarms: [{ action: 'display', description: office, trigger: { days: 1, before: true } }],
  });
  if (error || !value) throw error ?? new Error('no calendar entry was made');
  return value;
}
