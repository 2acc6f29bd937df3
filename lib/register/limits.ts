import { sql } from 'kysely';
import type { Register } from './register';
import type { Circumstances, Store } from './store';

/** Counts what was done in a window of time, over all processes that share the register. */
export function limitPart({ db }: Store, { now }: Circumstances): Pick<Register, 'count'> {
  return {
    async count(key, seconds) {
      const at = now();
      const instant = at.toISOString();
      const endsAt = new Date(at.getTime() + seconds * 1000).toISOString();
      const over = sql<boolean>`urp_limits.ends_at <= ${instant}`;
      const { count, endsAt: until } = await db
        .insertInto('urpLimits')
        .values({ key, count: 1, endsAt })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            count: sql<number>`case when ${over} then 1 else urp_limits."count" + 1 end`,
            endsAt: sql<string>`case when ${over} then ${endsAt} else urp_limits.ends_at end`,
          }),
        )
        .returning(['count', 'endsAt'])
        .executeTakeFirstOrThrow();
      // The first of a window takes away what is over, so that nothing is kept for longer than it counts.
      if (count === 1) await db.deleteFrom('urpLimits').where('endsAt', '<=', instant).execute();
      return { count, endsAt: new Date(until) };
    },
  };
}
