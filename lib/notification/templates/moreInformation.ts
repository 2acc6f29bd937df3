import type { ReadyTemplate } from './template';

/** To the citizen: what is lacking (`question`); the term stops while the office waits (L. 241/1990, art. 2, c. 7). */
export const moreInformation: ReadyTemplate = {
  id: 'more-information',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Ci servono altre informazioni per la richiesta ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

per andare avanti con la tua richiesta ((reference))((subject??: «((subject))»)) ci serve una cosa da te:

((question))((answerBy??

Rispondi entro: ((answerBy))))

Finché aspettiamo la tua risposta il termine può restare sospeso; riparte quando ci scrivi.

Rispondi indicando il numero ((reference)). Non inviare password o dati della tua carta: non te li chiediamo mai.((contact??
Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))per la tua richiesta ((reference)) ci serve una cosa da te: ((question))((answerBy?? Rispondi entro: ((answerBy)).))',
    },
    en: {
      subject: 'We need more information for request ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

to go on with your request ((reference))((subject??: “((subject))”)) we need something from you:

((question))((answerBy??

Please answer by: ((answerBy))))

While we wait for your answer the term may stand still; it runs again when you write.

Give the reference ((reference)) in your answer. Send no password and no card details: we never ask for them.((contact??
Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))for your request ((reference)) we need something from you: ((question))((answerBy?? Please answer by: ((answerBy)).))',
    },
  },
};
