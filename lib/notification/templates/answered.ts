import type { ReadyTemplate } from './template';

/** The answer to the citizen, in the officer's words (`answer`), with the remedies that the law asks for. */
export const answered: ReadyTemplate = {
  id: 'answered',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Risposta alla tua richiesta ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

ecco la risposta alla tua richiesta ((reference))((subject??: «((subject))»)).

((answer))((office??

Ha risposto: ((office))))

Se la risposta non risolve il problema, o non è chiara, scrivici indicando il numero ((reference)).((contact??
Contatti: ((contact))))((remedy??

Come opporsi: ((remedy))))((administration??

((administration))))`,
      short:
        "((administration??((administration)): ))c'è la risposta alla tua richiesta ((reference)): ((answer))",
    },
    en: {
      subject: 'Answer to your request ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

here is the answer to your request ((reference))((subject??: “((subject))”)).

((answer))((office??

Answered by: ((office))))

If the answer does not solve the matter, or is not clear, write to us and give the reference ((reference)).((contact??
Contacts: ((contact))))((remedy??

How to appeal: ((remedy))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))here is the answer to your request ((reference)): ((answer))',
    },
  },
};
