import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { atOnce } from './processes';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgresServer';
import { registerContract } from './registerContract';
import { request } from './requests';

const programs = postgresPrograms();
jest.setTimeout(60_000);

if (programs === undefined) {
  console.warn(
    'NOT TESTED: the register on Postgres. Install postgresql, or set URP_POSTGRES_BIN.',
  );
  test.skip('the register on Postgres (no Postgres on this machine)', () => undefined);
} else {
  describe('register on Postgres', () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(programs);
    });
    afterAll(() => server.stop());

    registerContract(() => server.newPlace());

    test('goes on after the server has ended its connections', async () => {
      const register = await openRegister(await server.newPlace());
      const { ticket } = await register.file(request(), 'modulo');
      await server.dropConnections();
      // Queries may still go out on connections whose end has not been heard of.
      const read = () => register.get(ticket.reference).catch(() => undefined);
      let answer = await read();
      for (let tries = 0; answer === undefined && tries < 50; tries += 1) {
        await sleep(100);
        answer = await read();
      }
      expect(answer).toEqual(ticket);
      await register.close();
    });

    describe('the feed, where transactions commit in another order than they began', () => {
      const search = { kinds: ['noted' as const], dueSoonDays: 0, termsFromHour: 0, limit: 100 };
      let register: Register;
      let clients: Client[];
      beforeEach(async () => {
        const place = await server.newPlace();
        register = await openRegister(place);
        await register.openFeed('reader', 'now');
        const { host, port, user, database } = place;
        const address = { host, port, user, database };
        clients = [new Client(address), new Client(address)];
        for (const client of clients) await client.connect();
      });
      afterEach(async () => {
        for (const client of clients) await client.end();
        await register.close();
      });

      /** Writes a note as the register does, in a transaction that stays open. */
      async function note(client: Client, text: string): Promise<void> {
        const { ticket } = await register.file(request(), 'modulo');
        const { reference } = ticket;
        await client.query('select 1 from urp_tickets where reference = $1 for update', [
          reference,
        ]);
        await client.query(
          `insert into urp_events (reference, kind, at, "by", details)
           values ($1, 'noted', '2026-10-05T08:30:00.000Z', 'Rossi', $2)`,
          [reference, JSON.stringify({ text })],
        );
      }

      const told = async () => {
        const batch = await register.readFeed('reader', search);
        await register.passFeed('reader', batch);
        return batch.items.map(({ event }) => event.details.text);
      };

      // Which of the two got its transaction id first must not matter, nor who commits first.
      test.each([[[0, 1]], [[1, 0]]])(
        'waits for what may come below, ids given in the order %j',
        async (ids) => {
          const [slow, quick] = clients as [Client, Client];
          for (const client of clients) await client.query('begin');
          for (const index of ids) await clients[index]!.query('select pg_current_xact_id()');
          await note(slow, 'lenta');
          await note(quick, 'svelta');
          await quick.query('commit');
          expect(await told()).toEqual([]);
          await slow.query('commit');
          expect(await told()).toEqual(['lenta', 'svelta']);
        },
      );

      test('goes on over what was never committed', async () => {
        const [slow, quick] = clients as [Client, Client];
        for (const client of clients) await client.query('begin');
        await note(slow, 'annullata');
        await note(quick, 'svelta');
        await quick.query('commit');
        await slow.query('rollback');
        expect(await told()).toEqual(['svelta']);
      });

      test('jumps over none of many that write at once', async () => {
        const all = Array.from({ length: 200 }, (_, index) => `nota ${index}`);
        const written = Promise.all(
          all.map(async (text) => {
            const { ticket } = await register.file(request(), 'modulo');
            await register.addNote(ticket.reference, text, 'Rossi');
          }),
        );
        const seen: unknown[] = [];
        let isDone = false;
        void written.then(() => (isDone = true));
        while (!isDone) seen.push(...(await told()));
        seen.push(...(await told()));
        expect(new Set(seen)).toEqual(new Set(all));
        expect(seen).toHaveLength(all.length);
      });
    });

    test('several processes open an empty place at once and file each its own', async () => {
      const place = await server.newPlace();
      const filed = await atOnce(3, place, 'file');
      expect(new Set(filed.flat()).size).toBe(3 * 20);
    });

    test('several processes book each place once', async () => {
      const booked = await atOnce(3, await server.newPlace(), 'book');
      expect(new Set(booked.flat()).size).toBe(30);
    });

    test('several processes claim each message once', async () => {
      const claimed = await atOnce(3, await server.newPlace(), 'claim');
      const keys = Array.from({ length: 20 }, (_, key) => `key-${key}`);
      expect(claimed.flat().sort()).toEqual(keys.sort());
    });

    test.each([
      'update urp_events set details = details',
      'delete from urp_events',
      'truncate urp_events',
    ])('events refuse %s, and go with their ticket', async (statement) => {
      const place = await server.newPlace();
      const register = await openRegister(place);
      const { ticket } = await register.file(request(), 'modulo');
      await register.close();
      const { kind, ssl, ...address } = place;
      expect({ kind, ssl }).toEqual({ kind: 'postgres', ssl: 'off' });
      const client = new Client(address);
      await client.connect();
      await expect(client.query(statement)).rejects.toThrow('never changed or removed');
      await client.query('delete from urp_tickets where reference = $1', [ticket.reference]);
      expect((await client.query('select * from urp_events')).rows).toEqual([]);
      await client.end();
    });

    test.each([
      ['an unknown database', { database: 'nowhere' }],
      ['no server', { host: '127.0.0.1', port: 1 }],
    ])('%s is told without the password', async (_what, own) => {
      const place = { ...(await server.newPlace()), password: 'segretissima', ...own };
      const error = await openRegister(place).catch((refused: Error) => refused);
      expect(error).toMatchObject({ code: 'register.unavailable' });
      expect(String((error as Error).message)).not.toContain('segretissima');
    });
  });
}
