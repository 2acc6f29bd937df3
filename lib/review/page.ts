import type { ReviewCode } from '../classification/engine';
import { day, instant } from '../intake/page/dates';
import { Html, markup } from '../intake/page/markup';
import { style } from '../intake/page/style';
import type { JsonObject } from '../json';
import { priorities } from '../register/ticket';
import { decisionForm } from './decisionForm';
import { percent, text, type Decided, type ReviewDesk, type Sent } from './desk';
import { reviewParameter } from './link';
import type { Waiting } from './waiting';
import { reviewWords, type ReviewProblem, type ReviewWords } from './words';

const styleSheet = Html.trusted(style);

const mostShown = 200;

/** All that waits, as far as one page holds it. */
export function queuePage(waiting: Waiting[], desk: ReviewDesk): string {
  const words = reviewWords(desk.language);
  const cards = waiting.slice(0, mostShown).map(({ ticket, proposal }) => {
    const href = address(desk, ticket.reference);
    return markup`
      <li>
        <h2><a href="${href}">${ticket.subject}</a></h2>
        <p>${ticket.reference} · ${words.received} ${instant(ticket.submittedAt, desk.language)}${ticket.dueAt && ` · ${words.dueBy} ${day(ticket.dueAt, desk.language)}`}</p>
        <p>${words.proposed}: <b>${categoryName(proposal.proposal.category, desk)}</b>${percent(proposal.confidence, words)} · ${words.priority}: ${priorityName(proposal.proposal.priority, words)}</p>
      </li>`;
  });
  return layout(
    desk,
    words.title,
    markup`
      <h1>${words.title}${waiting.length > 0 && ` (${waiting.length})`}</h1>
      <p class="introduction">${waiting.length > 0 ? words.introduction : words.empty}</p>
      ${waiting.length > 0 && markup`<section><ol>${cards}</ol></section>`}`,
  );
}

/** One ticket, its proposal, and the form that decides. */
export function ticketPage(
  { ticket, proposal }: Waiting,
  desk: ReviewDesk,
  problem?: ReviewProblem,
  sent: Sent = {},
): string {
  const words = reviewWords(desk.language);
  const { language } = desk;
  const rows = [
    { name: words.reference, value: ticket.reference },
    { name: words.received, value: instant(ticket.submittedAt, language) },
    ticket.dueAt && { name: words.dueBy, value: day(ticket.dueAt, language) },
    {
      name: words.proposed,
      value: `${categoryName(proposal.proposal.category, desk)}${percent(proposal.confidence, words)}`,
    },
    evidence(proposal.proposal.evidence) && {
      name: words.words,
      value: evidence(proposal.proposal.evidence),
    },
    { name: words.because, value: reasons(proposal.proposal, words) },
  ];
  return layout(
    desk,
    ticket.subject,
    markup`
      ${problem && problemBox(problem, words)}
      ${backToList(desk)}
      <h1>${ticket.subject}</h1>
      <dl>${rows.map((row) => row && markup`<div><dt>${row.name}</dt><dd>${row.value}</dd></div>`)}</dl>
      <section>
        <h2>${words.text}</h2>
        <p class="hint">${words.textWarning}</p>
        <p class="lines">${ticket.text}</p>
      </section>
      ${decisionForm({ ticket, proposal }, desk, words, sent)}
      <p class="hint">${words.machine}</p>`,
  );
}

export function decidedPage(
  { ticket: { reference }, decision }: Decided,
  next: string | undefined,
  desk: ReviewDesk,
): string {
  const words = reviewWords(desk.language);
  const rows = [
    [words.category, decision.categoryName],
    [words.office, decision.officeName],
    [words.priority, priorityName(decision.priority, words)],
    [words.decidedBy, decision.decidedBy],
  ];
  return layout(
    desk,
    words.decided,
    markup`
      <h1>${words.decided}</h1>
      <div class="receipt">
        <p class="number">${words.reference}<b>${reference}</b></p>
        <dl>${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      </div>
      ${next && markup`<p><a href="${address(desk, next)}">${words.next}: ${next}</a></p>`}
      ${backToList(desk)}`,
  );
}

export function problemPage(problem: ReviewProblem, desk: ReviewDesk): string {
  const words = reviewWords(desk.language);
  const { title, sentence } = words.problems[problem];
  const hasQueue = problem === 'decided' || problem === 'unknown';
  return layout(
    desk,
    title,
    markup`
      <h1>${title}</h1>
      <p>${sentence}</p>
      ${hasQueue && backToList(desk)}`,
  );
}

function backToList(desk: ReviewDesk): Html | undefined {
  if (desk.isSingle) return undefined;
  return markup`<p><a href="${address(desk)}">${reviewWords(desk.language).back}</a></p>`;
}

function problemBox(problem: ReviewProblem, words: ReviewWords): Html {
  const { title, sentence } = words.problems[problem];
  return markup`<div class="errors" role="alert"><h2>${title}</h2><p>${sentence}</p></div>`;
}

/** The page itself, with the link's token; of one ticket where it is named. */
function address({ token, language }: ReviewDesk, reference?: string): string {
  const query = new URLSearchParams({ [reviewParameter]: token, lang: language });
  if (reference) query.set('reference', reference);
  return `?${query.toString()}`;
}

function categoryName(code: unknown, { taxonomy, language }: ReviewDesk): string {
  const known = taxonomy.categories.find((each) => each.code === code);
  return known?.name ?? (text(code) || reviewWords(language).none);
}

function priorityName(priority: unknown, words: ReviewWords): string {
  return words.priorities[priorities.find((each) => each === priority) ?? 'normal'];
}

/** Why a person must look; the engine's own sentence where no reason is on record. */
function reasons({ reviewReasons, rationale }: JsonObject, words: ReviewWords): string {
  const codes = Array.isArray(reviewReasons) ? reviewReasons.map(text) : [];
  const known = codes.flatMap((code) => words.reasons[code as ReviewCode] ?? []);
  return known.length > 0 ? known.join(' ') : text(rationale);
}

/** Words as an engine left them on record. */
function evidence(recorded: unknown): string {
  if (!Array.isArray(recorded)) return '';
  return recorded
    .map((each: unknown) => text((each as { words?: unknown } | null)?.words))
    .filter(Boolean)
    .join(', ');
}

function layout(desk: ReviewDesk, title: string, main: Html): string {
  const words = reviewWords(desk.language);
  const other = desk.language === 'it' ? 'en' : 'it';
  return markup`
    <!DOCTYPE html>
    <html lang="${desk.language}">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>${title} – ${desk.administration}</title>
      <link rel="icon" href="data:,">
      <style>${styleSheet}</style>
    </head>
    <body>
      <a class="skip" href="#contenuto">${words.toContent}</a>
      <header>
        <div class="inner">
          <p>${desk.administration}</p>
          <nav aria-label="${words.otherLanguage}"><ul><li><a href="${address({ ...desk, language: other })}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></li></ul></nav>
        </div>
      </header>
      <main id="contenuto" tabindex="-1"><div class="inner">${main}</div></main>
      <footer><div class="inner"><h2>${desk.administration}</h2></div></footer>
    </body>
    </html>`.toString();
}
