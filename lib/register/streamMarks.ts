import type { Register } from './register';
import type { Circumstances, Store } from './store';

/** Where a provider's streams of events are to be read on, for all processes. */
export function streamMarkPart(
  { db }: Store,
  { now }: Circumstances,
): Pick<Register, 'streamMark' | 'moveStreamMark'> {
  return {
    async streamMark(stream) {
      const row = await db
        .selectFrom('urpStreamMarks')
        .select('eventId')
        .where('stream', '=', stream)
        .executeTakeFirst();
      return row?.eventId ?? null;
    },

    async moveStreamMark(stream, from, to) {
      const movedAt = now().toISOString();
      if (from === null) {
        await db
          .insertInto('urpStreamMarks')
          .values({ stream, eventId: to, movedAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return;
      }
      await db
        .updateTable('urpStreamMarks')
        .set({ eventId: to, movedAt })
        .where('stream', '=', stream)
        .where('eventId', '=', from)
        .execute();
    },
  };
}
