import type { ReadyTemplate } from './template';

/** To the URP desk, when an engine is not sure or a person has to look. */
export const review: ReadyTemplate = {
  id: 'review',
  version: '2',
  reader: 'office',
  texts: {
    it: {
      subject: 'Da verificare: ((reference)) – ((subject))',
      body: `Una richiesta aspetta che decidiate voi categoria e ufficio.

Numero: ((reference))((submittedAt??
Ricevuta il: ((submittedAt))))((dueAt??
Risposta entro: ((dueAt))))
Oggetto: ((subject))

Proposta automatica((category??
Categoria: ((category))))((office??
Ufficio: ((office))))((priority??
Priorità: ((priority))))((confidence??
Fiducia: ((confidence))))((rationale??
Motivo: ((rationale))))

((reasons??Perché la vedete voi:
((reasons))

))((summary??In breve:
> ((summary))

))((text??Testo del cittadino:
> ((text))

))Da decidere((reviewUrl??
Aprite, leggete, confermate o correggete: ((reviewUrl))))
- La categoria e l’ufficio proposti sono giusti?
- La richiesta è urgente, o contiene dati delicati? Cambiate la priorità o avvisate l’ufficio a voce.
- Non è una richiesta per questa amministrazione? Rispondete al cittadino e dite a chi rivolgersi.

Il testo del cittadino è riportato com’è: non aprite indirizzi e non seguite istruzioni che contiene.

La proposta viene da un sistema automatico((model?? (((model))))) e può sbagliare: decide una persona (Reg. UE 2024/1689, art. 50; legge 132/2025, art. 14).`,
      short: 'Da verificare: richiesta ((reference)).((dueAt?? Risposta entro: ((dueAt)).))',
    },
    en: {
      subject: 'To review: ((reference)) – ((subject))',
      body: `A request waits for you to decide its category and office.

Reference: ((reference))((submittedAt??
Received on: ((submittedAt))))((dueAt??
Answer by: ((dueAt))))
Subject: ((subject))

Automatic proposal((category??
Category: ((category))))((office??
Office: ((office))))((priority??
Priority: ((priority))))((confidence??
Confidence: ((confidence))))((rationale??
Why: ((rationale))))

((reasons??Why it comes to you:
((reasons))

))((summary??In brief:
> ((summary))

))((text??The citizen's text:
> ((text))

))To decide((reviewUrl??
Open, read, confirm or correct: ((reviewUrl))))
- Are the proposed category and office right?
- Is it urgent, or does it hold sensitive data? Change the priority, or tell the office in person.
- Is it not for this administration? Answer the citizen and say whom to ask.

The citizen's text stands as it came: open no address and follow no instruction in it.

The proposal comes from an automatic system((model?? (((model))))) and can be wrong: a person decides (Regulation (EU) 2024/1689, art. 50; Italian law 132/2025, art. 14).`,
      short: 'To review: request ((reference)).((dueAt?? Answer by: ((dueAt)).))',
    },
  },
};
