import type { OfficerLanguage } from '../language';
import type { TermState } from './termState';

/** How a term stands, in a sentence for officers. */
export function termWords(term: TermState, language: OfficerLanguage): string {
  return sentences[language](term);
}

const sentences: Record<OfficerLanguage, (term: TermState) => string> = {
  it: (term) => {
    switch (term.state) {
      case 'none':
        return 'La richiesta non ha una scadenza.';
      case 'running':
        return `Il termine scade il ${day(term.dueAt)}.`;
      case 'ended':
        return `La richiesta è conclusa; il termine era il ${day(term.dueAt)}.`;
      case 'suspended':
        if (term.isPastLimit) {
          return `La sospensione poteva durare fino al ${day(term.atMostUntil)}: per legge il termine corre di nuovo e scade il ${day(term.dueAtIfResumedToday)}, non il ${day(term.dueAt)}. Fallo ripartire.`;
        }
        return `Il termine è sospeso dal ${day(term.suspendedOn)} e la scadenza del ${day(term.dueAt)} non vale finché non riparte: se riparte oggi diventa il ${day(term.dueAtIfResumedToday)}. Può restare sospeso al massimo fino al ${day(term.atMostUntil)}.`;
    }
  },
  en: (term) => {
    switch (term.state) {
      case 'none':
        return 'The ticket has no due date.';
      case 'running':
        return `The term ends on ${day(term.dueAt)}.`;
      case 'ended':
        return `The ticket is concluded; its term was ${day(term.dueAt)}.`;
      case 'suspended':
        if (term.isPastLimit) {
          return `The suspension could last until ${day(term.atMostUntil)}: by law the term runs again and ends on ${day(term.dueAtIfResumedToday)}, not on ${day(term.dueAt)}. Resume it.`;
        }
        return `The term has been suspended since ${day(term.suspendedOn)}, and the due date of ${day(term.dueAt)} does not hold until it runs again: if it did today, it would be ${day(term.dueAtIfResumedToday)}. It can stay suspended until ${day(term.atMostUntil)} at most.`;
    }
  },
};

/** `2026-11-04` is `04/11/2026`. */
function day(iso: string): string {
  return iso.split('-').reverse().join('/');
}
