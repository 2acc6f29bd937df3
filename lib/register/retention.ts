import { sql } from 'kysely';
import { forgetUploads } from './attachments';
import { check } from './check';
import { parseReference } from './reference';
import type { Register, Statistic } from './register';
import { endedStatuses } from './status';
import type { Circumstances, Store } from './store';
import type { RegisterDatabase, RegisterTransaction } from './tables';
import { unknownTicket } from './ticketRow';

const day = 24 * 60 * 60 * 1000;
/** Tickets removed in one transaction, so that filing hardly waits. */
const batch = 500;

/** What is kept for how long, and what stays once it is gone. */
export function retentionPart(
  { db, locksRows, scrub }: Store,
  { now }: Circumstances,
): Pick<Register, 'expired' | 'purge' | 'erase' | 'statistics'> {
  const before = (retentionDays: number) =>
    new Date(now().getTime() - check.retentionDays(retentionDays) * day).toISOString();

  return {
    async expired(retentionDays) {
      const { tickets } = await expiredTickets(db, before(retentionDays))
        .select(({ fn }) => fn.countAll().as('tickets'))
        .executeTakeFirstOrThrow();
      return Number(tickets);
    },

    async purge(retentionDays) {
      const until = before(retentionDays);
      let purged = 0;
      for (;;) {
        const removed = await db
          .transaction()
          .execute((transaction) => purgeBatch(transaction, until, locksRows));
        purged += removed;
        if (removed < batch) break;
      }
      await forgetMessages(db, until);
      await forgetUploads(db, now());
      await scrub();
      return purged;
    },

    async erase(reference) {
      const number = parseReference(reference);
      await db.transaction().execute(async (transaction) => {
        const ticket = await transaction
          .selectFrom('urpTickets')
          .select(['reference', ...counted])
          .where('reference', '=', number)
          .$if(locksRows, (query) => query.forUpdate())
          .executeTakeFirst();
        if (!ticket) throw unknownTicket(number);
        await remove(transaction, [ticket]);
      });
      await scrub();
    },

    async statistics() {
      // One picture of both, so that a purge in between counts no ticket twice.
      const picture = db.transaction().setIsolationLevel('repeatable read');
      return picture.execute(async (transaction) => {
        const live = await transaction
          .selectFrom('urpTickets')
          .select(counted)
          .select(({ fn }) => fn.countAll().as('tickets'))
          .groupBy([sql`1`, 'channel', 'category', 'office', 'priority', 'status'])
          .execute();
        const purged = await transaction.selectFrom('urpStatistics').selectAll().execute();
        return summed([...live, ...purged]);
      });
    },
  };
}

/** Ended tickets to which nothing has happened since. */
function expiredTickets(db: RegisterDatabase | RegisterTransaction, until: string) {
  return db
    .selectFrom('urpTickets')
    .where('status', 'in', endedStatuses)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('urpEvents')
            .select('sequence')
            .whereRef('urpEvents.reference', '=', 'urpTickets.reference')
            .where('at', '>=', until),
        ),
      ),
    );
}

async function purgeBatch(
  transaction: RegisterTransaction,
  until: string,
  locksRows: boolean,
): Promise<number> {
  const tickets = await expiredTickets(transaction, until)
    .select(['reference', ...counted])
    .limit(batch)
    .$if(locksRows, (query) => query.forUpdate())
    .execute();
  if (tickets.length > 0) await remove(transaction, tickets);
  return tickets.length;
}

/** Messages about no ticket, or about a number of another register, end with none of ours. */
async function forgetMessages(db: RegisterDatabase, until: string): Promise<void> {
  await db
    .deleteFrom('urpMessages')
    .where('updatedAt', '<', until)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('urpTickets')
            .select('id')
            .whereRef('urpTickets.reference', '=', 'urpMessages.reference'),
        ),
      ),
    )
    .execute();
}

/** Takes tickets away with all that hangs on them; their numbers stay. */
async function remove(
  transaction: RegisterTransaction,
  tickets: (Omit<Counted, 'tickets'> & { reference: string })[],
): Promise<void> {
  const kept = summed(
    tickets.map(({ reference: _reference, ...each }) => ({ ...each, tickets: 1 })),
  );
  await transaction
    .insertInto('urpStatistics')
    .values(
      kept.map((each) => ({ ...each, category: each.category ?? '', office: each.office ?? '' })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['month', 'channel', 'category', 'office', 'priority', 'status'])
        .doUpdateSet({ tickets: sql`urp_statistics.tickets + excluded.tickets` }),
    )
    .execute();
  const references = tickets.map(({ reference }) => reference);
  // The page on which a file came keeps a copy of it for a day.
  await transaction
    .deleteFrom('urpUploads')
    .where('sha256', 'in', (query) =>
      query.selectFrom('urpAttachments').select('sha256').where('reference', 'in', references),
    )
    .execute();
  await transaction.deleteFrom('urpDigestEntries').where('reference', 'in', references).execute();
  await transaction.deleteFrom('urpMessages').where('reference', 'in', references).execute();
  // Events, files and decisions go with their ticket.
  await transaction.deleteFrom('urpTickets').where('reference', 'in', references).execute();
}

/** What a ticket counts under: nothing that tells who asked, nor what. */
const counted = [
  sql<string>`substr(submitted_at, 1, 7)`.as('month'),
  'channel',
  'category',
  'office',
  'priority',
  'status',
] as const;

type Counted = Omit<Statistic, 'tickets'> & { tickets: number | string | bigint };

/** One row for each group, in the order of months. */
function summed(rows: Counted[]): Statistic[] {
  const groups = new Map<string, Statistic>();
  for (const { month, channel, priority, status, tickets, ...codes } of rows) {
    const category = codes.category || null;
    const office = codes.office || null;
    const key = JSON.stringify([month, channel, category, office, priority, status]);
    const before = groups.get(key)?.tickets ?? 0;
    const sum = before + Number(tickets);
    groups.set(key, { month, channel, category, office, priority, status, tickets: sum });
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}
