import type { CitizenLanguage } from '../../language';
import type { Ticket } from '../../register/ticket';
import { officeName, termOf, type Desk } from '../desk';
import { inLanguage } from '../text';
import { wordsIn } from '../words';
import { bookedSection } from './appointmentPage';
import { day, instant } from './dates';
import { layout } from './layout';
import { attributes, markup, type Html } from './markup';

/** How the citizen follows a ticket: by a link, and by a code for who has only paper. */
export interface Following {
  query: string;
  code: string;
  /** Opens the appointment, where there is one. */
  manageQuery: string;
}

/** What the citizen keeps: art. 18-bis of L. 241/1990 says what it states. */
export function receiptPage(
  ticket: Ticket,
  desk: Desk,
  language: CitizenLanguage,
  following: Following,
): string {
  const words = wordsIn(language);
  const { receipt } = words;
  const title = inLanguage(desk.form.title, language);
  const isOwnSubject = ticket.subject !== title;
  const rows = [
    { name: receipt.receivedOn, value: instant(ticket.submittedAt, language) },
    ticket.dueAt && {
      name: receipt.dueBy,
      value: day(ticket.dueAt, language),
      explained: receipt.dueExplained(termOf(desk)),
    },
    { name: receipt.office, value: officeName(desk, language) },
    desk.personInCharge && { name: receipt.personInCharge, value: desk.personInCharge },
    { name: words.tracking.code, value: following.code },
  ];
  return layout({
    desk,
    language,
    title: `${receipt.title} – ${title}`,
    main: markup`
      <h1>${receipt.title}</h1>
      <p class="introduction">${title}${isOwnSubject && `: ${ticket.subject}`}</p>
      <div class="receipt">
        <p class="number">${receipt.reference}<b>${ticket.reference}</b></p>
        <dl>${rows.map((row) => row && renderRow(row))}</dl>
      </div>
      ${ticket.appointment && bookedSection(ticket.appointment, language, following.manageQuery)}
      <p class="no-print">${receipt.print}</p>
      ${desk.form.next.length > 0 && whatIsNext(desk, language)}
      <section>
        <h2>${receipt.followHeading}</h2>
        <p><a${attributes({ href: following.query, rel: 'noreferrer' })}>${words.tracking.follow}</a></p>
        <p>${words.tracking.keepLink}</p>
        <p>${receipt.keepReference} ${receipt.follow}</p>
        ${desk.contact && markup`<p class="lines">${desk.contact}</p>`}
      </section>
      <section>
        <h2>${receipt.remediesHeading}</h2>
        <p>${desk.form.silence ? inLanguage(desk.form.silence, language) : receipt.remedies}</p>
      </section>
      <p class="no-print"><a href="?lang=${language}">${receipt.another}</a></p>`,
  });
}

interface Row {
  name: string;
  value: string;
  explained?: string;
}

function renderRow({ name, value, explained }: Row): Html {
  return markup`
    <div>
      <dt>${name}</dt>
      <dd>${value}${explained && markup`<span class="explained">${explained}</span>`}</dd>
    </div>`;
}

function whatIsNext({ form }: Desk, language: CitizenLanguage): Html {
  const sentences = form.next.map((text) => markup`<li>${inLanguage(text, language)}</li>`);
  const heading = wordsIn(language).receipt.nextHeading;
  return markup`<section><h2>${heading}</h2><ul>${sentences}</ul></section>`;
}
