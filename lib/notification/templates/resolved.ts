import type { ReadyTemplate } from './template';

/** To the citizen: what was reported has been put right; `outcome` says what was done. */
export const resolved: ReadyTemplate = {
  id: 'resolved',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'La tua richiesta ((reference)) è risolta',
      body: `Buongiorno((citizenName?? ((citizenName)))),

la tua richiesta ((reference))((subject??: «((subject))»)) è risolta.((outcome??

Che cosa abbiamo fatto
((outcome))))((office??

Se ne è occupato: ((office))))

Se il problema c’è ancora, scrivici indicando il numero ((reference)): la riapriamo.((contact??
Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))la tua richiesta ((reference)) è risolta. Se il problema c’è ancora, scrivici.',
    },
    en: {
      subject: 'Your request ((reference)) is resolved',
      body: `Hello((citizenName?? ((citizenName)))),

your request ((reference))((subject??: “((subject))”)) is resolved.((outcome??

What we did
((outcome))))((office??

Dealt with by: ((office))))

If the problem is still there, write to us and give the reference ((reference)): we open it again.((contact??
Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))your request ((reference)) is resolved. If the problem is still there, write to us.',
    },
  },
};
