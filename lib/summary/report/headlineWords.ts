import { DateTime } from 'luxon';
import type { OfficerLanguage } from '../../language';
import type { Period } from '../problems/period';
import type { Standing } from '../problems/trend';

/** Sentences of the first lines. */
export interface HeadlineWords {
  volume(step: string, latest: number, usual: number, direction: 'more' | 'fewer' | 'even'): string;
  change(standing: Standing, name: string, latest: number, expected: number): string;
  days(days: number): string;
  terms(percent: number): string;
  late(name: string, percent: number): string;
  look(name: string): string;
  nothingChanged: string;
  nothingToDo: string;
}

export const headlineWords: Record<OfficerLanguage, HeadlineWords> = {
  it: {
    volume: (step, latest, usual, direction) => {
      const how = { more: 'più del solito', fewer: 'meno del solito', even: 'come di solito' }[
        direction
      ];
      return `${step}: ${latest} richieste, ${how} (in media ${usual}).`;
    },
    change: (standing, name, latest, expected) =>
      ({
        new: `Problema nuovo: «${name}», ${latest} richieste; prima nessuna.`,
        growing: `In aumento: «${name}», ${latest} richieste invece delle ${expected} attese.`,
        shrinking: `In calo: «${name}», ${latest} richieste invece delle ${expected} attese.`,
        gone: `Non si è più ripresentato: «${name}» (se ne attendevano ${expected}).`,
        steady: '',
      })[standing],
    days: (days) =>
      `Metà delle richieste chiuse nel periodo è stata chiusa entro ${Math.round(days)} giorni.`,
    terms: (percent) => `Il termine è stato rispettato in ${percent} richieste su 100.`,
    late: (name, percent) =>
      `${name}: rivedere i tempi con l’ufficio, ${percent} richieste su 100 sono fuori termine.`,
    look: (name) => `${name}: capire perché le richieste sono aumentate, e dirlo ai cittadini.`,
    nothingChanged: 'Nessun problema è cambiato in modo che il caso non possa spiegare.',
    nothingToDo: 'Niente di urgente: tenere d’occhio i problemi più frequenti, qui sotto.',
  },
  en: {
    volume: (step, latest, usual, direction) => {
      const how = { more: 'more than usual', fewer: 'fewer than usual', even: 'as usual' }[
        direction
      ];
      return `${step}: ${latest} tickets, ${how} (${usual} on average).`;
    },
    change: (standing, name, latest, expected) =>
      ({
        new: `New problem: "${name}", ${latest} tickets; none before.`,
        growing: `Growing: "${name}", ${latest} tickets instead of the ${expected} expected.`,
        shrinking: `Shrinking: "${name}", ${latest} tickets instead of the ${expected} expected.`,
        gone: `Has not come back: "${name}" (${expected} were expected).`,
        steady: '',
      })[standing],
    days: (days) =>
      `Half of the tickets closed in the period were closed within ${Math.round(days)} days.`,
    terms: (percent) => `The term was kept in ${percent} tickets of 100.`,
    late: (name, percent) =>
      `${name}: review the times with the office, ${percent} tickets of 100 are past their term.`,
    look: (name) => `${name}: find out why tickets have grown, and tell the citizens.`,
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
