import { DateTime } from 'luxon';
import { z } from 'zod';
import { agendaSchema, agendasOf, type Agenda } from '../appointments/agenda';
import { readWish } from '../appointments/wish';
import { bookableTime, slotsOn } from '../appointments/slots';
import { fieldShape, type FieldType } from '../field';
import { appointmentControl } from '../page/appointmentControl';
import { day, time } from '../page/dates';
import { empty, type Checked } from '../problem';
import { inLanguage, textSchema, translated } from '../text';

const defaultAgenda = {
  code: 'sportello',
  office: translated('Sportello', 'Desk', 'Schalter', 'Guichet', 'Okence'),
};

export const appointmentSchema = z
  .object({
    type: z.literal('appointment'),
    ...fieldShape,
    /** The offices that may be visited. */
    agendas: z.array(agendaSchema).min(1).max(50).default([defaultAgenda]),
    /** Name of an earlier choice: the offices that deal with what was chosen are offered. */
    service: z.string().optional(),
    /** What to bring along, by the value of that choice. */
    bring: z.record(z.array(textSchema).max(20)).default({}),
  })
  .strict();
export type AppointmentField = z.infer<typeof appointmentSchema>;

/** The slot that was chosen, as it is recorded with what the citizen sent. */
export interface ChosenSlot {
  agenda: string;
  start: string;
  end: string;
}

/**
 * A slot of an office's agenda; posted as `anagrafe/2026-11-26T08:00Z`. Whether a place is left is
 * for the register to say, when it books the slot with the request.
 */
export const appointment: FieldType<AppointmentField, { [key in keyof ChosenSlot]: string }> = {
  check: ({ texts }, field, now, values) => {
    const { office, day: wanted, slots } = readWish(texts);
    const [slot, ...others] = slots;
    if (!slot) return texts.length > 0 && !office && !wanted ? unknown : empty;
    if (others.length > 0) return { problem: { code: 'repeated' } };
    if (office && office !== slot.agenda) return { problem: { code: 'time-to-choose' } };
    if (wanted && wanted !== slot.date) return { problem: { code: 'time-to-choose' } };
    const agenda = agendasOf(field, values).find(({ code }) => code === slot.agenda);
    return agenda ? offered(agenda, slot.start, now) : unknown;
  },
  render: (view) => appointmentControl(view),
  show: ({ agenda, start }, { field, language }) => {
    const found = field.agendas.find(({ code }) => code === agenda);
    const when = `${day(dateOf(start), language)}, ${time(start, language)}`;
    const where = found && [found.office, ...(found.place ? [found.place] : [])];
    return [when, ...(where ?? []).map((text) => inLanguage(text, language))].join('\n');
  },
};

const unknown: Checked<never> = { problem: { code: 'not-a-slot' } };

function offered(
  agenda: Agenda,
  start: string,
  now: Date,
): Checked<{ [key in keyof ChosenSlot]: string }> {
  const { from, until } = bookableTime(agenda, now);
  const isBookable = start >= from.toISOString() && start < until.toISOString();
  const slots = isBookable ? slotsOn(agenda, inRome(start)) : [];
  const slot = slots.find((each) => each.start === start);
  return slot ? { value: { agenda: agenda.code, start, end: slot.end } } : unknown;
}

function inRome(instant: string): DateTime {
  return DateTime.fromISO(instant, { zone: 'Europe/Rome' }).startOf('day');
}

function dateOf(instant: string): string {
  return inRome(instant).toFormat('yyyy-MM-dd');
}
