import { findTickets } from '../../../lib/register/search';
import type { FreshRegister } from './freshRegister';

/** How tickets are found, wherever they are kept. */
export function searchContract(fresh: FreshRegister): void {
  describe('search', () => {
    const found = async (search: Parameters<typeof findTickets>[1]) =>
      (await findTickets(fresh.register, search)).map(({ subject }) => subject).sort();

    test.each([
      ['a word of the text', 'pericoloso', ['Lampione spento']],
      ['the beginning of a word, in any case', 'LAMPI', ['Lampione spento']],
      ['a word without its accent', 'perche', ['Perché la TARI aumenta']],
      ['all words, in any order', 'tari perché', ['Perché la TARI aumenta']],
      ['words of which one is nowhere', 'lampione tari', []],
      ['quotes and operators as nothing special', '"lampione" OR -tari* : & | !', []],
      ['the words of an operator as words', 'lampione AND', []],
      ['signs alone nowhere', '"\'*():&|!\\', []],
      ['everything where nothing is asked', ' ', ['Lampione spento', 'Perché la TARI aumenta']],
    ])('finds %s', async (_what, words, subjects) => {
      await fresh.fileOne({ subject: 'Lampione spento', text: 'È pericoloso.' });
      await fresh.fileOne({ subject: 'Perché la TARI aumenta', text: 'Due volte in un anno!' });
      expect(await found({ words })).toEqual(subjects);
    });

    test('finds a reference however it is written', async () => {
      const { reference } = await fresh.fileOne({ subject: 'Questa' });
      await fresh.fileOne({ subject: 'Un’altra' });
      for (const words of [
        reference,
        reference.toLowerCase(),
        reference.replaceAll('-', ''),
        reference.slice(4).replaceAll('-', ''),
      ]) {
        expect(await found({ words })).toEqual(['Questa']);
      }
    });

    test.each([
      [{ statuses: ['filed' as const] }, ['b', 'c']],
      [{ statuses: ['filed' as const, 'assigned' as const] }, ['a', 'b', 'c']],
      [{ statuses: [] }, ['a', 'b', 'c']],
      [{ office: 'tributi' }, ['a']],
      [{ category: 'tari' }, ['a']],
      [{ assignee: 'Ugo' }, ['a']],
      [{ formId: 'modulo-c' }, ['c']],
      [{ submittedFrom: '2026-10-05T09:30:00Z' }, ['b', 'c']],
      [{ submittedUntil: '2026-10-05T11:30:00+02:00' }, ['a']],
      [{ olderThanSeconds: 3600 }, ['a', 'b']],
      [{ olderThanSeconds: 3600, statuses: ['filed' as const] }, ['b']],
      [{ dueUntil: '2026-11-01' }, ['b']],
    ])('narrows by %j', async (filter, subjects) => {
      const { reference } = await fresh.fileOne({ subject: 'a' });
      await fresh.register.assign(
        reference,
        { office: 'tributi', category: 'tari', assignee: 'Ugo' },
        'u',
      );
      fresh.later(3_600_000);
      await fresh.fileOne({ subject: 'b', dueAt: '2026-11-01' });
      fresh.later(3_600_000);
      await fresh.fileOne({ subject: 'c', formId: 'modulo-c', dueAt: '2026-11-02' });
      expect(await found(filter)).toEqual(subjects);
    });

    test('pages through all tickets once, the newest first, while others come in', async () => {
      for (const subject of ['1', '2', '3', '4', '5', '6', '7']) {
        await fresh.fileOne({ subject });
        if (Number(subject) % 2) fresh.later(1000);
      }
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const { tickets, next } = await fresh.register.search({ limit: 2, after });
        seen.push(...tickets.map(({ subject }) => subject));
        after = next ?? undefined;
        fresh.later(1000);
        await fresh.fileOne({ subject: 'new' });
      } while (after);
      expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    });

    test('stops where enough is found', async () => {
      for (const subject of ['1', '2', '3']) await fresh.fileOne({ subject });
      expect(await findTickets(fresh.register, {}, 2)).toHaveLength(2);
    });

    test.each(['nonsense', Buffer.from('{"id":"1 or 1=1"}').toString('base64url')])(
      'refuses the page %s',
      async (after) => {
        await expect(fresh.register.search({ limit: 1, after })).rejects.toMatchObject({
          code: 'search.page-unknown',
        });
      },
    );
  });
}
