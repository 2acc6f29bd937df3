import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openRegister } from '../../../lib/register/openRegister';
import type { NewTicket } from '../../../lib/register/register';
import { alternate, perSecond, row, type BenchContext, type Row } from '../row';

const rounds = 3;
const secondsPerRound = 2;

/** Tickets filed one after the other, each durable when it is answered. */
export async function register({ folder }: BenchContext): Promise<Row[]> {
  const ours = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  const peer = plainTable(join(folder, 'plain.sqlite'));
  try {
    const result = await alternate(
      rounds,
      () =>
        perSecond(secondsPerRound, async () => {
          await ours.file(request(), 'bench');
          return 1;
        }),
      () =>
        perSecond(secondsPerRound, async () => {
          peer.insert(request());
          return 1;
        }),
    );
    const note =
      'one after the other, each durable when answered; ours writes ticket, event, words and key; ' +
      'peer: node:sqlite alone, one table, one prepared statement, the same durability';
    return [row('register filings', '/s', { ...result, note })];
  } finally {
    peer.close();
    await ours.close();
  }
}

function plainTable(file: string) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec('CREATE TABLE tickets (id INTEGER PRIMARY KEY, key TEXT UNIQUE, ticket TEXT)');
  const statement = database.prepare('INSERT INTO tickets (key, ticket) VALUES (?, ?)');
  return {
    insert: (ticket: NewTicket) => statement.run(ticket.submissionKey, JSON.stringify(ticket)),
    close: () => database.close(),
  };
}

function request(): NewTicket {
  return {
    submissionKey: randomUUID(),
    subject: 'Lampione spento in via Garibaldi',
    text: 'Da tre sere il lampione davanti al numero 12 resta spento e la strada è buia.',
    formId: 'segnalazione-disservizio',
    formVersion: 1,
    channel: 'form',
    language: 'it',
    citizen: { givenName: 'Anna', familyName: 'Prova', email: 'anna.prova@citta.example' },
    fields: { luogo: 'via Garibaldi 12' },
  };
}
