import type { ReadyTemplate } from './template';

/** Reminder to whoever is in charge, before the term ends. */
export const dueSoon: ReadyTemplate = {
  id: 'due-soon',
  version: '1',
  reader: 'office',
  texts: {
    it: {
      subject: 'In scadenza il ((dueAt)): ((reference)) – ((subject))',
      body: `La richiesta ((reference)) attende una risposta entro il ((dueAt)).

Oggetto: ((subject))((office??
Ufficio: ((office))))((assignee??
Assegnata a: ((assignee))))((submittedAt??
Ricevuta il: ((submittedAt))))((priority??
Priorità: ((priority))))

Da fare
- Rispondete al cittadino entro il termine.
- Se aspettate qualcosa dal cittadino, sospendete il termine nel registro e scrivete perché.
- Se la richiesta non è vostra, passatela all’ufficio giusto con il motivo, o avvisate l’URP.((contact??

URP: ((contact))))`,
      short:
        'Richiesta ((reference)) in scadenza il ((dueAt)).((office?? Ufficio: ((office)).)) Rispondete al cittadino entro il termine.',
    },
    en: {
      subject: 'Due on ((dueAt)): ((reference)) – ((subject))',
      body: `Request ((reference)) waits for an answer by ((dueAt)).

Subject: ((subject))((office??
Office: ((office))))((assignee??
Assigned to: ((assignee))))((submittedAt??
Received on: ((submittedAt))))((priority??
Priority: ((priority))))

To do
- Answer the citizen within the term.
- If you wait for something from the citizen, suspend the term in the register and write why.
- If the request is not yours, hand it over to the right office with the reason, or tell the front office.((contact??

Front office: ((contact))))`,
      short:
        'Request ((reference)) is due on ((dueAt)).((office?? Office: ((office)).)) Answer the citizen within the term.',
    },
  },
};
