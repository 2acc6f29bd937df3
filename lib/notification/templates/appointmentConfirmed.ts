import type { ReadyTemplate } from './template';

/** To the citizen: the appointment stands (`appointment`: day and hour; `place`, `toBring`). */
export const appointmentConfirmed: ReadyTemplate = {
  id: 'appointment-confirmed',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Appuntamento confermato: ((appointment)) – ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

il tuo appuntamento è confermato.

Quando: ((appointment))((place??
Dove: ((place))))((office??
Ufficio: ((office))))((toBring??

Che cosa portare:
((toBring))))

Se non puoi venire, scrivici prima indicando il numero ((reference)): il posto va a un’altra persona.((contact??

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
Where: ((place))))((office??
Office: ((office))))((toBring??

What to bring:
((toBring))))

If you cannot come, write to us before and give the reference ((reference)): somebody else gets the place.((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))appointment confirmed: ((appointment)).((place?? Where: ((place)).)) Reference: ((reference)).',
    },
  },
};
