import { randomUUID } from 'node:crypto';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { postgresPrograms, startPostgres, type PostgresServer } from '../register/postgresServer';
import { serveForm, type FormServer } from './formServer';
import { postUrlEncoded, report } from './posting';

const programs = postgresPrograms();
const senders = 100;
jest.setTimeout(120_000);

if (programs === undefined) {
  console.warn('NOT TESTED: many senders while the database restarts. Install postgresql.');
  test.skip('many senders while the database restarts (no Postgres here)', () => undefined);
} else {
  let server: PostgresServer;
  let register: Register;
  let form: FormServer;
  beforeAll(async () => {
    server = await startPostgres(programs);
    register = await openRegister(await server.newPlace());
    form = await serveForm(async () => register);
  });
  afterAll(async () => {
    await form.close();
    await register.close();
    await server.stop();
  });

  test('a database that drops its connections under many senders: each receipt has its ticket, each refusal says when to come back', async () => {
    const answers = { receipts: 0, refusals: 0 };
    /** Sends under one key until there is a receipt, as the page's button "try again" does. */
    const sender = async (number: number): Promise<string> => {
      const key = randomUUID();
      for (;;) {
        const fields = {
          ...report,
          titolo: `Lampione ${number}`,
          step: 'send',
          'submission-key': key,
        };
        const response = await postUrlEncoded(form.url, fields);
        const page = await response.text();
        if (response.status === 200) {
          answers.receipts += 1;
          return /URP(?:-[0-9A-Z]{3}){3}/.exec(page)?.[0] ?? '';
        }
        answers.refusals += 1;
        expect(response.status).toBe(503);
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
        // What was written is still there, under the same key.
        expect(page).toContain(`Lampione ${number}`);
        expect(page).toContain(key);
      }
    };
    const sent = Promise.all(Array.from({ length: senders }, (_, number) => sender(number)));
    while (answers.refusals === 0) await server.dropConnections();
    const receipts = await sent;
    const { tickets } = await register.search({ limit: 1000 });
    expect(tickets.map(({ reference }) => reference).sort()).toEqual(receipts.sort());
    expect(new Set(tickets.map(({ subject }) => subject)).size).toBe(senders);
  });
}
