import type { ReadyTemplate } from './template';

/** To the citizen, when an office has taken the request up. */
export const assigned: ReadyTemplate = {
  id: 'assigned',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'La tua richiesta ((reference)) è stata presa in carico',
      body: `Buongiorno((citizenName?? ((citizenName)))),

della tua richiesta ((reference)) si occupa ora: ((office)).((subject??

Oggetto: ((subject))))((dueAt??
Risposta entro: ((dueAt))))

Non devi fare nulla: ti scriviamo quando c’è una risposta o se ci servono altre informazioni.

Se vuoi scriverci, indica il numero ((reference)).((contact??
Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))della tua richiesta ((reference)) si occupa ora: ((office)).((dueAt?? Risposta entro: ((dueAt)).))',
    },
    en: {
      subject: 'Your request ((reference)) has been taken up',
      body: `Hello((citizenName?? ((citizenName)))),

your request ((reference)) is now with: ((office)).((subject??

Subject: ((subject))))((dueAt??
Answer by: ((dueAt))))

You need not do anything: we write to you when there is an answer, or if we need more information.

If you write to us, give the reference ((reference)).((contact??
Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))your request ((reference)) is now with: ((office)).((dueAt?? Answer by: ((dueAt)).))',
    },
  },
};
