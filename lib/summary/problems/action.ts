import type { OfficerLanguage } from '../../language';
import type { Problem } from './problems';

/** What a proposal is drawn from. */
type Judged = Pick<Problem, 'trend' | 'overdueShare' | 'places' | 'tickets' | 'open'>;

type Phrase = Record<OfficerLanguage, string>;

/** From this share of late tickets on, the office needs a hand more than the road does. */
const muchOverdue = 0.3;

const phrases = {
  spread: {
    it: 'Verificare la causa: le segnalazioni sono aumentate in modo netto. Avvisare i cittadini sul sito di che cosa si sta facendo.',
    en: 'Look for the cause: reports have clearly grown. Tell citizens on the site what is being done.',
  },
  season: {
    it: 'Programmare l’intervento prima dei mesi in cui il problema torna ogni anno.',
    en: 'Plan the work before the months in which the problem comes back every year.',
  },
  late: {
    it: 'Rivedere con l’ufficio i tempi di risposta: molte richieste hanno superato il termine.',
    en: 'Review the answering times with the office: many tickets have passed their term.',
  },
  gone: {
    it: 'Confermare che il problema è risolto e dirlo a chi aveva scritto.',
    en: 'Confirm that the problem is solved and tell those who wrote.',
  },
  steady: {
    it: 'Pubblicare una risposta pronta sul sito: la stessa domanda torna con regolarità.',
    en: 'Publish a ready answer on the site: the same question comes back regularly.',
  },
} satisfies Record<string, Phrase>;

/** A corrective action to consider: by rules on the figures, never by what citizens wrote. */
export function proposedAction(judged: Judged, language: OfficerLanguage): string {
  return place(judged, language) + phraseFor(judged)[language];
}

function phraseFor({ trend, overdueShare }: Judged): Phrase {
  if (trend.standing === 'gone' || trend.standing === 'shrinking') return phrases.gone;
  if (trend.standing === 'new' || trend.standing === 'growing') return phrases.spread;
  if ((overdueShare ?? 0) >= muchOverdue) return phrases.late;
  return trend.season.length > 0 ? phrases.season : phrases.steady;
}

/** A third of the tickets at one place: it begins there. */
function place({ places, tickets }: Judged, language: OfficerLanguage): string {
  const [first] = places;
  if (!first || first.tickets * 3 < tickets) return '';
  const from: Phrase = { it: `Cominciare da ${first.name}. `, en: `Begin with ${first.name}. ` };
  return from[language];
}
