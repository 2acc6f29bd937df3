import { fold } from '../../text/fold';
import { longestLine } from './limits';

/** A verb that a description begins with, and the noun that a title begins with. */
const actions: [RegExp, string, string][] = [
  [/^(?:chiedere|richiedere|domandare)\s+/i, 'Richiesta', 'esaminare la richiesta'],
  [/^iscriver(?:e|si)\s+/i, 'Iscrizione', 'gestire l’iscrizione'],
  [/^prenotare\s+/i, 'Prenotazione', 'gestire la prenotazione'],
  [/^segnalare\s+/i, 'Segnalazione', 'esaminare la segnalazione'],
  [/^comunicare\s+/i, 'Comunicazione', 'registrare la comunicazione'],
  [/^proporre\s+/i, 'Proposta', 'esaminare la proposta'],
  [
    /^(?:presentare|inviare|mandare|lasciare|fare)\s+(?:un |una |la |il )?/i,
    '',
    'esaminare la richiesta',
  ],
  [/^adottare\s+/i, 'Adozione', 'esaminare la richiesta'],
  [/^partecipare\s+/i, 'Partecipazione', 'gestire la partecipazione'],
];

/** `la sala` after a noun is `della sala`. */
const articulated: [RegExp, string][] = [
  [/^il\s+/i, 'del '],
  [/^lo\s+/i, 'dello '],
  [/^la\s+/i, 'della '],
  [/^l['’]\s*/i, 'dell’'],
  [/^i\s+/i, 'dei '],
  [/^gli\s+/i, 'degli '],
  [/^le\s+/i, 'delle '],
  [/^(?=(?:un|uno|una|un['’])\b)/i, 'di '],
];

const nouns: [RegExp, string][] = [
  [/^(?:pre)?iscrizion/, 'gestire l’iscrizione'],
  [/^prenotazion/, 'gestire la prenotazione'],
  [/^segnalazion/, 'esaminare la segnalazione'],
  [/^reclam/, 'esaminare il reclamo'],
  [/^questionari/, 'conoscere l’opinione di chi usa i servizi'],
  [/^comunicazion|^denunci|^dichiarazion|^autocertificazion/, 'registrare la dichiarazione'],
];

/** What a form is called, and what its data are used for, as the privacy notice says after "per". */
export interface Titled {
  title: string;
  purpose: string;
}

export function titled(head: string): Titled {
  const action = actions.find(([pattern]) => pattern.test(head));
  if (!action) {
    const words = fold(head);
    const purpose = nouns.find(([pattern]) => pattern.test(words))?.[1] ?? 'esaminare la richiesta';
    return { title: tidyTitle(head), purpose };
  }
  const [pattern, noun, purpose] = action;
  const object = head.replace(pattern, '').trim();
  if (noun === '') return { title: tidyTitle(object), purpose };
  const joining = articulated.find(([article]) => article.test(object));
  const whole = joining ? object.replace(joining[0], joining[1]) : object;
  const link =
    joining || /^(?:a|al|allo|alla|all['’]|ai|agli|alle|per|di)\b/i.test(object) ? '' : 'di ';
  return { title: tidyTitle(`${noun} ${link}${whole}`), purpose };
}

function tidyTitle(text: string): string {
  const short = text.replace(/\s+/g, ' ').trim().slice(0, longestLine);
  return short === '' ? 'Nuovo modulo' : short.charAt(0).toUpperCase() + short.slice(1);
}
