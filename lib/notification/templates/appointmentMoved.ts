import type { ReadyTemplate } from './template';

/** To the citizen: the appointment has another day or hour (`appointment`; `place`, `reason`). */
export const appointmentMoved: ReadyTemplate = {
  id: 'appointment-moved',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Appuntamento spostato: ((appointment)) – ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

abbiamo dovuto spostare il tuo appuntamento. Ci scusiamo.((reason??

Motivo: ((reason))))

Nuova data: ((appointment))((place??
Dove: ((place))))((office??
Ufficio: ((office))))

Se la nuova data non va bene, scrivici indicando il numero ((reference)): ne troviamo un’altra.((contact??

Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))il tuo appuntamento è spostato a: ((appointment)).((place?? Dove: ((place)).)) Numero: ((reference)).',
    },
    en: {
      subject: 'Appointment moved: ((appointment)) – ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

we had to move your appointment. We are sorry.((reason??

Reason: ((reason))))

New date: ((appointment))((place??
Where: ((place))))((office??
Office: ((office))))

If the new date does not suit you, write to us and give the reference ((reference)): we find another.((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))your appointment has been moved to: ((appointment)).((place?? Where: ((place)).)) Reference: ((reference)).',
    },
  },
};
