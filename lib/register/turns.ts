import { sql } from 'kysely';
import type { Register } from './register';
import type { Circumstances, Store } from './store';
import { writer } from './writing';

/** Turns at an account whose provider counts messages, shared by all who use the register. */
export function turnPart(store: Store, { now }: Circumstances): Pick<Register, 'takeTurn'> {
  const write = writer(store);
  return {
    async takeTurn(account, messagesPerSecond) {
      const interval = 1000 / messagesPerSecond;
      // In thousandths of a millisecond, so that no interval is rounded.
      const micro = (milliseconds: number) => Math.round(milliseconds * 1000);
      const mine = await write(async (transaction) => {
        const at = now().getTime();
        const { rows } = await sql<{ freeAt: number | string }>`
          insert into urp_turns (account, free_at) values (${account}, ${micro(at + interval)})
          on conflict (account) do update set
            free_at = case when urp_turns.free_at > ${micro(at)}
              then urp_turns.free_at + ${micro(interval)} else ${micro(at + interval)} end
          returning free_at`.execute(transaction);
        return Number(rows[0]?.freeAt ?? micro(at + interval)) / 1000 - interval;
      });
      return Math.max(0, mine - now().getTime());
    },
  };
}
