import type { OpenSlot } from '../appointments/slots';
import { readWish, slotText } from '../appointments/wish';
import { agendasOf, type Agenda } from '../appointments/agenda';
import type { AppointmentField } from '../appointments/appointmentField';
import type { FieldView } from '../field';
import { inLanguage } from '../text';
import { controlId, describedBy, error, fieldClass, hint, label } from './controls';
import { day, time } from './dates';
import { attributes, markup, type Html } from './markup';

/**
 * Office, day and time: a list of offices, a list of days, and the free times of one day. Another
 * day's times come with the button beside it, without a script.
 */
export function appointmentControl(view: FieldView<AppointmentField>): Html {
  const { field, page, values } = view;
  return markup`
    <fieldset class="${fieldClass(view)}"${attributes({ 'aria-describedby': describedBy(view) })}>
      <legend>${label(view)}</legend>
      ${hint(view)}
      ${error(view)}
      ${slotChoice(view, agendasOf(field, values), { name: 'step', value: page })}
    </fieldset>`;
}

/** What the choice of a slot needs to know, on the form or where an appointment is moved. */
export type SlotView = Pick<
  FieldView<AppointmentField>,
  'answer' | 'language' | 'words' | 'openSlots' | 'problem'
> & { field: Pick<AppointmentField, 'name'> };

/** The choice itself. `again` is what the button posts that shows another day's times. */
export function slotChoice(
  view: SlotView,
  agendas: Agenda[],
  again: { name: string; value: string },
): Html {
  const { words, openSlots } = view;
  const { office: wantedOffice, day: wantedDay, slots: chosen } = readWish(view.answer.texts);
  const isOpen = ({ code }: Agenda) => openSlots.get(code)?.some(({ free }) => free > 0) ?? false;
  const wanted = agendas.find(({ code }) => code === (wantedOffice ?? chosen[0]?.agenda));
  const agenda = wanted ?? agendas.find(isOpen) ?? agendas[0];
  const days = daysOf((agenda && openSlots.get(agenda.code)) ?? []);
  const open = [...days].filter(([, slots]) => slots.some(({ free }) => free > 0));
  const [shownDay, slots = []] =
    open.find(([date]) => date === (wantedDay ?? chosen[0]?.date)) ?? open[0] ?? [];
  const button = markup`<button${attributes({ class: 'secondary', ...again })}>${words.appointment.showTimes}</button>`;
  return markup`
    ${agendas.length > 1 ? officeBox(view, agendas, agenda) : agenda && markup`<p class="lines">${inLanguage(agenda.office, view.language)}</p>`}
    ${agenda?.place && markup`<p class="hint lines">${inLanguage(agenda.place, view.language)}</p>`}
    ${shownDay ? dayBox(view, days, shownDay) : markup`<p id="${controlId(view.field)}" tabindex="-1">${words.appointment.none}</p>`}
    ${(shownDay ?? agendas.length > 1) && button}
    ${shownDay && timeButtons(view, shownDay, slots)}`;
}

function daysOf(slots: readonly OpenSlot[]): Map<string, OpenSlot[]> {
  return Map.groupBy(slots, ({ date }) => date);
}

function officeBox({ field, language, words }: SlotView, agendas: Agenda[], shown?: Agenda): Html {
  const id = `${controlId(field)}-ufficio`;
  const options = agendas.map(({ code, office }) => {
    const option = attributes({ value: code, selected: code === shown?.code });
    return markup`<option${option}>${inLanguage(office, language)}</option>`;
  });
  return markup`
    <label for="${id}">${words.appointment.office}</label>
    <select${attributes({ id, name: field.name })}>${options}</select>`;
}

/** A full day is shown too: who looks for it learns that it is full rather than closed. */
function dayBox(view: SlotView, days: Map<string, OpenSlot[]>, shown: string): Html {
  const { field, language, words } = view;
  const id = `${controlId(field)}-giorno`;
  const options = [...days].map(([date, slots]) => {
    const free = slots.reduce((sum, slot) => sum + slot.free, 0);
    const option = attributes({ value: date, selected: date === shown, disabled: free === 0 });
    const said = free === 0 ? words.appointment.full : words.appointment.places(free);
    return markup`<option${option}>${day(date, language)} – ${said}</option>`;
  });
  return markup`
    <label for="${id}">${words.appointment.day}</label>
    <select${attributes({ id, name: field.name })}>${options}</select>`;
}

function timeButtons(view: SlotView, date: string, slots: OpenSlot[]): Html {
  const { answer, field, language, words } = view;
  const chosen = readWish(answer.texts).slots.map(slotText);
  const free = slots.filter((slot) => slot.free > 0);
  const rows = free.map((slot, index) => {
    const id = index === 0 ? controlId(field) : `${controlId(field)}-${index + 1}`;
    const value = slotText(slot);
    const input = attributes({
      type: 'radio',
      id,
      name: field.name,
      value,
      checked: chosen.includes(value),
      'aria-invalid': view.problem && 'true',
    });
    return markup`
      <div class="tick">
        <input${input}>
        <label for="${id}">${time(slot.start, language)}</label>
      </div>`;
  });
  return markup`
    <fieldset class="times">
      <legend>${words.appointment.timesOn(day(date, language))}</legend>
      <div>${rows}</div>
    </fieldset>`;
}
