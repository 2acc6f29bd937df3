import { addressBoxes, type AddressBox, type Message, type OpenMessage } from '../mailbox';
import type { PhoneMessage } from '../phone';
import { html, type Markup } from './html';
import { count, document, time } from './layout';
import { phoneColumn } from './phonePage';
import { tryingPart } from './trying';

export interface PageSettings {
  smtpPort: number;
  pecPort: number;
  /** Address of App IO, SEND, SMS, Twilio and WhatsApp. */
  providers: string;
}

const shownPerBox = 4;

/** All boxes in two columns, citizens and offices; with words, only the messages that have them. */
export function inboxPage(
  { messages, phoneMessages }: { messages: Message[]; phoneMessages: PhoneMessage[] },
  settings: PageSettings,
  words = '',
): string {
  const boxes = addressBoxes(messages);
  const column = (id: string, title: string, whose: AddressBox['whose'], empty: string) => {
    const own = boxes.filter((box) => box.whose === whose);
    return html`<section class="column ${whose}" aria-labelledby="${id}">
      <h2 id="${id}">
        ${title} <span class="count">${count(own.flatMap((box) => box.messages))}</span>
      </h2>
      ${own.length ? own.map(boxCard) : html`<p class="empty">${empty}</p>`}
    </section>`;
  };
  const content = html` <div class="bar">
      <form role="search" action="/" method="get">
        <label for="q">Cerca nei messaggi</label>
        <input id="q" name="q" type="search" value="${words}" />
        <button>Cerca</button>
        ${words && html`<a href="/">Mostra tutti</a>`}
      </form>
      <p><a href="/" class="refresh">Aggiorna</a></p>
      <details class="clear">
        <summary>Svuota</summary>
        <form action="/svuota" method="post">
          <p>Tutti i messaggi ricevuti saranno eliminati.</p>
          <button class="danger">Elimina tutti i messaggi</button>
        </form>
      </details>
    </div>
    <div id="boxes" class="columns">
      ${column('cittadini', 'Cittadini', 'citizen', words ? 'Nessun messaggio con queste parole.' : 'Qui arrivano le ricevute e le risposte ai cittadini.')}
      ${column('uffici', 'Uffici', 'office', words ? 'Nessun messaggio con queste parole.' : 'Qui arrivano le richieste assegnate agli uffici.')}
      ${phoneColumn(phoneMessages, words)}
    </div>
    ${tryingPart(settings)}`;
  return document('Posta ricevuta', content, 'inbox.js');
}

/** Everything that one address received. */
export function boxPage(address: string, messages: Message[]): string {
  return document(
    `Casella di ${address}`,
    html`<p><a href="/">Tutte le caselle</a></p>
      <div id="boxes">
        ${messages.length ? messageList(messages) : html`<p class="empty">Nessun messaggio.</p>`}
      </div>`,
    'inbox.js',
  );
}

export function messagePage(message: Message, open: OpenMessage, source: string): string {
  const rows: [string, string | Markup][] = [
    ['Da', message.sender],
    ['A', html`${message.to.map((to) => html`<a href="${boxPath(to)}">${to}</a> `)}`],
    ['Ricevuto', time(message)],
    ['Identificativo', message.messageId ?? 'nessuno'],
  ];
  const content = html` <p><a href="/">Tutte le caselle</a></p>
    <article class="message">
      <dl>
        ${rows.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${
        open.attachments.length > 0 &&
        html`<h2>Allegati</h2>
          <ul class="attachments">
            ${open.attachments.map(
              ({ name, type, content: { length } }, index) =>
                html`<li>
                  <a href="/messaggi/${message.id}/allegati/${index}" download>${name}</a> (${type},
                  ${length} byte)
                </li>`,
            )}
          </ul>`
      }
      <h2>Testo</h2>
      <pre class="text" tabindex="0" role="region" aria-label="Testo del messaggio">
${withLinks(message.text || 'Il messaggio non ha una parte di solo testo.')}</pre>
      ${
        open.html &&
        html`<h2>Come si vede in un programma di posta</h2>
          <iframe
            title="Il messaggio con la sua grafica"
            src="/messaggi/${message.id}/html"
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          ></iframe>`
      }
      <details>
        <summary>Intestazioni</summary>
        <table class="headers">
          <thead>
            <tr>
              <th scope="col">Nome</th>
              <th scope="col">Valore</th>
            </tr>
          </thead>
          <tbody>
            ${open.headers.map(
              ({ name, value }) =>
                html`<tr>
                  <td>${name}</td>
                  <td>${value}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </details>
      <details>
        <summary>Sorgente</summary>
        <p><a href="/api/messages/${message.id}/raw">Solo la sorgente</a></p>
        <pre class="source" tabindex="0" role="region" aria-label="Sorgente del messaggio">
${source}</pre>
      </details>
    </article>`;
  return document(message.subject || 'Messaggio senza oggetto', content, 'frame.js');
}

export function missingPage(): string {
  return document(
    'Non c’è',
    html`<p>Questa pagina o questo messaggio non c’è. <a href="/">Tutte le caselle</a></p>`,
  );
}

/** A message's own markup, ready for the frame: its links open in a new tab. */
export function framedMail(markup: string): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><base target="_blank"></head><body>${markup}</body></html>`;
}

function boxCard({ address, messages }: AddressBox): Markup {
  const rest = messages.length - shownPerBox;
  return html`<section class="box">
    <h3>
      <a href="${boxPath(address)}">${address}</a> <span class="count">${count(messages)}</span>
    </h3>
    ${messageList(messages.slice(0, shownPerBox))}
    ${
      rest > 0 &&
      html`<p class="more">
        <a href="${boxPath(address)}"
          >Altri ${rest} messaggi<span class="unseen"> per ${address}</span></a
        >
      </p>`
    }
  </section>`;
}

function messageList(messages: Message[]): Markup {
  return html`<ul class="messages">
    ${messages.map(
      (message) =>
        html`<li>
          <a href="/messaggi/${message.id}">${message.subject || 'Senza oggetto'}</a>
          <span class="when">${time(message)}</span>
          <span class="start">${message.text.replace(/\s+/g, ' ').slice(0, 160)}</span>
        </li>`,
    )}
  </ul>`;
}

function boxPath(address: string): string {
  return `/caselle/${encodeURIComponent(address.toLowerCase())}`;
}

/** Plain text whose web addresses can be followed; anything else in it stays text. */
function withLinks(text: string): Markup {
  const parts = text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/);
  return html`${parts.map((part, index) =>
    index % 2
      ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`
      : part,
  )}`;
}
