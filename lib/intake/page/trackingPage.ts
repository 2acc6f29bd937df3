import { citizenLanguages, type CitizenLanguage } from '../../language';
import type { TicketEvent } from '../../register/register';
import { endedStatuses } from '../../register/status';
import type { Ticket, TicketStatus } from '../../register/ticket';
import { trackingParameter } from '../../register/tracking';
import type { Desk } from '../desk';
import { wordsIn, type Words } from '../words';
import { appointmentSection } from './appointmentPage';
import { day, instant } from './dates';
import { errorBox } from './formPage';
import { layout } from './layout';
import { attributes, markup, type Html } from './markup';

export type Refused = 'unknown' | 'tooMany' | 'unavailable';

export interface Followed {
  ticket: Ticket;
  history: TicketEvent[];
  desk: Desk;
  language: CitizenLanguage;
  /** Of the link, which the other languages keep; empty where the code was typed. */
  token: string;
}

/** How far one request is, and when its appointment is: no name of an officer or office, no note, nothing of what was written. */
export function trackedPage({ ticket, history, desk, language, token }: Followed): string {
  const words = wordsIn(language);
  const { tracking, receipt } = words;
  // While a term stands still its old day is no promise.
  const hasDay = !endedStatuses.includes(ticket.status) && ticket.status !== 'suspended';
  const rows = [
    { name: tracking.status, value: tracking.statuses[ticket.status] },
    { name: receipt.receivedOn, value: instant(ticket.submittedAt, language) },
    hasDay && ticket.dueAt && { name: receipt.dueBy, value: day(ticket.dueAt, language) },
  ];
  return layout({
    desk,
    language,
    title: tracking.title,
    query: `${trackingParameter}=${token}`,
    otherLanguages: token ? citizenLanguages.filter((each) => each !== language) : [],
    main: markup`
      <h1>${tracking.title}</h1>
      <div class="receipt">
        <p class="number">${receipt.reference}<b>${ticket.reference}</b></p>
        <dl>${rows.map((row) => row && markup`<div><dt>${row.name}</dt><dd>${row.value}</dd></div>`)}</dl>
      </div>
      ${ticket.appointment && appointmentSection(ticket.appointment, language)}
      <section>
        <h2>${tracking.history}</h2>
        <ol class="history">${citizenHistory(history, words).map((step) => renderStep(step, language))}</ol>
      </section>
      ${desk.contact && markup`<section><h2>${words.contactsHeading}</h2><p class="lines">${desk.contact}</p></section>`}`,
  });
}

/** Asks for number and code; says first what came of the last attempt. */
export function askPage(desk: Desk, language: CitizenLanguage, refused?: Refused): string {
  const words = wordsIn(language);
  const { tracking, receipt } = words;
  const problem = refused && tracking[refused];
  const action = `?${trackingParameter}&lang=${language}`;
  return layout({
    desk,
    language,
    title: problem ? problem.title : tracking.title,
    hasErrors: refused !== undefined,
    query: trackingParameter,
    otherLanguages: citizenLanguages.filter((each) => each !== language),
    main: markup`
      ${problem && errorBox(problem.title, markup`<p>${problem.sentence}</p>`)}
      <h1>${tracking.title}</h1>
      <p class="introduction">${tracking.ask}</p>
      <form${attributes({ method: 'post', action })}>
        <div class="section">
          ${input('numero', receipt.reference, 'URP-7K3-MD4-9AR')}
          ${input('codice', tracking.code, '7K3MD-49ARX')}
        </div>
        <div class="actions"><button>${tracking.show}</button></div>
      </form>`,
  });
}

function input(name: string, label: string, example: string): Html {
  const id = `segui-${name}`;
  const field = { id, name, required: true, autocomplete: 'off', spellcheck: 'false' };
  const hint = `${id}-esempio`;
  return markup`
    <div class="field">
      <label for="${id}">${label}</label>
      <p class="hint" id="${hint}">${example}</p>
      <input${attributes({ type: 'text', ...field, 'aria-describedby': hint })}>
    </div>`;
}

interface Step {
  at: string;
  text: string;
}

/** What happened, in the citizen's words: proposals, notes and messages are the office's own. */
function citizenHistory(history: TicketEvent[], words: Words): Step[] {
  const steps: Step[] = [];
  for (const event of history) {
    const text = citizenWords(event, words);
    if (text && text !== steps.at(-1)?.text) steps.push({ at: event.at, text });
  }
  return steps;
}

function citizenWords(
  { kind, details }: TicketEvent,
  { tracking, appointment }: Words,
): string | undefined {
  switch (kind) {
    case 'filed':
    case 'assigned':
      return tracking.statuses[kind];
    case 'status-changed':
      return tracking.statuses[details.to as TicketStatus];
    case 'term-suspended':
      return tracking.statuses.suspended;
    case 'term-resumed':
      return tracking.resumed;
    case 'handed-over':
      return tracking.handedOver;
    case 'appointment-moved':
      return appointment.moved;
    case 'appointment-cancelled':
      return appointment.cancelled;
    default:
      return undefined;
  }
}

function renderStep({ at, text }: Step, language: CitizenLanguage): Html {
  const date = attributes({ datetime: at });
  return markup`<li><b>${text}</b> <time${date}>${instant(at, language)}</time></li>`;
}
