import type { ReadyTemplate } from './template';

/** Receipt to the citizen. L. 241/1990, art. 18-bis: date, reference, term, and what if nobody answers. */
export const received: ReadyTemplate = {
  id: 'received',
  version: '2',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Abbiamo ricevuto la tua richiesta ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

abbiamo ricevuto la tua richiesta((submittedAt?? il ((submittedAt)))).

Numero: ((reference))((subject??
Oggetto: ((subject))))((office??
Se ne occupa: ((office))))((dueAt??
Risposta entro: ((dueAt))))

Che cosa succede ora
- Una persona legge la richiesta e la affida all’ufficio che può risolverla.
- Ti scriviamo quando è stata presa in carico e quando c’è una risposta.
- Se ci servono altre informazioni, te le chiediamo.((trackingUrl??

Segui la richiesta: ((trackingUrl))
Chi apre questo collegamento vede a che punto è la richiesta, e nient’altro: conservalo.))

Per aggiungere qualcosa o chiedere a che punto siamo, scrivici indicando il numero ((reference)).((contact??
Contatti: ((contact))))

Se il termine passa senza risposta puoi chiedere che intervenga chi ha il potere sostitutivo nell’amministrazione (art. 2, comma 9-ter, legge 241/1990).((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))abbiamo ricevuto la tua richiesta. Numero: ((reference)).((dueAt?? Risposta entro: ((dueAt)).))',
    },
    en: {
      subject: 'We have received your request ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

we have received your request((submittedAt?? on ((submittedAt)))).

Reference: ((reference))((subject??
Subject: ((subject))))((office??
In charge: ((office))))((dueAt??
Answer by: ((dueAt))))

What happens now
- A person reads the request and gives it to the office that can deal with it.
- We write to you when it has been taken up and when there is an answer.
- If we need more information, we ask you for it.((trackingUrl??

Follow your request: ((trackingUrl))
Whoever opens this link sees how far the request is, and nothing else: keep it.))

To add something, or to ask how far we are, write to us and give the reference ((reference)).((contact??
Contacts: ((contact))))

If the term passes without an answer, you can ask for the officer who holds the power of substitution in the administration (Italian law 241/1990, art. 2, para. 9-ter).((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))we have received your request. Reference: ((reference)).((dueAt?? Answer by: ((dueAt)).))',
    },
  },
};
