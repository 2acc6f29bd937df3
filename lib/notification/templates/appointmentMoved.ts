import type { ReadyTemplate } from './template';

/** To the citizen: the appointment has another day or hour (`appointment`; `place`, `reason` where the office moved it). */
export const appointmentMoved: ReadyTemplate = {
  id: 'appointment-moved',
  version: '2',
  reader: 'citizen',
  withCalendar: true,
  texts: {
    it: {
      subject: 'Appuntamento spostato: ((appointment)) – ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

il tuo appuntamento è spostato.((reason??

Abbiamo dovuto spostarlo noi, e ci scusiamo. Motivo: ((reason))))

Nuova data: ((appointment))((movedFrom??
Prima era: ((movedFrom))))((place??
Dove: ((place))))((appointmentOffice??
Ufficio: ((appointmentOffice))))

Se la nuova data non va bene, scrivici indicando il numero ((reference)): ne troviamo un’altra.((manageUrl??

Puoi spostare o annullare l’appuntamento qui:
((manageUrl))))((contact??

Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))il tuo appuntamento è spostato a: ((appointment)).((place?? Dove: ((place)).)) Numero: ((reference)).',
    },
    en: {
      subject: 'Appointment moved: ((appointment)) – ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

your appointment has been moved.((reason??

We had to move it, and we are sorry. Reason: ((reason))))

New date: ((appointment))((movedFrom??
Before: ((movedFrom))))((place??
Where: ((place))))((appointmentOffice??
Office: ((appointmentOffice))))

If the new date does not suit you, write to us and give the reference ((reference)): we find another.((manageUrl??

You can move or cancel the appointment here:
((manageUrl))))((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))your appointment has been moved to: ((appointment)).((place?? Where: ((place)).)) Reference: ((reference)).',
    },
  },
};
