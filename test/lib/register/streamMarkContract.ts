import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';

/** Where a provider's events are read on, wherever it is kept. */
export function streamMarkContract(fresh: FreshRegister): void {
  describe('the mark of a stream', () => {
    test('is nothing at first, moves on, and is that stream’s alone', async () => {
      const { register } = fresh;
      expect(await register.streamMark('a')).toBeNull();
      await register.moveStreamMark('a', null, '01');
      await register.moveStreamMark('a', '01', '02');
      expect(await register.streamMark('a')).toBe('02');
      expect(await register.streamMark('b')).toBeNull();
    });

    test.each([
      ['from the beginning', null],
      ['from an event that is past', '01'],
    ])('stays where another moved it, for who read %s', async (_name, from) => {
      const { register } = fresh;
      await register.moveStreamMark('a', null, '01');
      await register.moveStreamMark('a', '01', '03');
      await register.moveStreamMark('a', from, '02');
      expect(await register.streamMark('a')).toBe('03');
    });

    test('is moved by one of many who read the same, and found by the next process', async () => {
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const readers = Array.from({ length: 12 }, (_, index) =>
        index % 2 ? fresh.register : other,
      );
      await Promise.all(readers.map((each, index) => each.moveStreamMark('a', null, `0${index}`)));
      const mark = await other.streamMark('a');
      expect(mark).toMatch(/^0\d+$/);
      await Promise.all(readers.map((each) => each.moveStreamMark('a', mark, '99')));
      expect(await fresh.register.streamMark('a')).toBe('99');
      await other.close();
    });
  });
}
