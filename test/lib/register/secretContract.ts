import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';

/** The secret that links are signed with. */
export function secretContract(fresh: FreshRegister): void {
  describe('the secret of the office', () => {
    test('is the same for all who have the register open, and stays', async () => {
      const others = await Promise.all([1, 2, 3].map(() => openRegister(fresh.place)));
      const secrets = await Promise.all(others.map((each) => each.secret()));
      await Promise.all(others.map((each) => each.close()));
      const secret = await fresh.register.secret();
      expect(secret).toHaveLength(32);
      for (const each of secrets) expect(each).toEqual(secret);
    });
  });
}
