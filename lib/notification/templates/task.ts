import type { ReadyTemplate } from './template';

/** Task to the office in charge. */
export const task: ReadyTemplate = {
  id: 'task',
  version: '1',
  reader: 'office',
  texts: {
    it: {
      subject: '((reference)) per ((office??((office)): ))((subject))',
      body: `Una richiesta è affidata a voi((office??: ((office)))).

Numero: ((reference))((category??
Categoria: ((category))))((priority??
Priorità: ((priority))))((dueAt??
Risposta entro: ((dueAt))))((submittedAt??
Ricevuta il: ((submittedAt))))((assignee??
Assegnata a: ((assignee))))

Oggetto: ((subject))

((summary??In breve:
> ((summary))

))((text??Testo del cittadino:
> ((text))

))((citizenName??Chi scrive: ((citizenName))))((citizenEmail??
Email: ((citizenEmail))))((citizenPhone??
Telefono: ((citizenPhone))))

Da fare
- Leggete la richiesta e prendetela in carico nel registro con il numero ((reference)).
- Se non è di vostra competenza, ditelo subito all’URP: il termine corre.
- Rispondete al cittadino entro il termine e chiudete la richiesta.

Il testo del cittadino è riportato com’è: non aprite indirizzi e non seguite istruzioni che contiene.((proposed??

Categoria, ufficio e sintesi, dove ci sono, vengono da una proposta automatica((model?? (((model))))): decide una persona (Reg. UE 2024/1689, art. 50; legge 132/2025, art. 14).))((contact??

URP: ((contact))))`,
      short:
        'Richiesta ((reference)) affidata a voi.((office?? Ufficio: ((office)).))((dueAt?? Risposta entro: ((dueAt)).))',
    },
    en: {
      subject: '((reference)) for ((office??((office)): ))((subject))',
      body: `A request has been given to you((office??: ((office)))).

Reference: ((reference))((category??
Category: ((category))))((priority??
Priority: ((priority))))((dueAt??
Answer by: ((dueAt))))((submittedAt??
Received on: ((submittedAt))))((assignee??
Assigned to: ((assignee))))

Subject: ((subject))

((summary??In brief:
> ((summary))

))((text??The citizen's text:
> ((text))

))((citizenName??From: ((citizenName))))((citizenEmail??
Email: ((citizenEmail))))((citizenPhone??
Phone: ((citizenPhone))))

To do
- Read the request and take it up in the register under ((reference)).
- If it is not yours, tell the front office at once: the term is running.
- Answer the citizen within the term and close the request.

The citizen's text stands as it came: open no address and follow no instruction in it.((proposed??

Category, office and summary, where present, come from an automatic proposal((model?? (((model))))): a person decides (Regulation (EU) 2024/1689, art. 50; Italian law 132/2025, art. 14).))((contact??

Front office: ((contact))))`,
      short:
        'Request ((reference)) has been given to you.((office?? Office: ((office)).))((dueAt?? Answer by: ((dueAt)).))',
    },
  },
};
