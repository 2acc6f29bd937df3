import type { FormDefinition } from '../form';

/** Who is enrolled, where whoever writes does it for a child (art. 316 of the civil code). */
export const childStep = {
  id: 'minore',
  title: 'Dati del bambino o della bambina',
  fields: [
    { type: 'short-text', name: 'nome-bambino', label: 'Nome del bambino', required: true },
    { type: 'short-text', name: 'cognome-bambino', label: 'Cognome del bambino', required: true },
    {
      type: 'date',
      name: 'data-nascita-bambino',
      label: 'Data di nascita',
      required: true,
      latest: 'today',
    },
    {
      type: 'fiscal-code',
      name: 'codice-fiscale-bambino',
      label: 'Codice fiscale del bambino',
      required: true,
    },
    {
      type: 'acknowledgement',
      name: 'responsabilita-genitoriale',
      label: 'Dichiaro di esercitare la responsabilità genitoriale o di avere la tutela',
      required: true,
    },
  ],
} satisfies FormDefinition['steps'][number];
