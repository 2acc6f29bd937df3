import { fold } from '../../text/fold';
import { isStopStem, stem } from '../../text/stems';
import { tokens } from '../../text/tokens';
import type { Form, FormDefinition } from '../form';
import { forms } from '../forms';
import { inLanguage } from '../text';

/** How offices call what a ready form is for, beside its title; over folded words. */
const otherNames: Record<string, RegExp> = {
  'accesso-atti':
    /\baccesso (?:agli )?atti\b|\bcopia (?:di |degli )?atti\b|\bvisione (?:di |degli )?atti\b/,
  'accesso-civico-generalizzato': /\bfoia\b|\baccesso civico\b/,
  'autolettura-acqua': /\bautolettura\b|\blettura\b.*\bcontatore\b|\bcontatore\b.*\bacqua\b/,
  'iscrizione-mensa': /\bmensa\b|\brefezione\b/,
  'prenotazione-appuntamento':
    /\bappuntament\w+\b|\bprenota\w+\b.*\b(?:sportello|ufficio|carta d.identita|cie|passaporto|anagrafe|assistente)\b/,
  'reclamo-suggerimento': /\breclam\w+\b|\blamentel\w+\b|\bsuggeriment\w+\b/,
  'richiesta-assistenza':
    /\b(?:richiesta|chiedere|servizio) (?:di )?(?:assistenza|aiuto)\b|^aiuto\b/,
  'richiesta-certificato':
    /\bcertificat\w+\b(?! medic)|\bstato di famiglia\b|\bestratto (?:di|dell)/,
  'segnalazione-disservizio':
    /(?:segnal\w+|richiesta|chiedere|richiedere)\b.*\b(?:buc\w+|lampion\w+|illuminazion\w+|rifiut\w+ abbandonat\w+|strad\w+|marciapied\w+|caditoi\w+|potatura|perdit\w+|fogn\w+|disserviz\w+|guast\w+|degrado)\b/,
};

/** At least so much of what a ready form is called must be said, where no other name of it is. */
const leastLikeness = 0.6;

/** The ready form that fits what a form is for; `undefined` where none does. */
export function readyFormFor(head: string): Form | undefined {
  const words = fold(head);
  const named = [...forms.values()].find(({ id }) => otherNames[id]?.test(words));
  if (named) return named;
  const said = stemsOf(head);
  const [best] = [...forms.values()]
    .map((form) => ({ form, likeness: likenessOf(stemsOf(inLanguage(form.title, 'it')), said) }))
    .sort((one, other) => other.likeness - one.likeness);
  return best && best.likeness >= leastLikeness ? best.form : undefined;
}

export function stemsOf(text: string): Set<string> {
  return new Set(
    tokens(text)
      .map((word) => stem(word))
      .filter((each) => !isStopStem(each)),
  );
}

/** Of two sets of stems, shared against all (Jaccard), so that neither long nor short ones win. */
export function likenessOf(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((each) => other.has(each)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** A checked form as its author would write it. */
export function definitionOf({
  languages: _languages,
  parts: _parts,
  ...form
}: Form): FormDefinition {
  return structuredClone(form);
}
