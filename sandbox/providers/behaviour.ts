/**
 * How the sandbox's providers treat a recipient, told by the recipient itself: the last three digits
 * of a phone number, or the two digits of the year in a fiscal code. The inbox page shows this table.
 */
export const fates = {
  '404': 'il destinatario non c’è: rifiuto definitivo',
  '403': 'il destinatario non vuole messaggi, o non è raggiungibile da questo servizio',
  '429': 'troppi messaggi (429, riprovare dopo un secondo) le prime 2 volte, poi accetta',
  '503': 'servizio fermo (503) le prime 2 volte, poi accetta',
  '500': 'errore del fornitore (500): non si sa se il messaggio è partito',
  '504': 'prende il messaggio ma chiude la connessione senza rispondere',
  '408': 'accettato, poi scaduto senza consegna',
  '410': 'accettato, poi non consegnato',
  '202': 'accettato e mai consegnato: resta in attesa',
} as const;
export type Fate = keyof typeof fates | 'delivered';

const fateOfYear: Readonly<Record<string, Fate>> = {
  '04': '404',
  '03': '403',
  '29': '429',
  '53': '503',
  '50': '500',
  '54': '504',
  '08': '408',
  '10': '410',
  '02': '202',
};

/** The page's table: phone numbers end so, and so do the fiscal codes' years. */
export const simulatedRecipients = Object.entries(fates).map(([ending, does]) => {
  const year = Object.entries(fateOfYear).find(([, fate]) => fate === ending)?.[0] ?? '';
  return { phone: `+39 333 0000 ${ending}`, code: `TSTPRV${year}A01H501…`, does };
});

/** What a phone number or a fiscal code asks of its provider. */
export function fateOf(recipient: string): Fate {
  const year = /^TSTPRV(\d\d)/i.exec(recipient)?.[1];
  if (year !== undefined) return fateOfYear[year] ?? 'delivered';
  const ending = recipient.slice(-3);
  return /^\+?39?333000/.test(recipient) && ending in fates ? (ending as Fate) : 'delivered';
}
