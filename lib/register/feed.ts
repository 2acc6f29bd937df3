import { sql } from 'kysely';
import { UrpError } from '../error';
import { dayInRome, dayLater, hourInRome } from '../italian/deadline';
import type { JsonObject } from '../json';
import { check } from './check';
import { settledUntil } from './feedOrder';
import {
  termNotices,
  type EventKind,
  type FeedItem,
  type FeedSearch,
  type Register,
  type TermNotice,
} from './register';
import type { Circumstances, Store } from './store';
import type { RegisterDatabase, RegisterTransaction } from './tables';
import { ticketColumns, ticketOf } from './ticketRow';

/** Somebody works on these and their term runs; the index of migration 008 holds the same. */
const termRuns = sql<boolean>`status in ('filed', 'in-review', 'assigned', 'in-progress')`;
const columns = ticketColumns.map((column) => `urpTickets.${column}` as const);

/** What happens to tickets, for readers that come back for more. */
export function feedPart(
  store: Store,
  { now }: Circumstances,
): Pick<Register, 'openFeed' | 'readFeed' | 'passFeed' | 'failFeed' | 'latestFeed'> {
  const { db } = store;

  return {
    async openFeed(reader, from) {
      const start = { carefulUntil: 0, failures: 0, movedAt: now().toISOString() };
      await db
        .insertInto('urpFeedReaders')
        .values({ reader: check.reader(reader), sequence: from === 'now' ? latest : 0, ...start })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async readFeed(reader, search) {
      const wanted = check.feedSearch(search);
      for (;;) {
        const { sequence, carefulUntil, failures } = await readerNamed(db, reader);
        const limit = sequence < carefulUntil ? 1 : wanted.limit;
        const end = await settledUntil(store, sequence);
        const events = await eventsBetween(db, wanted, sequence, end).limit(limit).execute();
        const until = events.length < limit ? end : events.at(-1)!.sequence;
        const items = events.map(itemOf);
        if (items.length === 0 && until > sequence) {
          await moveTo(db, reader, until, now());
          continue;
        }
        // Alone, so that what fails with a term is that term.
        const room = failures > 0 ? Number(items.length === 0) : wanted.limit - items.length;
        const notices = room > 0 ? await untoldTerms(db, reader, wanted, now(), room) : [];
        return { items: [...items, ...notices], until, failures };
      }
    },

    async passFeed(reader, { items, until }) {
      const at = now();
      await db.transaction().execute(async (transaction) => {
        await noteTold(transaction, reader, items, at);
        await moveTo(transaction, reader, until, at);
      });
    },

    async failFeed(reader, { until }) {
      await db
        .updateTable('urpFeedReaders')
        .set(({ eb }) => ({
          failures: eb('failures', '+', 1),
          carefulUntil: sql`case when careful_until > ${until} then careful_until else ${until} end`,
        }))
        .where('reader', '=', reader)
        .execute();
    },

    async latestFeed(search) {
      const wanted = check.feedSearch(search);
      const events = await eventsBetween(db, wanted, 0, undefined)
        .clearOrderBy()
        .orderBy('urpEvents.sequence', 'desc')
        .limit(wanted.limit)
        .execute();
      const room = wanted.limit - events.length;
      const notices = room > 0 ? await untoldTerms(db, '', wanted, now(), room) : [];
      const items = [...events.reverse().map(itemOf), ...notices];
      if (items.length === 0) throw nothingYet();
      return items;
    },
  };
}

const latest = sql<number>`(select coalesce(max(sequence), 0) from urp_events)`;

async function readerNamed(db: RegisterDatabase, reader: string) {
  const row = await db
    .selectFrom('urpFeedReaders')
    .selectAll()
    .where('reader', '=', reader)
    .executeTakeFirst();
  if (!row) throw readerUnknown(reader);
  return row;
}

/** Never back: another process may have come further. */
async function moveTo(
  db: RegisterDatabase | RegisterTransaction,
  reader: string,
  sequence: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('urpFeedReaders')
    .set({
      sequence: sql`case when sequence > ${sequence} then sequence else ${sequence} end`,
      failures: 0,
      movedAt: at.toISOString(),
    })
    .where('reader', '=', reader)
    .execute();
}

/** Events after one number up to another, in their order, each with its ticket. */
function eventsBetween(
  db: RegisterDatabase,
  search: FeedSearch,
  after: number,
  until: number | undefined,
) {
  return (
    db
      .selectFrom('urpEvents')
      .innerJoin('urpTickets', 'urpTickets.reference', 'urpEvents.reference')
      .select(['urpEvents.sequence', 'urpEvents.kind', 'urpEvents.at', 'urpEvents.by'])
      .select(['urpEvents.details', ...columns])
      .where('urpEvents.sequence', '>', after)
      .$if(until !== undefined, (query) => query.where('urpEvents.sequence', '<=', until!))
      // No event is ever of the calendar's kinds.
      .where('urpEvents.kind', 'in', search.kinds as EventKind[])
      .where(fitting(search))
      .orderBy('urpEvents.sequence')
  );
}

/** Terms that end soon or have ended, each once a ticket and due date; the earliest first. */
async function untoldTerms(
  db: RegisterDatabase,
  reader: string,
  search: FeedSearch,
  now: Date,
  most: number,
): Promise<FeedItem[]> {
  const at = now.toISOString();
  if (hourInRome(at) < search.termsFromHour) return [];
  const today = dayInRome(at);
  const found: FeedItem[] = [];
  for (const kind of termNotices.filter((each) => search.kinds.includes(each))) {
    const ending = db
      .selectFrom('urpTickets')
      .select(columns)
      .where(termRuns)
      .where(fitting(search))
      .$if(kind === 'overdue', (query) => query.where('dueAt', '<', today))
      .$if(kind === 'due-soon', (query) =>
        query.where('dueAt', '>=', today).where('dueAt', '<=', dayLater(today, search.dueSoonDays)),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('urpTermNotices')
              .select('urpTermNotices.reader')
              .whereRef('urpTermNotices.reference', '=', 'urpTickets.reference')
              .whereRef('urpTermNotices.dueAt', '=', 'urpTickets.dueAt')
              .where('urpTermNotices.reader', '=', reader)
              .where('urpTermNotices.kind', '=', kind),
          ),
        ),
      );
    const rows = await ending
      .orderBy('urpTickets.dueAt')
      .orderBy('urpTickets.id')
      .limit(most - found.length)
      .execute();
    const event = { kind, at, by: 'register' };
    for (const row of rows) {
      const ticket = ticketOf(row);
      found.push({ ticket, event: { ...event, details: { dueAt: ticket.dueAt } } });
    }
  }
  return found;
}

function fitting({ office, category, formId }: FeedSearch) {
  const conditions = Object.entries({ office, category, form_id: formId }).flatMap(
    ([column, value]) =>
      value === undefined ? [] : [sql`${sql.ref(`urp_tickets.${column}`)} = ${value}`],
  );
  return sql<boolean>`${sql.join([sql`true`, ...conditions], sql` and `)}`;
}

type EventRow = Awaited<ReturnType<ReturnType<typeof eventsBetween>['execute']>>[number];

function itemOf({ sequence: _sequence, kind, at, by, details, ...row }: EventRow): FeedItem {
  const event = { kind, at, by, details: JSON.parse(details) as JsonObject };
  return { ticket: ticketOf(row), event };
}

/** Tickets that were purged meanwhile are past telling. */
async function noteTold(
  transaction: RegisterTransaction,
  reader: string,
  items: FeedItem[],
  at: Date,
): Promise<void> {
  const toldAt = at.toISOString();
  const told = items.flatMap(({ ticket: { reference, dueAt }, event: { kind } }) =>
    isNotice(kind) && dueAt !== null ? [{ reader, reference, kind, dueAt, toldAt }] : [],
  );
  if (told.length === 0) return;
  const standing = await transaction
    .selectFrom('urpTickets')
    .select('reference')
    .where(
      'reference',
      'in',
      told.map(({ reference }) => reference),
    )
    .execute();
  const references = new Set(standing.map(({ reference }) => reference));
  for (const notice of told.filter(({ reference }) => references.has(reference))) {
    await transaction
      .insertInto('urpTermNotices')
      .values(notice)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function isNotice(kind: EventKind | TermNotice): kind is TermNotice {
  return termNotices.some((each) => each === kind);
}

function readerUnknown(reader: string): UrpError {
  return new UrpError('feed.reader-unknown', {
    it: {
      what: `Il registro non conosce chi legge come «${reader}».`,
      todo: 'Pubblica di nuovo il flusso, e controlla che il nodo usi sempre lo stesso registro.',
    },
    en: {
      what: `The register knows no reader "${reader}".`,
      todo: 'Publish the flow again, and check that the node always uses the same register.',
    },
  });
}

function nothingYet(): UrpError {
  return new UrpError('feed.nothing-yet', {
    it: {
      what: 'Nel registro non è ancora accaduto niente di ciò che il nodo aspetta.',
      todo: 'Presenta una richiesta di prova, o scegli altri eventi; e controlla che il nodo usi il registro giusto.',
    },
    en: {
      what: 'Nothing that the node waits for has happened in the register yet.',
      todo: 'File a request to try it, or choose other events; and check that the node uses the right register.',
    },
  });
}
