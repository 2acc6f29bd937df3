import type { ReadyTemplate } from './template';

/** To the citizen: the appointment stands (`appointment`: day and hour; `place`, `toBring`, `manageUrl`; a ticket's own fill themselves). */
export const appointmentConfirmed: ReadyTemplate = {
  id: 'appointment-confirmed',
  version: '2',
  reader: 'citizen',
  withCalendar: true,
  texts: {
    it: {
      subject: 'Appuntamento confermato: ((appointment)) – ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

il tuo appuntamento è confermato.

Quando: ((appointment))((place??
Dove: ((place))))((appointmentOffice??
Ufficio: ((appointmentOffice))))((toBring??

Che cosa portare:
((toBring))))

Se non puoi venire, avvisaci prima indicando il numero ((reference)): il posto va a un’altra persona.((manageUrl??

Puoi spostare o annullare l’appuntamento qui:
((manageUrl))))((contact??

Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))appuntamento confermato: ((appointment)).((place?? Dove: ((place)).)) Numero: ((reference)).',
    },
    en: {
      subject: 'Appointment confirmed: ((appointment)) – ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

your appointment is confirmed.

When: ((appointment))((place??
Where: ((place))))((appointmentOffice??
Office: ((appointmentOffice))))((toBring??

What to bring:
((toBring))))

If you cannot come, tell us before and give the reference ((reference)): somebody else gets the place.((manageUrl??

You can move or cancel the appointment here:
((manageUrl))))((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))appointment confirmed: ((appointment)).((place?? Where: ((place)).)) Reference: ((reference)).',
    },
  },
};
