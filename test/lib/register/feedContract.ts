import { openRegister } from '../../../lib/register/openRegister';
import type { FeedBatch, FeedSearch } from '../../../lib/register/register';
import type { FreshRegister } from './freshRegister';

const reader = 'flow:node';
const hour = 60 * 60 * 1000;

/** What is told to those who come back for more. */
export function feedContract(fresh: FreshRegister): void {
  const search = (own: Partial<FeedSearch> = {}): FeedSearch => ({
    kinds: ['filed', 'assigned', 'handed-over'],
    dueSoonDays: 3,
    termsFromHour: 0,
    limit: 100,
    ...own,
  });
  const read = (own?: Partial<FeedSearch>) => fresh.register.readFeed(reader, search(own));
  const told = ({ items }: FeedBatch) =>
    items.map(({ ticket, event }) => `${event.kind} ${ticket.subject}`);

  describe('the feed', () => {
    test('begins with what happens from now on, or with all there is', async () => {
      await fresh.fileOne({ subject: 'prima' });
      await fresh.register.openFeed(reader, 'now');
      await fresh.register.openFeed('other', 'beginning');
      await fresh.fileOne({ subject: 'dopo' });
      expect(told(await read())).toEqual(['filed dopo']);
      const all = await fresh.register.readFeed('other', search());
      expect(told(all)).toEqual(['filed prima', 'filed dopo']);
    });

    test('gives the same again until it is passed, and to another process too', async () => {
      await fresh.register.openFeed(reader, 'now');
      await fresh.fileOne({ subject: 'uno' });
      await fresh.fileOne({ subject: 'due' });
      const first = await read({ limit: 1 });
      const after = await openRegister(fresh.place);
      // A reader that is known goes on from its place, whatever it asks for as it comes back.
      await after.openFeed(reader, 'now');
      expect(await after.readFeed(reader, search({ limit: 1 }))).toEqual(first);
      await after.passFeed(reader, first);
      await after.close();
      const second = await read();
      expect([told(first), told(second)]).toEqual([['filed uno'], ['filed due']]);
      await fresh.register.passFeed(reader, second);
      await fresh.register.passFeed(reader, first);
      expect((await read()).items).toEqual([]);
    });

    test('tells what happened in order, with the ticket as it stands', async () => {
      await fresh.register.openFeed(reader, 'now');
      const { reference } = await fresh.fileOne({ subject: 'buca' });
      await fresh.register.assign(reference, { office: 'tecnico' }, 'Rossi');
      await fresh.register.addNote(reference, 'Chiamato', 'Rossi');
      const handOver = { office: 'strade', reason: 'competenza' };
      const ticket = await fresh.register.handOver(reference, handOver, 'Rossi');
      const { items } = await read();
      expect(items.map((item) => item.ticket)).toEqual([ticket, ticket, ticket]);
      expect(items.map((item) => item.event)).toEqual([
        expect.objectContaining({ kind: 'filed', by: 'modulo' }),
        expect.objectContaining({
          kind: 'assigned',
          details: { office: 'tecnico', status: 'assigned' },
        }),
        {
          kind: 'handed-over',
          at: fresh.now.toISOString(),
          by: 'Rossi',
          details: { from: 'tecnico', ...handOver },
        },
      ]);
    });

    test.each([
      ['office', { office: 'tecnico' }],
      ['category', { category: 'strade' }],
      ['form', { formId: 'segnalazione' }],
    ])('tells one %s apart, over any number of others', async (_what, own) => {
      await fresh.register.openFeed(reader, 'now');
      for (let index = 0; index < 5; index += 1) await fresh.fileOne({ subject: 'altra' });
      await fresh.fileOne({ subject: 'mia', ...own });
      await fresh.fileOne({ subject: 'altra' });
      expect(told(await read({ ...own, limit: 2 }))).toEqual(['filed mia']);
    });

    test('a failed batch comes again one by one, until it is behind', async () => {
      await fresh.register.openFeed(reader, 'now');
      for (const subject of ['uno', 'due', 'tre']) await fresh.fileOne({ subject });
      const failed = await read({ limit: 2 });
      await fresh.register.failFeed(reader, failed);
      const seen: string[][] = [];
      const failures: number[] = [];
      for (let rounds = 0; rounds < 3; rounds += 1) {
        const batch = await read();
        seen.push(told(batch));
        failures.push(batch.failures);
        await fresh.register.passFeed(reader, batch);
        if (rounds === 1) for (const subject of ['quattro']) await fresh.fileOne({ subject });
      }
      expect(seen).toEqual([['filed uno'], ['filed due'], ['filed tre', 'filed quattro']]);
      expect(failures).toEqual([1, 0, 0]);
    });

    test('nobody reads who was not made known', async () => {
      await expect(read()).rejects.toMatchObject({ code: 'feed.reader-unknown' });
    });

    test('purged tickets are gone from it, also while they are being told', async () => {
      await fresh.register.openFeed(reader, 'now');
      const { reference } = await fresh.fileOne({ subject: 'vecchia', dueAt: '2026-10-06' });
      const batch = await read({ kinds: ['filed', 'due-soon'] });
      expect(told(batch)).toEqual(['filed vecchia', 'due-soon vecchia']);
      await fresh.register.changeStatus(reference, 'closed', 'Rossi');
      fresh.later(31 * 24 * hour);
      expect(await fresh.register.purge(30)).toBe(1);
      expect((await read()).items).toEqual([]);
      await fresh.register.passFeed(reader, batch);
      await fresh.fileOne({ subject: 'nuova' });
      expect(told(await read())).toEqual(['filed nuova']);
    });

    test('shows the latest as they look, without moving anybody', async () => {
      for (const subject of ['uno', 'due', 'tre']) await fresh.fileOne({ subject });
      const items = await fresh.register.latestFeed(search({ limit: 2 }));
      expect(told({ items, until: 0, failures: 0 })).toEqual(['filed due', 'filed tre']);
    });
  });

  describe('terms in the feed', () => {
    const terms = { kinds: ['due-soon', 'overdue'] as FeedSearch['kinds'] };
    const pass = async (own?: Partial<FeedSearch>) => {
      const batch = await read({ ...terms, ...own });
      await fresh.register.passFeed(reader, batch);
      return told(batch);
    };
    // The clock of these tests stands at Monday, 5 October 2026, 10:30 in Rome.
    beforeEach(() => fresh.register.openFeed(reader, 'now'));

    test.each([
      ['2026-10-04', ['overdue buca']],
      ['2026-10-05', ['due-soon buca']],
      ['2026-10-08', ['due-soon buca']],
      ['2026-10-09', []],
    ])('a term until %s is told as %p, once', async (dueAt, expected) => {
      await fresh.fileOne({ subject: 'buca', dueAt });
      expect(await pass()).toEqual(expected);
      expect(await pass()).toEqual([]);
    });

    test('are told again where they come to stand on another day', async () => {
      const { reference } = await fresh.fileOne({ subject: 'buca', dueAt: '2026-10-06' });
      expect(await pass()).toEqual(['due-soon buca']);
      fresh.later(48 * hour);
      expect(await pass()).toEqual(['overdue buca']);
      await fresh.register.assign(reference, { office: 'tecnico', dueAt: '2026-10-08' }, 'Rossi');
      expect(await pass()).toEqual(['due-soon buca']);
    });

    test.each(['answered', 'rejected', 'closed'] as const)(
      'ended tickets (%s) have none',
      async (status) => {
        const { reference } = await fresh.fileOne({ dueAt: '2026-10-01' });
        await fresh.register.changeStatus(reference, status, 'Rossi');
        expect(await pass()).toEqual([]);
      },
    );

    test('stand still while they are suspended', async () => {
      const { reference } = await fresh.fileOne({ subject: 'atti', dueAt: '2026-10-06' });
      await fresh.register.assign(reference, { office: 'tecnico' }, 'Rossi');
      await fresh.register.suspendTerm(reference, { ground: 'information' }, 'Rossi');
      expect(await pass()).toEqual([]);
      await fresh.register.resumeTerm(reference, {}, 'Rossi');
      expect(await pass()).toEqual(['due-soon atti']);
    });

    test('wait for their hour, come the earliest first, and as many as there is room for', async () => {
      await fresh.fileOne({ subject: 'dopo', dueAt: '2026-10-03' });
      await fresh.fileOne({ subject: 'prima', dueAt: '2026-10-01' });
      expect(await pass({ termsFromHour: 11 })).toEqual([]);
      fresh.later(hour);
      expect(await pass({ termsFromHour: 11, limit: 1 })).toEqual(['overdue prima']);
      expect(await pass({ termsFromHour: 11, limit: 1 })).toEqual(['overdue dopo']);
    });

    test('of one that fails come alone', async () => {
      for (const subject of ['uno', 'due']) await fresh.fileOne({ subject, dueAt: '2026-10-01' });
      await fresh.register.failFeed(reader, await read(terms));
      expect(await pass()).toEqual(['overdue uno']);
    });
  });
}
