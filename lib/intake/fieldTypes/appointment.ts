import { DateTime } from 'luxon';
import { agendasOf, type Agenda } from '../appointments/agenda';
import type { AppointmentField, ChosenSlot } from '../appointments/appointmentField';
import { readWish } from '../appointments/wish';
import { bookableTime, slotsOn } from '../appointments/slots';
import type { FieldType } from '../field';
import { appointmentControl } from '../page/appointmentControl';
import { day, time } from '../page/dates';
import { empty, type Checked } from '../problem';
import { inLanguage } from '../text';

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
