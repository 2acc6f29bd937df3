import type { OfficerLanguage } from '../../language';
import type { Standing } from '../problems/trend';

/** Fixed words of the page and of the tables. */
export interface ReportWords {
  title: string;
  period(from: string, until: string, tickets: string): string;
  changed: string;
  todo: string;
  todoNote: string;
  volumes: string;
  step: Record<'month' | 'week', string>;
  tickets: string;
  problems: string;
  noProblems: string;
  others(count: string): string;
  categories: string;
  category: string;
  latest: string;
  expected: string;
  standing: string;
  standings: Record<Standing, string>;
  people: string;
  open: string;
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
    changed: 'Che cosa è cambiato',
    todo: 'Che cosa fare',
    todoNote: 'Sono proposte: decide una persona.',
    volumes: 'Quante richieste arrivano',
    step: { month: 'Mese', week: 'Settimana dal' },
    tickets: 'Richieste',
    problems: 'I problemi che tornano',
    noProblems: 'Nei testi non c’è un problema che almeno cinque persone abbiano raccontato.',
    others: (count) =>
      `Altre ${count} richieste non somigliano a nessun problema, o riguardano meno di cinque persone.`,
    categories: 'Le categorie',
    category: 'Categoria',
    latest: 'Ultimo periodo',
    expected: 'Attese',
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
    overdue: 'Fuori termine',
    daysToClose: 'Giorni per chiudere (mediana)',
    daysToAnswer: 'Giorni alla prima risposta (mediana)',
    ninthDecile: 'Nove su dieci entro giorni',
    termsKept: 'Termini rispettati',
    reopened: 'Riaperte',
    places: 'Luoghi',
    season: 'Torna ogni anno in',
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
      `Sulle ${weeks} settimane passate su cui è stato provato, l’intervallo ha contenuto il vero il ${percent} delle volte.`,
    busy: 'Le ore più affollate',
    weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
    hour: (hour) => `dalle ${hour} alle ${hour + 1}`,
    perWeek: 'Richieste a settimana',
    method: 'Come è fatto questo rapporto, e i suoi limiti',
    methods: [
      'Le richieste con le stesse parole sono messe insieme da un programma, senza una persona che le legga: un gruppo può unire cose diverse o dividerne una. Il nome è fatto delle parole più tipiche.',
      'L’ultimo mese (o settimana) concluso è confrontato con i dodici mesi (o ventisei settimane) prima. «In aumento» o «in calo» si dice solo se il caso da solo non lo spiega (test binomiale esatto, al più il 5% di falsi allarmi tra quelli segnalati secondo Benjamini e Hochberg) e se la differenza è almeno di una volta e mezza.',
      'Il test suppone che le richieste arrivino una indipendentemente dall’altra: un solo evento che fa scrivere molti conta come aumento, e lo è.',
      '«Torna ogni anno» richiede almeno due anni di dati.',
      'Non si mostrano gruppi, luoghi o parole di meno di cinque persone. I testi citati sono senza dati personali riconosciuti da un programma: rileggeteli prima di pubblicare.',
      'I giorni sono di calendario, nel fuso di Roma. Le sospensioni dei termini sono già nella scadenza. La prima risposta è il primo messaggio al cittadino dopo la ricevuta, o la chiusura.',
      'La mediana è il valore a metà: metà delle richieste ha impiegato meno, metà di più. Le richieste ancora aperte non sono contate nei giorni per chiudere.',
    ],
    chart: (what) => `Grafico: ${what}. I numeri sono nella tabella che segue.`,
    name: 'Nome',
    unknown: '–',
  },
  en: {
    title: 'What the citizens’ tickets tell us',
    period: (from, until, tickets) => `From ${from} to ${until}: ${tickets} tickets.`,
    changed: 'What changed',
    todo: 'What to do',
    todoNote: 'These are proposals: a person decides.',
    volumes: 'How many tickets come in',
    step: { month: 'Month', week: 'Week from' },
    tickets: 'Tickets',
    problems: 'Problems that come back',
    noProblems: 'The texts hold no problem that five people or more told of.',
    others: (count) =>
      `Another ${count} tickets are like no problem, or concern fewer than five people.`,
    categories: 'Categories',
    category: 'Category',
    latest: 'Last period',
    expected: 'Expected',
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
    overdue: 'Overdue',
    daysToClose: 'Days to close (median)',
    daysToAnswer: 'Days to first answer (median)',
    ninthDecile: 'Nine of ten within days',
    termsKept: 'Terms kept',
    reopened: 'Reopened',
    places: 'Places',
    season: 'Comes back every year in',
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
      `On the ${weeks} past weeks on which it was tried, the interval held the true number ${percent} of the time.`,
    busy: 'The busiest hours',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hour: (hour) => `${hour}:00 to ${hour + 1}:00`,
    perWeek: 'Tickets a week',
    method: 'How this report is made, and its limits',
    methods: [
      'Tickets with the same words are put together by a program, with nobody reading them: a group may join different things or divide one. Its name is made of its most typical words.',
      'The last whole month (or week) is compared with the twelve months (or twenty-six weeks) before. "Growing" or "shrinking" is said only where chance alone does not explain it (exact binomial test, at most 5% of false alarms among those told by Benjamini and Hochberg) and where the difference is one and a half times at least.',
      'The test supposes that tickets come independently of each other: one event that makes many write counts as growth, and is.',
      '"Comes back every year" needs two years of data at least.',
      'No groups, places or words of fewer than five people are shown. Quoted texts are without the personal data that a program recognises: read them again before you publish.',
      'Days are calendar days, in the zone of Rome. Suspensions of the term are in the due date. The first answer is the first message to the citizen after the receipt, or the end.',
      'The median is the value in the middle: half of the tickets took less, half more. Tickets still open are not counted in the days to close.',
    ],
    chart: (what) => `Chart: ${what}. The numbers are in the table below.`,
    name: 'Name',
    unknown: '–',
  },
};
