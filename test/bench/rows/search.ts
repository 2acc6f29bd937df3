import { join } from 'node:path';
import { openPostgres } from '../../../lib/register/postgres';
import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import type { TicketSearch } from '../../../lib/register/register';
import { openSqlite } from '../../../lib/register/sqlite';
import type { Store } from '../../../lib/register/store';
import { wordsOfTicket } from '../../../lib/register/words';
import { postgresPrograms, startPostgres } from '../../lib/register/postgresServer';
import { median, row, type BenchContext, type Row } from '../row';

const tickets = 100_000;
const batch = 500;
const repeats = 30;

const subjects = [
  'Lampione spento',
  'Buca nella strada',
  'Rifiuti non ritirati',
  'Tassa sui rifiuti',
];
const streets = Array.from({ length: 1000 }, (_, index) => `via ${numberInWords(index)}`);
const offices = ['lavori-pubblici', 'ambiente', 'tributi', 'polizia-locale'];

const searches: Record<string, Omit<TicketSearch, 'limit'>> = {
  'two words': { words: 'lampione garibaldi17' },
  'the beginning of a frequent word': { words: 'rifi' },
  'open ones of an office': { office: 'ambiente', statuses: ['filed', 'assigned'] },
  'due until a day': { dueUntil: '2026-02-01', statuses: ['assigned'] },
};

/** Pages of fifty out of a hundred thousand tickets, on either database. */
export async function search({ folder }: BenchContext): Promise<Row[]> {
  const rows: Row[] = [];
  const sqlite = { kind: 'sqlite', file: join(folder, 'search.sqlite') } as const;
  rows.push(...(await measured(sqlite, await openSqlite(sqlite.file), 'SQLite')));
  const programs = postgresPrograms();
  if (!programs) throw new Error('There is no PostgreSQL: `npm test` installs it, or names it.');
  const server = await startPostgres(programs);
  try {
    const place = await server.newPlace();
    rows.push(...(await measured(place, await openPostgres(place), 'PostgreSQL')));
  } finally {
    await server.stop();
  }
  return rows;
}

async function measured(place: RegisterPlace, store: Store, database: string): Promise<Row[]> {
  const register = await openRegister(place);
  try {
    await fill(store);
    const rows: Row[] = [];
    for (const [name, wanted] of Object.entries(searches)) {
      const times: number[] = [];
      let found = 0;
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const started = performance.now();
        found = (await register.search({ ...wanted, limit: 50 })).tickets.length;
        times.push(performance.now() - started);
      }
      const note = `median of ${repeats}, a page of ${found} out of ${tickets.toLocaleString('en')} tickets`;
      rows.push(
        row(`search on ${database}: ${name}`, 'ms', { ours: median(times), peer: null, note }),
      );
    }
    return rows;
  } finally {
    await store.db.destroy();
    await register.close();
  }
}

/** As the register writes them, many in one transaction. */
async function fill({ db, words }: Store): Promise<void> {
  for (let first = 0; first < tickets; first += batch) {
    await db.transaction().execute(async (transaction) => {
      for (let index = first; index < first + batch; index += 1) {
        const ticket = ticketAt(index);
        const { id } = await transaction
          .insertInto('urpTickets')
          .values(ticket)
          .returning('id')
          .executeTakeFirstOrThrow();
        await words.add(transaction, id, wordsOfTicket(ticket));
      }
    });
  }
}

function ticketAt(index: number) {
  const at = new Date(Date.UTC(2024, 0, 1) + index * 10 * 60_000);
  return {
    reference: `BENCH-${index}`,
    submissionKey: `bench-${index}`,
    subject: `${subjects[index % subjects.length]} in ${streets[(index * 7) % streets.length]}`,
    text: `Davanti al numero ${index % 90} di ${streets[(index * 7) % streets.length]} da ${index % 30} giorni.`,
    formId: 'segnalazione-disservizio',
    formVersion: 1,
    channel: 'form' as const,
    language: 'it' as const,
    submittedAt: at.toISOString(),
    citizen: '{"givenName":"Anna"}',
    fields: '{}',
    category: null,
    office: offices[index % offices.length]!,
    priority: 'normal' as const,
    // Nine in ten have ended, as in a register of two years.
    status: index % 10 === 0 ? ('assigned' as const) : ('closed' as const),
    assignee: null,
    dueAt: new Date(at.getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
  };
}

function numberInWords(index: number): string {
  return `${['garibaldi', 'mazzini', 'verdi', 'dante'][index % 4]}${Math.floor(index / 4)}`;
}
