import type { ReadyTemplate } from './template';

/** To the citizen: the appointment no longer stands (`appointment`; `reason`). */
export const appointmentCancelled: ReadyTemplate = {
  id: 'appointment-cancelled',
  version: '2',
  reader: 'citizen',
  withCalendar: true,
  texts: {
    it: {
      subject: 'Appuntamento annullato: ((appointment)) – ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

il tuo appuntamento del ((appointment)) è annullato.((reason??

Motivo: ((reason))))

Per averne un altro scrivici indicando il numero ((reference)), o prenota di nuovo.((contact??

Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))il tuo appuntamento del ((appointment)) è annullato. Numero: ((reference)).',
    },
    en: {
      subject: 'Appointment cancelled: ((appointment)) – ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

your appointment of ((appointment)) is cancelled.((reason??

Reason: ((reason))))

To have another, write to us and give the reference ((reference)), or book again.((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))your appointment of ((appointment)) is cancelled. Reference: ((reference)).',
    },
  },
};
