import { DateTime } from 'luxon';
import { z } from 'zod';
import { calendarEntry } from '../intake/appointments/calendar';
import { appointmentParameter } from '../register/appointment';
import type { MessageAttachment } from './channel';
import { officeLink } from './officeLink';
import type { TextLanguage } from './placeholders';
import type { PlaceholderValues } from './template';

const instant = z.string().datetime();

/** An item's appointment, as the register gives it; whatever is not so is left out. */
export const appointmentItem = z
  .object({
    agenda: z.string(),
    start: instant,
    end: instant,
    date: z.string(),
    time: z.string(),
    office: z.string(),
    place: z.string(),
    bring: z.array(z.string()),
    status: z.enum(['booked', 'cancelled']),
    changes: z.number().int(),
    changedAt: instant,
    movedFrom: instant.nullable(),
    manageUrl: officeLink(appointmentParameter).transform((link) => link ?? null),
  })
  .optional()
  .catch(undefined);

/** What a text can say of an appointment; days and hours are those of Europe/Rome. */
export function appointmentPlaceholders(
  appointment: z.infer<typeof appointmentItem>,
  language: TextLanguage,
): PlaceholderValues {
  if (!appointment) return {};
  const { start, movedFrom, office, place, bring, manageUrl } = appointment;
  const when = dayAndHour(start, language);
  return {
    appointment: when,
    when,
    movedFrom: movedFrom && dayAndHour(movedFrom, language),
    appointmentOffice: office,
    place,
    toBring: bring.map((each) => `- ${each}`).join('\n'),
    manageUrl,
  };
}

const calendarItem = z
  .object({ reference: z.string(), appointment: appointmentItem })
  .catch({ reference: '', appointment: undefined });

/** The entry for a calendar, where the item has an appointment: the same one, for whoever has it. */
export function calendarAttachment(
  item: unknown,
  administration: string,
  language: TextLanguage,
): MessageAttachment | undefined {
  const { reference, appointment } = calendarItem.parse(item);
  if (!appointment) return undefined;
  return {
    fileName: language === 'it' ? 'appuntamento.ics' : 'appointment.ics',
    mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: calendarEntry(appointment, reference, administration, language),
  };
}

/** `giovedì 26 novembre 2026, ore 09:20`. */
function dayAndHour(iso: string, language: TextLanguage): string {
  const moment = DateTime.fromISO(iso, { zone: 'Europe/Rome' });
  return language === 'it'
    ? moment.setLocale('it').toFormat("cccc d LLLL yyyy, 'ore' HH:mm")
    : moment.setLocale('en-GB').toFormat("cccc d LLLL yyyy 'at' HH:mm");
}
