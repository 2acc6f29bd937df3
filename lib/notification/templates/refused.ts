import type { ReadyTemplate } from './template';

/** To the citizen: the request is refused, why (`reason`), and before whom one can appeal and until when (`remedy`; L. 241/1990, art. 3, c. 4). */
export const refused: ReadyTemplate = {
  id: 'refused',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Esito della tua richiesta ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

non possiamo accogliere la tua richiesta ((reference))((subject??: «((subject))»)).

Perché
((reason))

Che cosa puoi fare
((remedy))((office??

Ha deciso: ((office))))

Se qualcosa non è chiaro, scrivici indicando il numero ((reference)).((contact??

Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))la tua richiesta ((reference)) non è stata accolta. Motivo: ((reason)) Come opporsi: ((remedy))',
    },
    en: {
      subject: 'Outcome of your request ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

we cannot grant your request ((reference))((subject??: “((subject))”)).

Why
((reason))

What you can do
((remedy))((office??

Decided by: ((office))))

If anything is not clear, write to us and give the reference ((reference)).((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))your request ((reference)) was not granted. Reason: ((reason)) How to appeal: ((remedy))',
    },
  },
};
