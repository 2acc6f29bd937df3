import { citizenLanguages, type CitizenLanguage } from '../../language';
import { appointmentParameter, type Appointment } from '../../register/appointment';
import type { Ticket } from '../../register/ticket';
import type { Agenda } from '../appointments/agenda';
import type { Desk } from '../desk';
import type { FieldView } from '../field';
import type { AppointmentField } from '../appointments/appointmentField';
import { wordsIn } from '../words';
import { slotChoice, type SlotView } from './appointmentControl';
import { controlId, error, fieldClass, hint, sentenceOf } from './controls';
import { day, time } from './dates';
import { errorBox } from './formPage';
import { layout } from './layout';
import { attributes, markup, type Html } from './markup';

/** Names that the page posts, and what each button means. */
export const actionName = 'azione';
export type Action = 'orari' | 'sposta' | 'annulla';

/** When, where, and what to bring: on the receipt and where it is managed. */
export function appointmentDetails(appointment: Appointment, language: CitizenLanguage): Html {
  const words = wordsIn(language).appointment;
  const { bring, date, office, place, start } = appointment;
  const where = place ? `${office}\n${place}` : office;
  const things = bring.map((each) => markup`<li>${each}</li>`);
  return markup`
    <div class="answers">
      <dl>
        <div><dt>${words.when}</dt><dd><time datetime="${start}">${day(date, language)}, ${time(start, language)}</time></dd></div>
        <div><dt>${words.where}</dt><dd>${where}</dd></div>
        ${bring.length > 0 && markup`<div><dt>${words.bringHeading}</dt><dd><ul>${things}</ul></dd></div>`}
      </dl>
    </div>`;
}

/** An appointment as it stands, with what belongs under it. */
export function appointmentSection(
  appointment: Appointment,
  language: CitizenLanguage,
  more?: Html,
): Html {
  const words = wordsIn(language).appointment;
  const became = appointment.movedFrom && words.moved;
  const state = appointment.status === 'cancelled' ? words.cancelled : became;
  return markup`
    <section>
      <h2>${words.heading}</h2>
      ${state && markup`<p><b>${state}</b></p>`}
      ${appointmentDetails(appointment, language)}
      ${more}
    </section>`;
}

/** On the receipt: the appointment, its entry for a calendar, and the link to change it. */
export function bookedSection(
  appointment: Appointment,
  language: CitizenLanguage,
  query: string,
): Html {
  const words = wordsIn(language).appointment;
  const isBooked = appointment.status === 'booked';
  const more = markup`
    ${isBooked && markup`<p><a href="${query}&amp;file=ics">${words.calendar}</a></p>`}
    <p><a${attributes({ href: `${query}&lang=${language}`, rel: 'noreferrer' })}>${words.manage}</a></p>
    <p>${words.keepLink}</p>`;
  return appointmentSection(appointment, language, more);
}

export interface Managed {
  ticket: Ticket;
  appointment: Appointment;
  desk: Desk;
  language: CitizenLanguage;
  token: string;
  /** What just became of it. */
  done: 'moved' | undefined;
  /** Whether it can still be moved and cancelled. */
  isAhead: boolean;
  /** Where it may be moved to; absent where the form has none of its kind. */
  choice: { view: FieldView<AppointmentField>; agendas: Agenda[] } | undefined;
}

/** What its citizen can do: nothing happens by opening it, only by its buttons. */
export function managePage(managed: Managed): string {
  const { ticket, appointment, desk, language, token, done, isAhead, choice } = managed;
  const words = wordsIn(language);
  const query = `${appointmentParameter}=${token}`;
  const state = stateOf(managed);
  return layout({
    desk,
    language,
    query,
    title: words.appointment.heading,
    hasErrors: choice?.view.problem !== undefined,
    otherLanguages: citizenLanguages.filter((each) => each !== language),
    main: markup`
      ${choice && problemBox(choice.view)}
      <h1>${words.appointment.heading}</h1>
      ${state && markup`<p${attributes({ class: 'outcome', role: done || !isAhead ? 'status' : undefined })}>${state}</p>`}
      <p>${words.receipt.reference}: <b>${ticket.reference}</b></p>
      ${appointmentDetails(appointment, language)}
      ${isAhead && markup`<p><a href="?${query}&amp;file=ics">${words.appointment.calendar}</a></p>`}
      ${isAhead && choice && moveForm(choice, `?${query}&lang=${language}`)}
      ${isAhead && cancelForm(language, `?${query}&lang=${language}`)}
      ${desk.contact && markup`<section><h2>${words.contactsHeading}</h2><p class="lines">${desk.contact}</p></section>`}
      ${!isAhead && markup`<p><a href="?lang=${language}">${words.appointment.another}</a></p>`}`,
  });
}

/** Where the link is not one of the office's, or the register does not answer. */
export function noAppointmentPage(
  why: 'unknown' | 'unavailable',
  desk: Desk,
  language: CitizenLanguage,
): string {
  const { title, sentence } = wordsIn(language).appointment[why];
  return layout({
    desk,
    language,
    title,
    hasErrors: true,
    main: markup`
      <h1>${title}</h1>
      <p>${sentence}</p>
      ${desk.contact && markup`<p class="lines">${desk.contact}</p>`}`,
  });
}

function stateOf({ appointment, done, isAhead, language }: Managed): string | undefined {
  const words = wordsIn(language).appointment;
  if (appointment.status === 'cancelled') return words.cancelled;
  if (!isAhead) return words.passed;
  return done && words[done];
}

function problemBox(view: FieldView<AppointmentField>): Html | undefined {
  if (!view.problem) return undefined;
  const sentence = sentenceOf(view.problem, view);
  const link = markup`<ul><li><a href="#${controlId(view.field)}">${sentence}</a></li></ul>`;
  return errorBox(view.words.errorHeading, link);
}

function moveForm({ view, agendas }: NonNullable<Managed['choice']>, action: string): Html {
  const { words } = view;
  const again = { name: actionName, value: 'orari' satisfies Action };
  const move = attributes({ name: actionName, value: 'sposta' satisfies Action });
  return markup`
    <form${attributes({ method: 'post', action, novalidate: true })}>
      <fieldset class="section">
        <legend>${words.appointment.moveHeading}</legend>
        <div class="${fieldClass(view)}">
          ${hint(view)}
          ${error(view)}
          ${slotChoice(view satisfies SlotView, agendas, again)}
        </div>
      </fieldset>
      <div class="actions"><button${move}>${words.appointment.move}</button></div>
    </form>`;
}

function cancelForm(language: CitizenLanguage, action: string): Html {
  const words = wordsIn(language).appointment;
  const button = { class: 'secondary', name: actionName, value: 'annulla' satisfies Action };
  return markup`
    <section>
      <h2>${words.cancelHeading}</h2>
      <p>${words.cancelExplained}</p>
      <form${attributes({ method: 'post', action })}><button${attributes(button)}>${words.cancel}</button></form>
    </section>`;
}
