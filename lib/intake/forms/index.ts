import { UrpError } from '../../error';
import type { Form } from '../form';
import { accessoAtti } from './accesso-atti';
import { accessoCivico } from './accesso-civico';
import { autoletturaAcqua } from './autolettura-acqua';
import { iscrizioneMensa } from './iscrizione-mensa';
import { prenotazioneAppuntamento } from './prenotazione-appuntamento';
import { reclamoSuggerimento } from './reclamo-suggerimento';
import { richiestaAssistenza } from './richiesta-assistenza';
import { richiestaCertificato } from './richiesta-certificato';
import { segnalazioneDisservizio } from './segnalazione-disservizio';

/** The ready forms, by id. */
export const forms: ReadonlyMap<string, Form> = new Map(
  [
    accessoAtti,
    accessoCivico,
    autoletturaAcqua,
    iscrizioneMensa,
    prenotazioneAppuntamento,
    reclamoSuggerimento,
    richiestaAssistenza,
    richiestaCertificato,
    segnalazioneDisservizio,
  ].map((form) => [form.id, form]),
);

/** Errors: `form.unknown`. */
export function formNamed(id: string): Form {
  const form = forms.get(id);
  if (form) return form;
  const known = [...forms.keys()].join(', ');
  throw new UrpError('form.unknown', {
    it: {
      what: `Il modulo «${id}» non esiste.`,
      todo: `Scegli uno di questi moduli: ${known}.`,
    },
    en: { what: `There is no form "${id}".`, todo: `Choose one of these forms: ${known}.` },
  });
}
