import { DateTime } from 'luxon';
import { Html, markup, type Renderable } from '../../intake/page/markup';
import type { Problem } from '../problems/problems';
import type { Trend } from '../problems/trend';
import { barChart, columnChart } from './charts';
import { figure, table, type Column } from './pageParts';
import { pageStyle } from './pageStyle';
import { named, type Report } from './report';
import type { ServiceFigures } from './service';
import { volumeTable } from './volumeTable';
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
    <p class="muted">${words.period(day(period.from), day(until), number(tickets))} ${words.madeOn(day(report.madeOn))}</p></header>
    ${first(writing)}${volumes(writing)}${problems(writing)}${categories(writing)}
    ${service(writing)}${load(writing)}
    <section class="method"><h2>${words.method}</h2><ul>${words.methods.map((each) => markup`<li>${each}</li>`)}</ul></section>
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
  const { words } = writing;
  const bars = writing.steps();
  const chart = figure((size) => columnChart(bars, size), words.chart(words.volumes));
  return markup`<section><h2>${words.volumes}</h2>${chart}${volumeTable(writing)}</section>`;
}

function problems(writing: Writing): Html {
  const { words, report, number } = writing;
  const { problems: all, others, warning } = report;
  const shown = all.slice(0, shownProblems);
  const muted = (text: string) => markup`<p class="muted">${text}</p>`;
  if (all.length === 0) {
    const none = report.series.some((count) => count > 0) ? words.noTexts : words.noTickets;
    return markup`<section><h2>${words.problems}</h2><p>${others === 0 ? none : words.noProblems}</p></section>`;
  }
  const rows = shown.map(({ name, tickets, trend }) => [
    name,
    ...trendCells(tickets, trend, writing),
  ]);
  const columns = [{ name: words.problem }, ...trendColumns(writing)];
  return markup`<section><h2>${words.problems}</h2>${warning !== null && muted(words.unnamed(warning))}
    ${table(writing, words.problems, columns, rows)}
    ${all.length > shown.length && muted(words.more(number(all.length - shown.length)))}
    ${others > 0 && muted(words.others(number(others)))}
    ${shown.map((each) => problem(each, writing))}</section>`;
}

function problem(each: Problem, writing: Writing): Html {
  const { words, number, percent, report } = writing;
  const { places, categories: inCategories } = each;
  const where = each.isWithinCategory ? named(report, inCategories[0]!.name) : words.across;
  const facts: [string, string][] = [
    [words.people, number(each.people)],
    [words.category, where],
    [words.open, number(each.open)],
    [words.overdue, percent(each.overdueShare)],
    [words.daysToClose, number(each.medianDaysToClose, 1)],
    [words.season, season(each.trend, writing)],
    [words.places, places.map(({ name, tickets }) => `${name} (${tickets})`).join(', ')],
    [words.references, each.references.slice(0, 3).join(', ')],
  ];
  const told = facts.filter(([, value]) => value !== '' && value !== words.unknown);
  return markup`<article><h3>${each.name}: ${number(each.tickets)} ${words.tickets.toLowerCase()},
    <span class="standing"> ${words.standings[each.trend.standing]}</span></h3>
    <blockquote><p>${words.wording}: «${each.wording}»</p></blockquote>
    <ul class="facts">${told.map(([name, value]) => markup`<li>${name}: ${value}</li>`)}</ul>
    <p><strong>${each.actionBy === 'model' ? words.actionByModel : words.action}:</strong> ${each.action}</p></article>`;
}

function categories(writing: Writing): Renderable {
  const { words, report, number } = writing;
  const { categories: all } = report;
  if (all.length === 0) return null;
  const charted = all
    .slice(0, chartedCategories)
    .map(({ category, tickets }) => ({ name: named(report, category), value: tickets }));
  const rows = all
    .slice(0, shownCategories)
    .map(({ category, tickets, trend }) => [
      named(report, category),
      ...trendCells(tickets, trend, writing),
    ]);
  const columns = [{ name: words.category }, ...trendColumns(writing)];
  const more = all.length > rows.length && words.more(number(all.length - rows.length));
  return markup`<section><h2>${words.categories}</h2>
    ${figure((size) => barChart(charted, size), words.chart(words.categories))}
    ${table(writing, words.categories, columns, rows)}${more && markup`<p class="muted">${more}</p>`}</section>`;
}

function trendColumns({ words, latestStep }: Writing): Column[] {
  return [
    { name: words.tickets },
    { name: latestStep() },
    { name: words.expected },
    { name: words.standing, isText: true },
    { name: words.season, isText: true },
  ];
}

function trendCells(tickets: number, trend: Trend, writing: Writing): string[] {
  const { words, number, decimal } = writing;
  return [
    number(tickets),
    number(trend.latest),
    decimal(trend.expected),
    words.standings[trend.standing],
    season(trend, writing) || words.unknown,
  ];
}

function season(trend: Trend, { month }: Writing): string {
  return trend.season.map(month).join(', ');
}

/** The whole stands above the categories; where there is one office or channel alone it is the whole. */
function service(writing: Writing): Html {
  const { words, report } = writing;
  const { all } = report.service;
  const parts = (['byCategory', 'byOffice', 'byChannel'] as const).map((by) => {
    const rows = report.service[by]
      .slice(0, shownCategories)
      .map((row) => [named(report, row.name), ...serviceCells(row, writing)]);
    const isFirst = by === 'byCategory';
    if (!isFirst && rows.length < 2) return null;
    const whole = isFirst ? [[words.all, ...serviceCells(all, writing)]] : [];
    const columns = [{ name: words.name }, ...serviceColumns(writing)];
    return table(writing, words.by[by], columns, [...whole, ...rows]);
  });
  return markup`<section><h2>${words.service}</h2>${parts}</section>`;
}

function serviceColumns({ words }: Writing): Column[] {
  return [
    words.tickets,
    words.open,
    words.openBeyondThirtyDays,
    words.daysToAnswer,
    words.daysToClose,
    words.ninthDecile,
    words.termsKept,
    words.reopened,
  ].map((name) => ({ name }));
}

function serviceCells(
  figures: ServiceFigures,
  { number, percent, report, words }: Writing,
): string[] {
  const isReopenedAnywhere = report.service.all.reopened > 0;
  return [
    number(figures.tickets),
    number(figures.open),
    number(figures.openBeyondThirtyDays),
    number(figures.medianDaysToFirstAnswer, 1),
    number(figures.medianDaysToClose, 1),
    number(figures.ninthDecileDaysToClose),
    percent(figures.termsKept),
    isReopenedAnywhere ? number(figures.reopened) : words.unknown,
  ];
}

function load(writing: Writing): Html {
  const { words, report, day, number } = writing;
  const { forecast, busyHours } = report;
  const weeks = forecast
    ? markup`${table(
        writing,
        words.load,
        [{ name: words.week }, { name: words.forecast }, { name: words.interval }],
        forecast.weeks.map(({ week, expected, low, high }) => [
          day(week),
          number(expected),
          `${low} – ${high}`,
        ]),
      )}<p class="muted">${words.covered(number(Math.round(forecast.covered * 100)), number(forecast.tried))}</p>`
    : markup`<p>${words.noForecast}</p>`;
  const hours =
    busyHours.length > 0 &&
    table(
      writing,
      words.busy,
      [{ name: words.busy }, { name: words.perWeek }],
      busyHours.map(({ weekday, hour, tickets }) => [
        `${words.weekdays[weekday - 1]}, ${words.hour(hour)}`,
        number(tickets, 1),
      ]),
    );
  return markup`<section><h2>${words.load}</h2>${weeks}${hours}</section>`;
}
