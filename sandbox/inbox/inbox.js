/** Keeps an open page up to date. Without JavaScript the page's "Aggiorna" link does it. */
const news = document.getElementById('news');
let known;

new EventSource('/api/events').onmessage = async ({ data }) => {
  const count = Number(data);
  const isFirst = known === undefined;
  const added = count - (known ?? count);
  known = count;
  if (isFirst) return;

  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const focused = document.activeElement?.closest('#boxes')
    ? document.activeElement.getAttribute('href')
    : null;
  document.getElementById('boxes').replaceWith(page.getElementById('boxes'));
  if (focused) document.querySelector(`#boxes a[href="${CSS.escape(focused)}"]`)?.focus();
  if (added > 0)
    news.textContent =
      added === 1 ? 'È arrivato un messaggio.' : `Sono arrivati ${added} messaggi.`;
  if (count === 0) news.textContent = 'Tutti i messaggi sono stati eliminati.';
};
