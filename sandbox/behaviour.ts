/**
 * How the sandbox's mail server treats a recipient, told by the address itself, so that a flow can be
 * tried against each failure without any setting. The word before `@` decides; a number after a dot
 * changes the measure. The inbox page shows this table.
 *
 * | address                | what the server does                                                      |
 * |------------------------|---------------------------------------------------------------------------|
 * | `rifiuta@…`            | 550 at RCPT TO, always: no such mailbox                                   |
 * | `occupata@…`           | 451 at RCPT TO the first 2 times, then takes the message (`occupata.5@…`: 5) |
 * | `lenta@…`              | answers 10 seconds after the message came (`lenta.60@…`: 60)              |
 * | `cade@…`               | takes the message, then drops the connection without an answer            |
 * | any other              | takes the message                                                         |
 */
export type Behaviour =
  | { kind: 'accept' }
  | { kind: 'refuse' }
  | { kind: 'busy'; times: number }
  | { kind: 'slow'; seconds: number }
  | { kind: 'drop' };

const usualBusyTimes = 2;
const usualSlowSeconds = 10;

/** The page's table, in the officers' language. */
export const behaviours: { address: string; does: string }[] = [
  { address: 'rifiuta@…', does: 'la casella non esiste: rifiuto definitivo (550), sempre' },
  {
    address: 'occupata@…',
    does: `rifiuto temporaneo (451) le prime ${usualBusyTimes} volte, poi accetta; occupata.5@… cinque volte`,
  },
  {
    address: 'lenta@…',
    does: `risponde dopo ${usualSlowSeconds} secondi; lenta.60@… dopo sessanta`,
  },
  {
    address: 'cade@…',
    does: 'prende il messaggio ma chiude la connessione senza rispondere: chi spedisce non sa se è arrivato',
  },
];

/** What the address asks of the server. */
export function behaviourOf(address: string): Behaviour {
  const localPart = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [word, measure] = localPart.split('.', 2);
  const number = measure !== undefined && /^\d{1,3}$/.test(measure) ? Number(measure) : undefined;
  if (measure !== undefined && number === undefined) return { kind: 'accept' };
  switch (word) {
    case 'rifiuta':
      return { kind: 'refuse' };
    case 'occupata':
      return { kind: 'busy', times: number ?? usualBusyTimes };
    case 'lenta':
      return { kind: 'slow', seconds: number ?? usualSlowSeconds };
    case 'cade':
      return { kind: 'drop' };
    default:
      return { kind: 'accept' };
  }
}
