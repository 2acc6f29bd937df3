import { openRegister } from '../../../lib/register/openRegister';
import type { DigestEntry } from '../../../lib/register/register';
import type { FreshRegister } from './freshRegister';
import { claim } from './requests';

/** Messages that wait for a digest, wherever they are kept. */
export function digestContract(fresh: FreshRegister): void {
  const entry = (key: string, own: Partial<DigestEntry> = {}): DigestEntry => ({
    key,
    channel: 'email',
    recipient: 'mario@posta.example',
    reference: null,
    language: 'it',
    subject: `Oggetto ${key}`,
    text: `Testo ${key}`,
    ...own,
  });
  const collect = async (...entries: DigestEntry[]) => {
    for (const each of entries) {
      fresh.later(1000);
      await fresh.register.collectEntry(each);
    }
  };

  describe('digests', () => {
    test('gather what waits by recipient and language, in order, so many in one', async () => {
      await collect(
        entry('a'),
        entry('b', { recipient: 'anna@posta.example' }),
        entry('c'),
        entry('d', { language: 'en' }),
        entry('e'),
        entry('f', { channel: 'pec' }),
      );
      const digests = await fresh.register.gatherDigests('email', 2);
      const told = digests.map(({ recipient, language, entries }) => [
        recipient,
        language,
        entries.map(({ subject }) => subject.at(-1)).join(''),
      ]);
      expect(told).toEqual([
        ['mario@posta.example', 'it', 'ac'],
        ['anna@posta.example', 'it', 'b'],
        ['mario@posta.example', 'en', 'd'],
        ['mario@posta.example', 'it', 'e'],
      ]);
    });

    test('hold an entry in exactly one, whoever gathers and whatever comes in between', async () => {
      await collect(entry('a'), entry('b'));
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const gathered = await Promise.all(
        [fresh.register, other, fresh.register, other].map((each) =>
          each.gatherDigests('email', 10),
        ),
      );
      await other.close();
      expect(new Set(gathered.map((digests) => JSON.stringify(digests))).size).toBe(1);
      await collect(entry('c'));
      const [first, second, ...rest] = await fresh.register.gatherDigests('email', 10);
      expect(first).toEqual(gathered[0]?.[0]);
      expect(second?.entries).toMatchObject([{ subject: 'Oggetto c' }]);
      expect(rest).toEqual([]);
    });

    test('take the same message once, and not again after it went', async () => {
      const isNew = async () => (await fresh.register.collectEntry(entry('a'))).isNew;
      expect([await isNew(), await isNew()]).toEqual([true, false]);
      const [digest] = await fresh.register.gatherDigests('email', 10);
      expect(digest?.entries).toHaveLength(1);
      await fresh.register.settleDigest(digest!.id, undefined, 'test');
      expect(await isNew()).toBe(false);
      expect(await fresh.register.gatherDigests('email', 10)).toEqual([]);
    });

    test('are told of in the history of each ticket, once', async () => {
      const { reference } = await fresh.fileOne();
      await collect(entry('a', { reference }), entry('b', { reference }));
      const { message } = await fresh.register.claimMessage(claim({ template: 'digest' }));
      const [digest] = await fresh.register.gatherDigests('email', 10);
      const sent = { ...message, status: 'sent' as const };
      await fresh.register.settleDigest(digest!.id, sent, 'flusso');
      await fresh.register.settleDigest(digest!.id, sent, 'flusso');
      const told = (await fresh.register.history(reference)).filter(
        ({ kind }) => kind === 'message',
      );
      expect(told).toMatchObject([
        { by: 'flusso', details: { template: 'digest', status: 'sent' } },
      ]);
    });

    test('are gone with their tickets', async () => {
      const { reference } = await fresh.fileOne();
      await collect(entry('a', { reference }));
      await fresh.register.changeStatus(reference, 'closed', 'test');
      fresh.later(400 * 24 * 60 * 60 * 1000);
      expect(await fresh.register.purge(365)).toBe(1);
      expect(await fresh.register.gatherDigests('email', 10)).toEqual([]);
    });
  });
}
