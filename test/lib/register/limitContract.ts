import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';

/** Counting what was done in the minutes past. */
export function limitContract(fresh: FreshRegister): void {
  describe('counting', () => {
    test('goes on within a window, begins again after it, and keeps keys apart', async () => {
      const { register } = fresh;
      const endsAt = new Date(fresh.now.getTime() + 60_000);
      expect(await register.count('a', 60)).toEqual({ count: 1, endsAt });
      fresh.later(59_999);
      expect(await register.count('a', 60)).toEqual({ count: 2, endsAt });
      expect((await register.count('b', 60)).count).toBe(1);
      fresh.later(1);
      expect(await register.count('a', 60)).toEqual({
        count: 1,
        endsAt: new Date(endsAt.getTime() + 60_000),
      });
    });

    test('by many at once loses none', async () => {
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const counted = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 ? fresh.register : other).count('same', 60),
        ),
      );
      await other.close();
      const counts = counted.map(({ count }) => count).sort((one, two) => one - two);
      expect(counts).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });
  });
}
