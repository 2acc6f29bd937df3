import { DateTime } from 'luxon';
import { Html, markup, type Renderable } from '../../intake/page/markup';
import type { Problem } from '../problems/problems';
import { barChart, columnChart } from './charts';
import { pageStyle } from './pageStyle';
import { named, type Report } from './report';
import type { ServiceFigures } from './service';
import { writingOf, type Writing } from './writing';

const shownProblems = 12;
const chartedCategories = 12;
const shownCategories = 40;

/** The report as one page that needs nothing else: for the screen, light or dark, and for paper. */
export function reportPage(report: Report): string {
  const writing = writingOf(report);
  const { words, day, number } = writing;
  const { administration, period, language, tickets } = report;
  const until = DateTime.fromISO(period.until).minus({ days: 1 }).toISODate()!;
  const page = markup`<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'">
    <title>${words.title} – ${administration}</title><style>${Html.trusted(pageStyle)}</style></head>
    <body><main><header><p class="muted">${administration}</p><h1>${words.title}</h1>
    <p class="muted">${words.period(day(period.from), day(until), number(tickets))}</p></header>
    ${first(writing)}${volumes(writing)}${problems(writing)}${categories(writing)}
    ${service(writing)}${load(writing)}
    <section><h2>${words.method}</h2><ul>${words.methods.map((each) => markup`<li>${each}</li>`)}</ul></section>
    </main></body></html>`;
  return page.toString();
}

function first({ report: { headlines }, words }: Writing): Html {
  const list = (sentences: string[]) =>
    markup`<ul>${sentences.map((each) => markup`<li>${each}</li>`)}</ul>`;
  return markup`<section class="first"><h2>${words.changed}</h2>${list(headlines.changed)}
    <h2>${words.todo}</h2>${list(headlines.todo)}<p class="muted">${words.todoNote}</p></section>`;
}

function volumes(writing: Writing): Html {
  const { words, report } = writing;
  const bars = writing.steps();
  return markup`<section><h2>${words.volumes}</h2>${figure(columnChart(bars), words.chart(words.volumes))}
    ${table(
      writing,
      words.volumes,
      [words.step[report.period.step], words.tickets],
      bars.toReversed().map(({ name, value }) => [name, writing.number(value)]),
    )}</section>`;
}

function problems(writing: Writing): Html {
  const { words, report, number } = writing;
  const shown = report.problems.slice(0, shownProblems);
  const none = shown.length === 0 && markup`<p>${words.noProblems}</p>`;
  const warning =
    report.warning !== null && markup`<p class="muted">${words.unnamed(report.warning)}</p>`;
  const others =
    report.others > 0 && markup`<p class="muted">${words.others(number(report.others))}</p>`;
  return markup`<section><h2>${words.problems}</h2>${warning}${none}${shown.map((each) => problem(each, writing))}${others}</section>`;
}

function problem(each: Problem, writing: Writing): Html {
  const { words, number, percent, month, report } = writing;
  const { trend, places, categories: inCategories } = each;
  const where = each.isWithinCategory ? named(report, inCategories[0]!.name) : words.across;
  const facts: [string, string][] = [
    [words.category, where],
    [
      words.latest,
      `${trend.latest} (${words.expected.toLowerCase()}: ${number(trend.expected, 1)})`,
    ],
    [words.people, number(each.people)],
    [words.daysToClose, number(each.medianDaysToClose, 1)],
    [words.overdue, percent(each.overdueShare)],
    [words.places, places.map(({ name, tickets }) => `${name} (${tickets})`).join(', ')],
    [words.season, trend.season.map(month).join(', ')],
    [words.references, each.references.slice(0, 5).join(', ')],
  ];
  const told = facts.filter(([, value]) => value !== '' && value !== words.unknown);
  return markup`<article><h3>${each.name}: ${number(each.tickets)} ${words.tickets.toLowerCase()},
    <span class="standing"> ${words.standings[trend.standing]}</span></h3>
    <ul>${told.map(([name, value]) => markup`<li>${name}: ${value}</li>`)}</ul>
    <blockquote><p>${words.wording}: «${each.wording}»</p></blockquote>
    <p><strong>${each.actionBy === 'model' ? words.actionByModel : words.action}:</strong> ${each.action}</p></article>`;
}

function categories(writing: Writing): Renderable {
  const { words, report, number, percent, month } = writing;
  if (report.categories.length === 0) return null;
  const charted = report.categories
    .slice(0, chartedCategories)
    .map(({ category, tickets }) => ({ name: named(report, category), value: tickets }));
  const rows = report.categories
    .slice(0, shownCategories)
    .map((each) => [
      named(report, each.category),
      number(each.tickets),
      number(each.trend.latest),
      number(each.trend.expected, 1),
      words.standings[each.trend.standing],
      number(each.medianDaysToClose, 1),
      percent(each.overdueShare),
      each.trend.season.map(month).join(', ') || words.unknown,
    ]);
  const head = [
    words.category,
    words.tickets,
    words.latest,
    words.expected,
    words.standing,
    words.daysToClose,
    words.overdue,
    words.season,
  ];
  return markup`<section><h2>${words.categories}</h2>${figure(barChart(charted), words.chart(words.categories))}
    ${table(writing, words.categories, head, rows)}</section>`;
}

function service(writing: Writing): Html {
  const { words, report } = writing;
  const head = [
    words.tickets,
    words.open,
    words.daysToAnswer,
    words.daysToClose,
    words.ninthDecile,
    words.termsKept,
    words.reopened,
  ];
  const all = table(writing, words.all, head, [serviceCells(report.service.all, writing)]);
  const parts = (['byOffice', 'byChannel', 'byCategory'] as const).map((by) => {
    const rows = report.service[by].slice(0, shownCategories);
    const cells = rows.map((row) => [named(report, row.name), ...serviceCells(row, writing)]);
    return cells.length > 0 && table(writing, words.by[by], [words.name, ...head], cells);
  });
  return markup`<section><h2>${words.service}</h2>${all}${parts}</section>`;
}

function serviceCells(figures: ServiceFigures, { number, percent }: Writing): string[] {
  return [
    number(figures.tickets),
    number(figures.open),
    number(figures.medianDaysToFirstAnswer, 1),
    number(figures.medianDaysToClose, 1),
    number(figures.ninthDecileDaysToClose),
    percent(figures.termsKept),
    number(figures.reopened),
  ];
}

function load(writing: Writing): Html {
  const { words, report, day, number, percent } = writing;
  const { forecast, busyHours } = report;
  const weeks = forecast
    ? markup`${table(
        writing,
        words.load,
        [words.week, words.expected, words.interval],
        forecast.weeks.map(({ week, expected, low, high }) => [
          day(week),
          number(expected),
          `${low} – ${high}`,
        ]),
      )}<p class="muted">${words.covered(percent(forecast.covered), number(forecast.tried))}</p>`
    : markup`<p>${words.noForecast}</p>`;
  const hours =
    busyHours.length > 0 &&
    table(
      writing,
      words.busy,
      [words.busy, words.perWeek],
      busyHours.map(({ weekday, hour, tickets }) => [
        `${words.weekdays[weekday - 1]}, ${words.hour(hour)}`,
        number(tickets, 1),
      ]),
    );
  return markup`<section><h2>${words.load}</h2>${weeks}${hours}</section>`;
}

function figure(svg: string, label: string): Html {
  const labelled = markup`<svg role="img" aria-label="${label}"`;
  return markup`<figure>${Html.trusted(svg.replace('<svg', labelled.toString()))}</figure>`;
}

/** A wide table scrolls by itself, by keyboard too; a column of which nothing is known is left out. */
function table({ words }: Writing, caption: string, heads: string[], lines: string[][]): Html {
  const known = heads.map((_, at) => at === 0 || lines.some((row) => row[at] !== words.unknown));
  const keep = (row: string[]) => row.filter((_, at) => known[at]);
  const number = Html.trusted(' class="number"');
  const cell = (value: string, at: number) =>
    at === 0 ? markup`<th scope="row">${value}</th>` : markup`<td${number}>${value}</td>`;
  const headOf = (name: string, at: number) =>
    markup`<th scope="col"${at > 0 && number}>${name}</th>`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table><caption>${caption}</caption>
    <thead><tr>${keep(heads).map(headOf)}</tr></thead>
    <tbody>${lines.map((row) => markup`<tr>${keep(row).map(cell)}</tr>`)}</tbody></table></div>`;
}
