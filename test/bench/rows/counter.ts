import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { withAgendas } from '../../../lib/intake/adapting';
import { agendaSchema } from '../../../lib/intake/appointments/agenda';
import { openSlots } from '../../../lib/intake/appointments/slots';
import { openDesk } from '../../../lib/intake/desk';
import { formNamed } from '../../../lib/intake/forms';
import { answer } from '../../../lib/intake/http';
import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import type { NewTicket, Register } from '../../../lib/register/register';
import { ask, postgresPrograms, startPostgres } from '../../lib/register/postgresServer';
import { median, row, type BenchContext, type Row } from '../row';

const tickets = Number(process.env.URP_BENCH_TICKETS ?? 100_000);
const bookings = Number(process.env.URP_BENCH_BOOKINGS ?? 10_000);
const rounds = 15;
/** Writes that wait share one flush of the disk. */
const atOnce = 200;

/** What a full register costs at the counter: finding a ticket, and showing what may be booked. */
export async function counter({ folder }: BenchContext): Promise<Row[]> {
  const file = join(folder, 'full.sqlite');
  const rows = await rowsOn('SQLite', { kind: 'sqlite', file }, async (statement) => {
    const database = new DatabaseSync(file);
    database.prepare(statement).all();
    database.close();
  });
  const programs = postgresPrograms();
  if (!programs) throw new Error('There is no PostgreSQL: `npm test` installs it, or names it.');
  const server = await startPostgres(programs);
  try {
    const place = await server.newPlace();
    const onPostgres = await rowsOn('PostgreSQL', place, async (statement) => {
      await ask(place, statement);
    });
    return [...rows, ...onPostgres];
  } finally {
    await server.stop();
  }
}

/** `plainly` asks the database itself. */
async function rowsOn(
  database: string,
  place: RegisterPlace,
  plainly: (statement: string) => Promise<void>,
): Promise<Row[]> {
  const register = await openRegister(place);
  try {
    const empty = await bookingPage(register);
    await fill(register, appointments());
    const full = await bookingPage(register);
    await fill(
      register,
      Array.from({ length: tickets }, (_, number) => report(number)),
    );
    return [
      row(`page of free slots, ${bookings} booked, ${database}`, 'ms', {
        ours: full,
        peer: empty,
        note: 'the form as it opens for booking, rendered anew; peer: the same page when nothing is booked',
      }),
      await wordRow(register, database, plainly),
      row(`list of an office, ${tickets} tickets, ${database}`, 'ms', {
        ours: await took(() =>
          register.search({ statuses: ['filed'], formId: form.id, limit: 50 }),
        ),
        peer: null,
        note: 'the fifty newest open tickets of a form; no peer',
      }),
    ];
  } finally {
    await register.close();
  }
}

async function wordRow(
  register: Register,
  database: string,
  plainly: (statement: string) => Promise<void>,
): Promise<Row> {
  const words = 'lampione garibaldi 512';
  const { tickets: found } = await register.search({ words, limit: 50 });
  if (found.length === 0) throw new Error('The search found nothing: nothing would be measured.');
  const statement = `select reference from urp_tickets
    where lower(text) like '%lampione%' and lower(text) like '%garibaldi%' and lower(text) like '%512%'
    order by submitted_at desc limit 50`;
  return row(`search by words, ${tickets} tickets, ${database}`, 'ms', {
    ours: await took(() => register.search({ words, limit: 50 })),
    peer: await took(() => plainly(statement)),
    note: `three words that ${found.length} tickets hold, ${rounds} times, median; peer: the same table read by LIKE`,
  });
}

/** The median of so many rounds, in milliseconds. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

async function fill(register: Register, requests: NewTicket[]): Promise<void> {
  for (let start = 0; start < requests.length; start += atOnce) {
    const together = requests.slice(start, start + atOnce);
    await Promise.all(together.map((request) => register.file(request, 'bench')));
  }
}

const agenda = agendaSchema.parse({
  code: 'anagrafe',
  office: 'Anagrafe',
  hours: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map((day) => [
      day,
      '8-18',
    ]),
  ),
  slotMinutes: 10,
  places: 5,
  horizonDays: 60,
});
const form = withAgendas(formNamed('prenotazione-appuntamento'), [agenda]);

async function bookingPage(register: Register): Promise<number> {
  const desk = openDesk({ form, administration: 'Comune di Esempio' });
  return took(async () => {
    const reply = await answer(bookingRequest, desk, async () => register);
    if (reply.status !== 200 || !String(reply.body).includes('anagrafe/')) {
      throw new Error(`The page of free slots shows none (${reply.status}).`);
    }
  });
}

/** The privacy notice read and the service chosen: the page shows what is free. */
const bookingRequest = {
  method: 'POST',
  query: {},
  contentType: 'application/x-www-form-urlencoded',
  accept: undefined,
  ifNoneMatch: undefined,
  body: { privacy: 'si', servizio: 'carta-identita', step: 'data-e-orario' },
};

/** Bookings from the first slot on, each slot filled before the next. */
function appointments(): NewTicket[] {
  const slots = openSlots(agenda, [], new Date());
  return Array.from({ length: bookings }, (_, number): NewTicket => {
    const slot = slots[Math.floor(number / agenda.places)];
    if (!slot) throw new Error(`The agenda has ${slots.length} slots: too few for the measure.`);
    const { agenda: code, start, end, places } = slot;
    const appointment = {
      agenda: code,
      start,
      end,
      places,
      office: 'Anagrafe',
      place: '',
      bring: [],
    };
    return { ...report(number), formId: form.id, appointment };
  });
}

function report(number: number): NewTicket {
  const street = ['Garibaldi', 'Mazzini', 'Cavour', 'Roma', 'Dante'][number % 5];
  const what = ['lampione spento', 'buca pericolosa', 'cassonetto pieno', 'perdita d’acqua'][
    number % 4
  ];
  return {
    submissionKey: randomUUID(),
    subject: `Segnalo: ${what}`,
    text: `In via ${street}, davanti al numero ${number % 997}, da giorni: ${what}.`,
    formId: 'segnalazione-disservizio',
    formVersion: 1,
    channel: 'form',
    language: 'it',
    citizen: { givenName: 'Anna', familyName: 'Prova', email: `anna.${number}@citta.example` },
    fields: {},
  };
}
