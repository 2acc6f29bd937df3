import { createHmac, randomUUID } from 'node:crypto';
import { check } from './check';
import { tell } from './messages';
import type { Digest, DigestEntry, Register } from './register';
import { secretPart } from './secrets';
import type { Circumstances, Store } from './store';
import type { DigestEntryTable } from './tables';
import { writer } from './writing';

/** Messages that wait, and the digests they go in: each in exactly one. */
export function digestPart(
  store: Store,
  { now }: Circumstances,
): Pick<Register, 'collectEntry' | 'gatherDigests' | 'settleDigest'> {
  const { db } = store;
  const write = writer(store);
  const { secret } = secretPart(store);

  return {
    async collectEntry(entry) {
      const groupKey = groupOf(entry, await secret());
      const row = { ...entry, groupKey, collectedAt: now().toISOString() };
      return write(async (transaction) => {
        const inserted = await transaction
          .insertInto('urpDigestEntries')
          .values({ ...row, digest: null, settledAt: null })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .returning('key')
          .executeTakeFirst();
        return { isNew: inserted !== undefined };
      });
    },

    async gatherDigests(channel, mostEntries) {
      await write(async (transaction) => {
        await store.lock(transaction, 'urp-digests');
        const open = await transaction
          .selectFrom('urpDigestEntries')
          .select(['key', 'groupKey'])
          .where('channel', '=', channel)
          .where('digest', 'is', null)
          .orderBy('collectedAt')
          .orderBy('key')
          .execute();
        for (const keys of partsOf(open, mostEntries)) {
          const digest = randomUUID();
          await transaction
            .updateTable('urpDigestEntries')
            .set({ digest })
            .where('key', 'in', keys)
            .execute();
        }
      });
      // With those of a run that ended before it had settled its own.
      const rows = await db
        .selectFrom('urpDigestEntries')
        .selectAll()
        .where('channel', '=', channel)
        .where('digest', 'is not', null)
        .where('settledAt', 'is', null)
        .orderBy('collectedAt')
        .orderBy('key')
        .execute();
      return digestsOf(rows);
    },

    async settleDigest(id, message, by) {
      const who = check.by(by);
      await write(async (transaction) => {
        const entries = await transaction
          .updateTable('urpDigestEntries')
          .set({ settledAt: now().toISOString(), recipient: '', subject: '', text: '' })
          .where('digest', '=', id)
          .where('settledAt', 'is', null)
          .returning('reference')
          .execute();
        if (!message) return;
        for (const reference of new Set(entries.map((entry) => entry.reference))) {
          await tell(transaction, { ...message, reference }, who);
        }
      });
    },
  };
}

/** One recipient in one language; the address itself may be encrypted, each time otherwise. */
function groupOf({ channel, recipient, language }: DigestEntry, secret: Buffer): string {
  const group = JSON.stringify(['digest', channel, recipient, language]);
  return createHmac('sha256', secret).update(group).digest('hex');
}

/** The keys of each group, so many together at most. */
function partsOf(open: { key: string; groupKey: string }[], most: number): string[][] {
  const groups = Map.groupBy(open, ({ groupKey }) => groupKey);
  return [...groups.values()].flatMap((entries) => {
    const keys = entries.map(({ key }) => key);
    return Array.from({ length: Math.ceil(keys.length / most) }, (_, part) =>
      keys.slice(part * most, (part + 1) * most),
    );
  });
}

function digestsOf(rows: DigestEntryTable[]): Digest[] {
  return [...Map.groupBy(rows, ({ digest }) => digest ?? '')].map(([id, entries]) => ({
    id,
    recipient: entries[0]?.recipient ?? '',
    language: entries[0]?.language ?? 'it',
    entries: entries.map(({ reference, subject, text }) => ({ reference, subject, text })),
  }));
}
