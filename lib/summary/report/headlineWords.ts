import { DateTime } from 'luxon';
import type { OfficerLanguage } from '../../language';
import type { Period, Step } from '../problems/period';
import type { Standing } from '../problems/trend';

/** A change: what is usual is the mean of the year before. */
interface Change {
  name: string;
  latest: string;
  usual: string;
  /** It comes back in this month every year. */
  isSeason: boolean;
}

/** Sentences of the first lines; numbers and days come written. */
export interface HeadlineWords {
  volume(latest: string, direction: 'more' | 'fewer' | 'even'): string;
  usual(step: Step, usual: string): string;
  yearBefore(tickets: string): string;
  change: Record<Exclude<Standing, 'steady'>, (change: Change) => string>;
  days(days: string): string;
  terms(percent: string): string;
  openLong(tickets: string, all: string): string;
  late(name: string, percent: string): string;
  look(name: string): string;
  season(name: string, months: string[]): string;
  closeOpen(name: string, open: string, all: string): string;
  propose(name: string, action: string): string;
  /** Where not one ticket came: which are counted. */
  noTickets(step: Period['step']): string;
  nothingToCompare: string;
  nothingChanged: string;
  nothingToDo: string;
}

export const headlineWords: Record<OfficerLanguage, HeadlineWords> = {
  it: {
    volume: (latest, direction) =>
      `${latest} richieste, ${{ more: 'più del solito', fewer: 'meno del solito', even: 'come di solito' }[direction]}`,
    usual: (step, usual) => `in media ${usual} ${step === 'month' ? 'al mese' : 'a settimana'}`,
    yearBefore: (tickets) => `un anno prima ${tickets}`,
    change: {
      new: ({ name, latest }) => `Problema nuovo: «${name}», ${latest} richieste; prima nessuna.`,
      growing: ({ name, latest, usual, isSeason }) =>
        `In aumento: «${name}», ${latest} richieste invece di ${usual}${isSeason ? ', come ogni anno in questo mese' : ''}.`,
      shrinking: ({ name, latest, usual }) =>
        `In calo: «${name}», ${latest} richieste invece di ${usual}.`,
      gone: ({ name, usual }) => `Non si è più ripresentato: «${name}» (di solito ${usual}).`,
    },
    days: (days) => `Metà delle richieste chiuse è stata chiusa in ${days} giorni o meno.`,
    terms: (percent) => `Il termine è stato rispettato in ${percent} richieste su 100.`,
    openLong: (tickets, all) => `Aperte da più di 30 giorni: ${tickets} richieste su ${all}.`,
    late: (name, percent) =>
      `${name}: rivedere i tempi con l’ufficio, ${percent} richieste su 100 sono fuori termine.`,
    look: (name) => `${name}: capire perché le richieste sono aumentate, e dirlo ai cittadini.`,
    season: (name, months) =>
      `${name}: ogni anno le richieste aumentano in ${months.join(' e ')}; programmare adesso l’intervento.`,
    closeOpen: (name, open, all) =>
      `${name}: ${open} richieste su ${all} sono aperte da più di 30 giorni; chiuderle, o dire a chi ha scritto a che punto sono.`,
    propose: (name, action) => `«${name}»: ${action.charAt(0).toLowerCase()}${action.slice(1)}`,
    noTickets: (step) =>
      `Non c’è ancora nessuna richiesta da contare: il rapporto guarda ${step === 'month' ? 'i mesi conclusi' : 'le settimane concluse'}, e le richieste di adesso entrano nel prossimo.`,
    nothingToCompare: 'Niente, per ora.',
    nothingChanged: 'Nessun problema è cambiato in modo che il caso non possa spiegare.',
    nothingToDo: 'Niente di urgente: tenere d’occhio i problemi più frequenti, qui sotto.',
  },
  en: {
    volume: (latest, direction) =>
      `${latest} tickets, ${{ more: 'more than usual', fewer: 'fewer than usual', even: 'as usual' }[direction]}`,
    usual: (step, usual) => `${usual} a ${step} on average`,
    yearBefore: (tickets) => `${tickets} a year before`,
    change: {
      new: ({ name, latest }) => `New problem: "${name}", ${latest} tickets; none before.`,
      growing: ({ name, latest, usual, isSeason }) =>
        `Growing: "${name}", ${latest} tickets instead of ${usual}${isSeason ? ', as every year in this month' : ''}.`,
      shrinking: ({ name, latest, usual }) =>
        `Shrinking: "${name}", ${latest} tickets instead of ${usual}.`,
      gone: ({ name, usual }) => `Has not come back: "${name}" (usually ${usual}).`,
    },
    days: (days) => `Half of the tickets that were closed were closed within ${days} days.`,
    terms: (percent) => `The term was kept in ${percent} tickets of 100.`,
    openLong: (tickets, all) => `Open for more than 30 days: ${tickets} tickets of ${all}.`,
    late: (name, percent) =>
      `${name}: review the times with the office, ${percent} tickets of 100 are past their term.`,
    look: (name) => `${name}: find out why tickets have grown, and tell the citizens.`,
    season: (name, months) =>
      `${name}: tickets grow every year in ${months.join(' and ')}; plan the work now.`,
    closeOpen: (name, open, all) =>
      `${name}: ${open} tickets of ${all} have been open for more than 30 days; close them, or tell those who wrote where they stand.`,
    propose: (name, action) => `"${name}": ${action.charAt(0).toLowerCase()}${action.slice(1)}`,
    noTickets: (step) =>
      `There is no ticket to count yet: the report looks at whole ${step}s, and today’s tickets enter the next one.`,
    nothingToCompare: 'Nothing, for now.',
    nothingChanged: 'No problem changed more than chance could explain.',
    nothingToDo: 'Nothing urgent: keep an eye on the most frequent problems, below.',
  },
};

/** The last step as people say it: `Ottobre 2026`, `Settimana dal 26 ottobre 2026`. */
export function stepName({ step, starts }: Period, language: OfficerLanguage): string {
  const start = DateTime.fromISO(starts.at(-1)!, { locale: language });
  if (step === 'week') {
    const day = start.toFormat('d MMMM yyyy');
    return language === 'it' ? `Settimana dal ${day}` : `Week from ${day}`;
  }
  const month = start.toFormat('MMMM yyyy');
  return month.charAt(0).toUpperCase() + month.slice(1);
}
