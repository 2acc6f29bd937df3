import type { PhoneMessage } from '../phone';
import { html, type Markup } from './html';
import { count, document, time } from './layout';

const shownPerPhone = 3;
const apps: Readonly<Record<PhoneMessage['app'], string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  io: 'App IO',
  send: 'SEND',
};

/** The phones of citizens, the one written to last first. */
export function phoneColumn(messages: PhoneMessage[], words: string): Markup {
  const phones = new Map<string, PhoneMessage[]>();
  for (const each of messages) phones.set(each.to, [...(phones.get(each.to) ?? []), each]);
  const empty = words
    ? 'Nessun messaggio con queste parole.'
    : 'Qui arrivano SMS, WhatsApp, messaggi di App IO e avvisi di SEND.';
  return html`<section class="column phones" aria-labelledby="telefoni">
    <h2 id="telefoni">Telefoni <span class="count">${count(messages)}</span></h2>
    ${
      phones.size > 0
        ? [...phones].map(([owner, own]) => phoneCard(owner, own))
        : html`<p class="empty">${empty}</p>`
    }
  </section>`;
}

/** Everything that one phone received. */
export function phonePage(owner: string, messages: PhoneMessage[]): string {
  return document(
    `Telefono di ${owner}`,
    html`<p><a href="/">Tutte le caselle</a></p>
      <div id="boxes" class="phone">
        ${messages.length > 0 ? bubbles(messages) : html`<p class="empty">Nessun messaggio.</p>`}
      </div>`,
    'inbox.js',
  );
}

function phoneCard(owner: string, messages: PhoneMessage[]): Markup {
  const rest = messages.length - shownPerPhone;
  return html`<section class="phone">
    <h3>
      <a href="${phonePath(owner)}">${owner}</a> <span class="count">${count(messages)}</span>
    </h3>
    ${bubbles(messages.slice(0, shownPerPhone))}
    ${
      rest > 0 &&
      html`<p class="more">
        <a href="${phonePath(owner)}"
          >Altri ${rest} messaggi<span class="unseen"> per ${owner}</span></a
        >
      </p>`
    }
  </section>`;
}

function bubbles(messages: PhoneMessage[]): Markup {
  return html`<ul class="bubbles">
    ${messages.map(
      (each) =>
        html`<li class="${each.app}">
          <p class="from">${apps[each.app]} · ${each.sender} · ${time(each)}</p>
          ${each.subject && html`<p class="subject">${each.subject}</p>`}
          <p class="text">${each.text}</p>
          ${
            each.extras.length > 0 &&
            html`<dl>
              ${each.extras.map(
                ({ name, value }) =>
                  html`<div>
                    <dt>${name}</dt>
                    <dd>${value}</dd>
                  </div>`,
              )}
            </dl>`
          }
        </li>`,
    )}
  </ul>`;
}

function phonePath(owner: string): string {
  return `/telefoni/${encodeURIComponent(owner)}`;
}
