import { UrpError } from '../../error';
import type { CitizenLanguage } from '../../language';
import type { NewAppointment } from '../../register/appointment';
import type { Checking } from '../checking';
import type { AppointmentField, ChosenSlot } from './appointmentField';
import { fieldsOf, type Form } from '../form';
import type { OpenRegister } from '../keptFiles';
import type { FormState } from '../page/formPage';
import { inLanguage } from '../text';
import type { Agenda } from './agenda';
import { bookableTime, openSlots, type OpenSlots } from './slots';

export function appointmentField(form: Form): AppointmentField | undefined {
  return fieldsOf(form).find((field) => field.type === 'appointment');
}

/** What may be booked now, read anew each time: none where the form books nothing. */
export async function openSlotsNow(
  form: Form,
  openRegister: OpenRegister,
  now: Date,
): Promise<OpenSlots> {
  const agendas = appointmentField(form)?.agendas ?? [];
  if (agendas.length === 0) return new Map();
  const register = await openRegister();
  const read = agendas.map(async (agenda) => {
    const { from, until } = bookableTime(agenda, now);
    // A booking that began before may still cross the first slot.
    const earliest = new Date(from.getTime() - longestSlot);
    const booked = await register.bookedSlots(agenda.code, earliest, until);
    return [agenda.code, openSlots(agenda, booked, now)] as const;
  });
  return new Map(await Promise.all(read));
}

/** In milliseconds: the longest that an agenda may set. */
const longestSlot = 480 * 60_000;

/** Says at the field that its slot is taken, before the citizen goes on; the register says it last. */
export function tellTaken(state: FormState): void {
  const field = appointmentField(state.desk.form);
  const chosen = field && slotOf(field, state);
  if (!chosen) return;
  const open = state.openSlots?.get(chosen.agenda)?.find(({ start }) => start === chosen.start);
  if (!open?.free) refuseSlot(state, field);
}

/** The state in which the slot that was chosen is not to be had. */
export function refuseSlot(state: FormState, { name }: AppointmentField): void {
  state.problems = new Map([...state.problems, [name, { code: 'slot-taken' }]]);
}

/** Whether the register found no place left. */
export function isFull(failure: unknown): boolean {
  return failure instanceof UrpError && failure.code === 'appointment.full';
}

/** The appointment that a request asks for, as its citizen is told of it. */
export function newAppointment(
  checking: Checking,
  form: Form,
  language: CitizenLanguage,
): NewAppointment | undefined {
  const field = appointmentField(form);
  const chosen = field && slotOf(field, checking);
  const agenda = field?.agendas.find(({ code }) => code === chosen?.agenda);
  if (!field || !chosen || !agenda) return undefined;
  return {
    ...chosen,
    ...inWords(agenda, language),
    bring: thingsToBring(field, agenda, checking).map((text) => inLanguage(text, language)),
  };
}

/** Of an agenda, what its appointments tell. */
export function inWords({ office, place, places }: Agenda, language: CitizenLanguage) {
  return {
    places,
    office: inLanguage(office, language),
    place: place ? inLanguage(place, language) : '',
  };
}

function thingsToBring({ service, bring }: AppointmentField, agenda: Agenda, { values }: Checking) {
  const chosen = service && values.get(service);
  const forService =
    typeof chosen === 'string' && Object.hasOwn(bring, chosen) ? bring[chosen] : [];
  return [...(forService ?? []), ...agenda.bring];
}

function slotOf({ name }: AppointmentField, { values }: Checking): ChosenSlot | undefined {
  return values.get(name) as ChosenSlot | undefined;
}
