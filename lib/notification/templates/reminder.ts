import type { ReadyTemplate } from './template';

/** To the citizen: what is coming (`what`) and when (`when`). */
export const reminder: ReadyTemplate = {
  id: 'reminder',
  version: '1',
  reader: 'citizen',
  texts: {
    it: {
      subject: 'Promemoria: ((what)) – ((reference))',
      body: `Buongiorno((citizenName?? ((citizenName)))),

ti ricordiamo: ((what)).

Quando: ((when))((place??
Dove: ((place))))((toBring??

Che cosa portare:
((toBring))))

Se hai già fatto tutto, non tenere conto di questo messaggio. Per scriverci indica il numero ((reference)).((contact??

Contatti: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))ti ricordiamo: ((what)), ((when)).((place?? Dove: ((place)).)) Numero: ((reference)).',
    },
    en: {
      subject: 'Reminder: ((what)) – ((reference))',
      body: `Hello((citizenName?? ((citizenName)))),

we remind you: ((what)).

When: ((when))((place??
Where: ((place))))((toBring??

What to bring:
((toBring))))

If you have already done it, ignore this message. When you write to us, give the reference ((reference)).((contact??

Contacts: ((contact))))((administration??

((administration))))`,
      short:
        '((administration??((administration)): ))we remind you: ((what)), ((when)).((place?? Where: ((place)).)) Reference: ((reference)).',
    },
  },
};
