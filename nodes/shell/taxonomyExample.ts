/** What the editor shows where an office begins its own categories; it runs as it stands. */
export const taxonomyExample = JSON.stringify(
  {
    offices: [
      { code: 'ufficio-tecnico', name: 'Ufficio tecnico' },
      { code: 'ufficio-ambiente', name: 'Ufficio ambiente' },
    ],
    categories: [
      {
        code: 'illuminazione',
        name: 'Illuminazione pubblica',
        description: 'Lampioni spenti o guasti, strade al buio',
        office: 'ufficio-tecnico',
        keywords: ['lampione', 'luce', 'buio'],
        examples: ['Il lampione davanti a casa è spento da una settimana'],
        termDays: 30,
      },
      {
        code: 'rifiuti',
        name: 'Rifiuti',
        description: 'Raccolta differenziata, cassonetti pieni, rifiuti abbandonati',
        office: 'ufficio-ambiente',
        keywords: ['rifiuti', 'cassonetto', 'raccolta'],
        examples: ['Non hanno ritirato la plastica questa mattina'],
        termDays: 30,
      },
    ],
  },
  null,
  2,
);
