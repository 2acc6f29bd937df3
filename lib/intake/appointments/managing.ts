import { z } from 'zod';
import { UrpError } from '../../error';
import { citizenLanguages, type CitizenLanguage } from '../../language';
import {
  appointmentParameter,
  appointmentReference,
  type Appointment,
} from '../../register/appointment';
import type { Register } from '../../register/register';
import type { Ticket } from '../../register/ticket';
import type { Desk } from '../desk';
import { appointment as appointmentType } from '../fieldTypes/appointment';
import type { IntakeRequest, Reply } from '../exchange';
import type { FieldView } from '../field';
import type { OpenRegister } from '../keptFiles';
import { managePage, noAppointmentPage, type Managed } from '../page/appointmentPage';
import type { Problem } from '../problem';
import { privatePageReply, unavailable } from '../reply';
import { wordsIn } from '../words';
import { agendasOf } from './agenda';
import type { AppointmentField, ChosenSlot } from './appointmentField';
import { appointmentField, inWords, isFull, openSlotsNow } from './booking';
import { calendarEntry } from './calendar';

/** Who changes an appointment through its link. */
const citizen = 'citizen';

const posted = z.object({
  azione: z.enum(['orari', 'sposta', 'annulla']),
});
const text = z.string().max(200);
const texts = z.union([text.transform((only) => [only]), z.array(text).max(20)]).catch([]);

/** Whether a request is about an appointment that is booked already. */
export function asksForAppointment({ query }: IntakeRequest): boolean {
  return Object.hasOwn(query, appointmentParameter);
}

/** What is known once the link was opened. */
interface Opened {
  register: Register;
  ticket: Ticket;
  appointment: Appointment;
  desk: Desk;
  language: CitizenLanguage;
  token: string;
  now: Date;
  /** Offices, days and slots as the form offers them; absent where it offers none. */
  field: AppointmentField | undefined;
}

/**
 * Shows an appointment to who holds its link, and moves or cancels it when its buttons are pressed:
 * only a POST changes anything, so that a link scanner does no harm.
 */
export async function answerAppointment(
  request: IntakeRequest,
  desk: Desk,
  openRegister: OpenRegister,
  now: Date,
): Promise<Reply> {
  const chosen = citizenLanguages.find((each) => each === request.query.lang);
  try {
    const opened = await open(request, desk, openRegister, now, chosen);
    if (!opened) return refuse('unknown', 404, desk, chosen);
    if (request.method === 'POST') return await act(request.body, opened);
    return request.query.file === 'ics' ? calendarReply(opened) : await show(opened);
  } catch (failure) {
    return unavailable(refuse('unavailable', 503, desk, chosen), failure);
  }
}

function refuse(
  why: 'unknown' | 'unavailable',
  status: number,
  desk: Desk,
  chosen: CitizenLanguage | undefined,
): Reply {
  return privatePageReply(noAppointmentPage(why, desk, chosen ?? desk.language), desk, status);
}

async function open(
  { query }: IntakeRequest,
  desk: Desk,
  openRegister: OpenRegister,
  now: Date,
  chosen: CitizenLanguage | undefined,
): Promise<Opened | undefined> {
  const register = await openRegister();
  const token = query[appointmentParameter];
  const reference = appointmentReference(await register.secret(), token, now);
  const ticket = reference && (await register.get(reference).catch(unknownTicket));
  if (!ticket || !ticket.appointment) return undefined;
  const { appointment } = ticket;
  const language = chosen ?? ticket.language;
  const field = appointmentField(desk.form);
  return { register, ticket, appointment, desk, language, token: String(token), now, field };
}

/** A ticket that was purged is unknown; other failures are the register's. */
function unknownTicket(failure: unknown): undefined {
  if (!(failure instanceof UrpError && failure.code === 'ticket.unknown')) throw failure;
}

async function act(body: unknown, opened: Opened): Promise<Reply> {
  const action = posted.safeParse(body).data?.azione;
  const { register, ticket } = opened;
  if (action === 'sposta') return move(body, opened);
  if (action !== 'annulla' || !isAhead(opened))
    return show(opened, { texts: textsOf(body, opened) });
  const { appointment } = await register.cancelAppointment(ticket.reference, citizen);
  return show({ ...opened, appointment: appointment! });
}

async function move(body: unknown, opened: Opened): Promise<Reply> {
  const { field, ticket, appointment, language, register, now } = opened;
  const texts = textsOf(body, opened);
  if (!field || !isAhead(opened)) return show(opened);
  const values = new Map(Object.entries(ticket.fields));
  const checked = appointmentType.check({ texts, files: [] }, field, now, values);
  if ('problem' in checked) return show(opened, { texts, problem: checked.problem });
  if (!checked.value) return show(opened, { texts, problem: { code: 'missing' } });
  const slot: ChosenSlot = checked.value;
  const agenda = field.agendas.find(({ code }) => code === slot.agenda)!;
  const to = { ...slot, ...inWords(agenda, ticket.language), bring: appointment.bring };
  try {
    const moved = await register.moveAppointment(ticket.reference, to, citizen);
    return await show({ ...opened, appointment: moved.appointment! }, { done: 'moved' });
  } catch (failure) {
    if (!isFull(failure)) throw failure;
    return show({ ...opened, language }, { texts, problem: { code: 'slot-taken' } });
  }
}

function textsOf(body: unknown, { field }: Opened): string[] {
  const data = z.record(z.unknown()).safeParse(body).data ?? {};
  return field && Object.hasOwn(data, field.name) ? texts.parse(data[field.name]) : [];
}

interface Shown {
  texts?: string[];
  problem?: Problem;
  done?: Managed['done'];
}

async function show(opened: Opened, shown: Shown = {}): Promise<Reply> {
  const { ticket, appointment, desk, language, token } = opened;
  const page = managePage({
    ticket,
    appointment,
    desk,
    language,
    token,
    done: shown.done,
    isAhead: isAhead(opened),
    choice: await choiceOf(opened, shown),
  });
  return privatePageReply(page, desk, shown.problem ? 422 : 200);
}

async function choiceOf(
  opened: Opened,
  { texts = [], problem }: Shown,
): Promise<Managed['choice']> {
  const { appointment, field, ticket, desk, language, register, now } = opened;
  if (!field || !isAhead(opened)) return undefined;
  const values = new Map(Object.entries(ticket.fields));
  // The page opens on the day of the appointment: most move by an hour or two.
  const ownDay = [appointment.agenda, appointment.date];
  const view: FieldView<AppointmentField> = {
    field,
    answer: { texts: texts.length > 0 ? texts : ownDay, files: [] },
    problem,
    language,
    words: wordsIn(language),
    desk,
    // None of the form's: its own button shows another day's times.
    page: '',
    values,
    openSlots: await openSlotsNow(desk.form, async () => register, now),
  };
  return { view, agendas: agendasOf(field, values) };
}

function isAhead({ appointment, now }: Opened): boolean {
  return appointment.status === 'booked' && appointment.start > now.toISOString();
}

function calendarReply({ appointment, ticket, desk, language }: Opened): Reply {
  const headers = {
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': 'attachment; filename="appuntamento.ics"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };
  const body = calendarEntry(appointment, ticket.reference, desk.administration, language);
  return { status: 200, headers, body };
}
