import { html, type Markup } from './html';

const clock = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'medium',
});

export function time({ receivedAt }: { receivedAt: string }): Markup {
  return html`<time datetime="${receivedAt}">${clock.format(new Date(receivedAt))}</time>`;
}

export function count({ length }: unknown[]): Markup {
  return html`${length}<span class="unseen"> messaggi</span>`;
}

/** `script`: what the page runs, of those that the server has. */
export function document(title: string, content: Markup, script?: 'inbox.js' | 'frame.js'): string {
  return html`<!doctype html>
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Posta della sandbox</title>
        <link rel="icon" href="/inbox.svg" />
        <link rel="stylesheet" href="/inbox.css" />
        ${script && html`<script src="/${script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Vai al contenuto</a>
        <header>
          <p class="slim">Ambiente di prova: nessun messaggio esce da questo computer</p>
          <p class="name"><a href="/">Posta della sandbox</a></p>
        </header>
        <main id="main">
          <h1>${title}</h1>
          <p id="news" class="news" role="status"></p>
          ${content}
        </main>
      </body>
    </html>`.text;
}
