import type { OfficerLanguage } from '../../language';
import type { Standing } from '../problems/trend';

/** Fixed words of the page and of the tables. */
export interface ReportWords {
  title: string;
  period(from: string, until: string, tickets: string): string;
  madeOn(day: string): string;
  changed: string;
  todo: string;
  todoNote: string;
  volumes: string;
  step: Record<'month' | 'week', string>;
  year: string;
  mondayOfMonth(number: number): string;
  tickets: string;
  problems: string;
  noProblems: string;
  noTexts: string;
  noTickets: string;
  more(count: string): string;
  problem: string;
  others(count: string): string;
  categories: string;
  category: string;
  latest: string;
  expected: string;
  forecast: string;
  standing: string;
  standings: Record<Standing, string>;
  people: string;
  open: string;
  openBeyondThirtyDays: string;
  overdue: string;
  daysToClose: string;
  daysToAnswer: string;
  ninthDecile: string;
  termsKept: string;
  reopened: string;
  places: string;
  season: string;
  references: string;
  wording: string;
  action: string;
  actionByModel: string;
  unnamed(why: string): string;
  across: string;
  service: string;
  by: Record<'byCategory' | 'byOffice' | 'byChannel', string>;
  all: string;
  load: string;
  noForecast: string;
  week: string;
  interval: string;
  covered(percent: string, weeks: string): string;
  busy: string;
  weekdays: string[];
  hour(hour: number): string;
  perWeek: string;
  method: string;
  methods: string[];
  chart(what: string): string;
  name: string;
  unknown: string;
}

export const reportWords: Record<OfficerLanguage, ReportWords> = {
  it: {
    title: 'Che cosa ci dicono le richieste dei cittadini',
    period: (from, until, tickets) => `Dal ${from} al ${until}: ${tickets} richieste.`,
    madeOn: (day) => `Rapporto del ${day}.`,
    changed: 'Che cosa è cambiato',
    todo: 'Che cosa fare',
    todoNote: 'Sono proposte: decide una persona.',
    volumes: 'Quante richieste arrivano',
    step: { month: 'Mese', week: 'Settimana dal' },
    year: 'Anno',
    mondayOfMonth: (number) => `Dal ${number}° lunedì`,
    tickets: 'Richieste',
    problems: 'I problemi che tornano',
    noProblems: 'Nei testi non c’è un problema che almeno cinque persone abbiano raccontato.',
    noTickets: 'Non ci sono richieste.',
    noTexts:
      'Queste richieste non hanno un testo: che cosa torna si legge dalle categorie, qui sotto.',
    more: (count) => `Nel foglio di calcolo ce ne sono altri ${count}.`,
    problem: 'Problema',
    others: (count) =>
      `Altre ${count} richieste non somigliano a nessun problema, o riguardano meno di cinque persone.`,
    categories: 'Le categorie',
    category: 'Categoria',
    latest: 'Ultimo periodo',
    expected: 'Di solito',
    forecast: 'Attese',
    standing: 'Andamento',
    standings: {
      new: 'nuovo',
      growing: 'in aumento',
      steady: 'stabile',
      shrinking: 'in calo',
      gone: 'scomparso',
    },
    people: 'Persone',
    open: 'Aperte',
    openBeyondThirtyDays: 'Aperte da più di 30 giorni',
    overdue: 'Fuori termine',
    daysToClose: 'Giorni per chiuderne metà',
    daysToAnswer: 'Giorni per rispondere a metà',
    ninthDecile: 'Giorni per chiuderne nove su dieci',
    termsKept: 'Termini rispettati',
    reopened: 'Riaperte',
    places: 'Luoghi',
    season: 'Aumenta ogni anno in',
    references: 'Richieste più recenti',
    wording: 'Come lo raccontano',
    action: 'Proposta',
    actionByModel: 'Proposta di un modello linguistico',
    unnamed: (why) =>
      `Il modello linguistico non ha dato nomi né proposte: sono quelli delle regole. ${why}`,
    across: 'in più categorie',
    service: 'La qualità del servizio',
    by: { byCategory: 'Per categoria', byOffice: 'Per ufficio', byChannel: 'Per canale' },
    all: 'In tutto',
    load: 'Le prossime settimane',
    noForecast: 'Servono almeno 26 settimane di richieste per una previsione.',
    week: 'Settimana dal',
    interval: 'Otto volte su dieci tra',
    covered: (percent, weeks) =>
      `Provato sulle ${weeks} settimane passate: il numero vero stava nell’intervallo ${percent} volte su 100.`,
    busy: 'Le ore più affollate',
    weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
    hour: (hour) => `dalle ${hour} alle ${hour + 1}`,
    perWeek: 'Richieste a settimana',
    method: 'Come è fatto questo rapporto, e i suoi limiti',
    methods: [
      'Le richieste con le stesse parole sono messe insieme da un programma, senza una persona che le legga: un gruppo può unire cose diverse o dividerne una. Il nome è fatto delle parole più tipiche.',
      'L’ultimo mese (o settimana) concluso è confrontato con i dodici mesi (o ventisei settimane) prima. «In aumento» o «in calo» si dice solo se il caso da solo non lo spiega (test binomiale esatto, al più il 5% di falsi allarmi tra quelli segnalati secondo Benjamini e Hochberg) e se la differenza è almeno di una volta e mezza.',
      'Il test suppone che le richieste arrivino una indipendentemente dall’altra: un solo evento che fa scrivere molti conta come aumento, e lo è.',
      '«Aumenta ogni anno» richiede almeno due anni di dati.',
      'Non si mostrano gruppi, luoghi o parole di meno di cinque persone. I testi citati sono senza dati personali riconosciuti da un programma: rileggeteli prima di pubblicare.',
      '«Di solito» è la media dei dodici mesi (o ventisei settimane) prima, per i giorni dell’ultimo periodo: non tiene conto della stagione.',
      'I giorni sono di calendario, nel fuso di Roma. Le sospensioni dei termini sono già nella scadenza. La prima risposta è il primo messaggio al cittadino dopo la ricevuta, o la chiusura.',
      'I giorni per chiudere sono quelli delle richieste già chiuse: finché molte restano aperte, il tempo vero è più lungo. Trenta giorni sono il termine dove la legge o il regolamento non ne dà un altro (L. 241/1990, art. 2).',
    ],
    chart: (what) => `Grafico: ${what}. I numeri sono nella tabella che segue.`,
    name: 'Nome',
    unknown: '–',
  },
  en: {
    title: 'What the citizens’ tickets tell us',
    period: (from, until, tickets) => `From ${from} to ${until}: ${tickets} tickets.`,
    madeOn: (day) => `Report of ${day}.`,
    changed: 'What changed',
    todo: 'What to do',
    todoNote: 'These are proposals: a person decides.',
    volumes: 'How many tickets come in',
    step: { month: 'Month', week: 'Week from' },
    year: 'Year',
    mondayOfMonth: (number) => `From Monday ${number}`,
    tickets: 'Tickets',
    problems: 'Problems that come back',
    noProblems: 'The texts hold no problem that five people or more told of.',
    noTickets: 'There are no tickets.',
    noTexts: 'These tickets have no text: what comes back can be read from the categories, below.',
    more: (count) => `The workbook holds another ${count}.`,
    problem: 'Problem',
    others: (count) =>
      `Another ${count} tickets are like no problem, or concern fewer than five people.`,
    categories: 'Categories',
    category: 'Category',
    latest: 'Last period',
    expected: 'Usually',
    forecast: 'Expected',
    standing: 'Trend',
    standings: {
      new: 'new',
      growing: 'growing',
      steady: 'steady',
      shrinking: 'shrinking',
      gone: 'gone',
    },
    people: 'People',
    open: 'Open',
    openBeyondThirtyDays: 'Open for more than 30 days',
    overdue: 'Overdue',
    daysToClose: 'Days to close half',
    daysToAnswer: 'Days to answer half',
    ninthDecile: 'Days to close nine of ten',
    termsKept: 'Terms kept',
    reopened: 'Reopened',
    places: 'Places',
    season: 'Grows every year in',
    references: 'Latest tickets',
    wording: 'How they tell it',
    action: 'Proposal',
    actionByModel: 'Proposal of a language model',
    unnamed: (why) =>
      `The language model gave no names nor proposals: these are the rules\' own. ${why}`,
    across: 'across categories',
    service: 'Quality of service',
    by: { byCategory: 'By category', byOffice: 'By office', byChannel: 'By channel' },
    all: 'In all',
    load: 'The coming weeks',
    noForecast: 'A forecast needs 26 weeks of tickets at least.',
    week: 'Week from',
    interval: 'Eight times of ten between',
    covered: (percent, weeks) =>
      `Tried on the ${weeks} past weeks: the true number lay within the interval ${percent} times of 100.`,
    busy: 'The busiest hours',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hour: (hour) => `${hour}:00 to ${hour + 1}:00`,
    perWeek: 'Tickets a week',
    method: 'How this report is made, and its limits',
    methods: [
      'Tickets with the same words are put together by a program, with nobody reading them: a group may join different things or divide one. Its name is made of its most typical words.',
      'The last whole month (or week) is compared with the twelve months (or twenty-six weeks) before. "Growing" or "shrinking" is said only where chance alone does not explain it (exact binomial test, at most 5% of false alarms among those told by Benjamini and Hochberg) and where the difference is one and a half times at least.',
      'The test supposes that tickets come independently of each other: one event that makes many write counts as growth, and is.',
      '"Grows every year" needs two years of data at least.',
      'No groups, places or words of fewer than five people are shown. Quoted texts are without the personal data that a program recognises: read them again before you publish.',
      '"Usually" is the mean of the twelve months (or twenty-six weeks) before, for the days of the last period: it knows nothing of the season.',
      'Days are calendar days, in the zone of Rome. Suspensions of the term are in the due date. The first answer is the first message to the citizen after the receipt, or the end.',
      'Days to close are those of the tickets that are closed: while many stand open, the true time is longer. Thirty days are the term where law or by-laws set no other (L. 241/1990, art. 2).',
    ],
    chart: (what) => `Chart: ${what}. The numbers are in the table below.`,
    name: 'Name',
    unknown: '–',
  },
};
