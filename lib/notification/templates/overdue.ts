import type { ReadyTemplate } from './template';

/** Reminder to the office in charge, when the term has passed. */
export const overdue: ReadyTemplate = {
  id: 'overdue',
  version: '1',
  reader: 'office',
  texts: {
    it: {
      subject: 'Termine scaduto: ((reference)) – ((subject))',
      body: `La richiesta ((reference)) non ha ancora una risposta e il termine è passato il ((dueAt)).

Oggetto: ((subject))((office??
Ufficio: ((office))))((assignee??
Assegnata a: ((assignee))))((submittedAt??
Ricevuta il: ((submittedAt))))((priority??
Priorità: ((priority))))

Da fare oggi
- Rispondete al cittadino, anche solo per dire a che punto siete e quando avrà una risposta.
- Se aspettate qualcosa dal cittadino, sospendete il termine nel registro e scrivete perché.
- Se la richiesta non è vostra, avvisate l’URP.

Il cittadino può chiedere l’intervento di chi ha il potere sostitutivo (art. 2, comma 9-ter, legge 241/1990).((contact??

URP: ((contact))))`,
      short:
        'Termine scaduto il ((dueAt)): richiesta ((reference)).((office?? Ufficio: ((office)).)) Rispondete al cittadino oggi.',
    },
    en: {
      subject: 'Overdue: ((reference)) – ((subject))',
      body: `Request ((reference)) has no answer yet, and its term passed on ((dueAt)).

Subject: ((subject))((office??
Office: ((office))))((assignee??
Assigned to: ((assignee))))((submittedAt??
Received on: ((submittedAt))))((priority??
Priority: ((priority))))

To do today
- Answer the citizen, if only to say how far you are and when there will be an answer.
- If you wait for something from the citizen, suspend the term in the register and write why.
- If the request is not yours, tell the front office.

The citizen can turn to the officer who holds the power of substitution (Italian law 241/1990, art. 2, para. 9-ter).((contact??

Front office: ((contact))))`,
      short:
        'The term passed on ((dueAt)): request ((reference)).((office?? Office: ((office)).)) Answer the citizen today.',
    },
  },
};
