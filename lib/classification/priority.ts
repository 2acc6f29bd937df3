import { priorities, type Priority } from '../register/ticket';
import { fold } from '../text/fold';
import type { ClassifiableTicket } from './engine';
import type { Category } from './taxonomy';

/** Words that make a request more pressing, with what they tell; matched on folded text. */
interface PriorityRule {
  pattern: RegExp;
  priority: Priority;
  tells: { it: string; en: string };
}

const rules: PriorityRule[] = [
  {
    pattern:
      /\b(?:odore|puzza|fuga|perdita|sentire|sente|sento|sentiamo)\b.{0,20}\b(?:gas|metano)\b|\b(?:gas|metano)\b.{0,15}\b(?:che esce|esce|fuoriesce)\b|\bgas leak|\bsmell of gas/,
    priority: 'urgent',
    tells: { it: 'fuga di gas', en: 'gas leak' },
  },
  {
    pattern:
      /\bcroll(?:o|i|a|ano|ata|ate|ati|ato|are|ando|era)\b|\bpericolant[ei]\b|\bvoragin[ei]\b|\bsta(?:nno)? cedendo\b|\bcornicion[ei]\b.{0,30}\b(?:cad|stacc)|\bcalcinacci\b.{0,20}\bcad|\bcollaps|\bsinkhole/,
    priority: 'urgent',
    tells: { it: 'pericolo di crollo', en: 'danger of collapse' },
  },
  {
    pattern:
      /\b(?:cav[oi]|fil[oi])\b.{0,25}\b(?:scopert[io]|penzol\w*|a terra|per terra|spezzat[io]|tranciat[io]|della corrente|elettric[io] cad\w*)|\bscoss[ae]\b.{0,15}\b(?:elettric|corrente)|\bfolgorat|\b(?:exposed|bare|fallen|live) (?:wire|cable)/,
    priority: 'urgent',
    tells: { it: 'cavi elettrici scoperti', en: 'exposed electric cables' },
  },
  {
    pattern:
      /\b(?:incendio|fiamme|esplosion[ei]|esplod\w*)\b|\b(?:va|sta andando|andato|andata) a fuoco\b|\bon fire\b|\bflames\b|\bexplosion/,
    priority: 'urgent',
    tells: { it: 'incendio o esplosione', en: 'fire or explosion' },
  },
  {
    pattern:
      /\b(?:esondat\w*|esondazione|alluvione|frana|franat\w*|franando|smottamento)\b|\bfuori dagli argini\b|\bdagli argini\b|\blandslide|\bflooding\b/,
    priority: 'urgent',
    tells: { it: 'frana o inondazione', en: 'landslide or flood' },
  },
  {
    pattern:
      /\b(?:mi|ci|la|lo|le|li) (?:picchia\w*|menano|mena|maltratta\w*)\b|\b(?:picchia|maltratta|abusa)\w*\b.{0,25}\b(?:moglie|figli\w*|bambin\w*|minor\w*|compagna|madre)\b|\bviolenza (?:domestica|sessuale|in casa|sui)|\bminaccia\w* di (?:morte|uccider\w*|ammazzar\w*)|\bstalk|\bdomestic violence|\bbeats (?:me|her|him|the)/,
    priority: 'urgent',
    tells: { it: 'violenza', en: 'violence' },
  },
  {
    pattern:
      /\b(?:minor[ei]|minorenn[ei]|bambin[aioe]|neonat[oa]|ragazzin[oaie])\b.{0,40}\b(?:in pericolo|abbandonat\w*|maltrattat\w*|da sol[oaie]\b.{0,15}\b(?:casa|strada|notte)|sol[oaie] in casa|a rischio|si puo far male|fa toccare)|\bpericol\w*\b.{0,25}\bbambin[ie]\b|\bchild(?:ren)? (?:in danger|at risk|alone)/,
    priority: 'urgent',
    tells: { it: 'minori in pericolo', en: 'children in danger' },
  },
  {
    pattern:
      /\bsuicid|\btogliermi la vita\b|\bfarla finita\b|\bnon voglio piu vivere\b|\bammazzarmi\b|\buccidermi\b|\bkill myself\b/,
    priority: 'urgent',
    tells: { it: 'rischio per la vita', en: 'risk to life' },
  },
  {
    pattern:
      /\bnon (?:apre|risponde|si vede|esce)\b.{0,30}\bda (?:giorni|ieri|\d+ giorni|due giorni|tre giorni|una settimana)\b.{0,5}|\bmalore\b|\bsvenut[oaie]\b|\bprivo di sensi\b|\bunconscious\b/,
    priority: 'urgent',
    tells: { it: 'persona in pericolo', en: 'person in danger' },
  },
  {
    pattern:
      /\b(?:scad(?:e|ono|enza)|termine|entro)\b.{0,15}\b(?:oggi|domani|stasera|stanotte)\b|\boggi stesso\b|\b(?:due|by|expires?) (?:today|tomorrow)\b/,
    priority: 'high',
    tells: { it: 'scadenza oggi o domani', en: 'due today or tomorrow' },
  },
  {
    pattern:
      /(?<!\bnon )(?<!\bnon e )(?<!\bnulla di )(?<!\bniente di )(?<!\bnessuna )\b(?:urgent[ei]|urgentissim\w*|urgentemente|urgenza|emergenza in corso|immediatamente)\b|(?<!\bnot )\burgent(?:ly)?\b/,
    priority: 'high',
    tells: { it: 'urgenza dichiarata', en: 'said to be urgent' },
  },
  {
    pattern:
      /(?<!\bnon c'e )(?<!\bnessun )(?<!\bsenza )(?<!\bfuori )(?<!\bnon e )\bpericol(?:o|i|osa|osi|ose|oso|osissim\w*)\b|\brischi(?:a|o|amo|ano) (?:di|che)\b.{0,30}\b(?:cad|far|mal|mort|incident|vita|ferir)|\bqualcuno si (?:fara|fa) male\b|(?<!\bno )\bdanger(?:ous)?\b/,
    priority: 'high',
    tells: { it: 'pericolo per le persone', en: 'danger to people' },
  },
  {
    pattern:
      /\b(?:e|sono|siamo) (?:cadut|inciampat)[oaie]\b|\bferit[oaie]\b|\bpronto soccorso\b|\bfrattur|\bambulanza\b|\baggredit[oaie]\b|\bmors[oaie]\b.{0,15}\bcane\b|\binjured\b/,
    priority: 'high',
    tells: { it: 'persone ferite', en: 'people injured' },
  },
  {
    pattern:
      /\bsenz'?\s?acqua\b|\bsenza (?:acqua|riscaldamento|corrente|luce in casa|un tetto)\b|\bdormo in (?:auto|macchina|strada)\b|\bda mangiare\b|\bufficiale giudiziario\b|\bsfratto esecutivo\b|\bamianto\b.{0,30}\b(?:rott|abbandonat)|\beternit\b.{0,30}\b(?:rott|abbandonat)|\bhomeless\b/,
    priority: 'high',
    tells: { it: 'bisogno essenziale', en: 'essential need' },
  },
];

export interface PriorityProposal {
  priority: Priority;
  /** Why it is above the usual one of its category, most pressing first. */
  reasons: Array<{ it: string; en: string }>;
}

/** The priority of a request: that of its category, raised (never lowered) by words of danger and urgency. */
export function proposePriority(
  ticket: ClassifiableTicket,
  category: Category | undefined,
): PriorityProposal {
  const text = fold(`${ticket.subject}\n${ticket.text}`).replace(/[’`]/g, "'");
  const raised = rules.filter(({ pattern }) => pattern.test(text));
  return {
    priority: raised
      .map((rule) => rule.priority)
      .reduce(moreUrgent, category?.priority ?? 'normal'),
    reasons: raised.map((rule) => rule.tells),
  };
}

/** The more urgent of two priorities. */
export function moreUrgent(one: Priority, other: Priority): Priority {
  return priorities.indexOf(one) >= priorities.indexOf(other) ? one : other;
}
