import { z } from 'zod';
import { UrpError } from '../error';
import { check } from './check';
import type { Register, TicketSearch } from './register';
import type { Circumstances, Store } from './store';
import type { Ticket } from './ticket';
import { ticketColumns, ticketOf } from './ticketRow';
import { searchedWords } from './words';

/** Finds tickets, the newest first, page by page. */
export function searchPart({ db, words }: Store, { now }: Circumstances): Pick<Register, 'search'> {
  return {
    async search(wanted) {
      const search = check.search(wanted);
      const { submittedFrom, submittedUntil, olderThanSeconds, dueUntil, statuses } = search;
      const looked = searchedWords(search.words ?? '');
      if (looked.length === 0 && search.words?.trim()) return { tickets: [], next: null };
      const after = search.after === undefined ? undefined : parseCursor(search.after);
      let query = db.selectFrom('urpTickets').select(['id', ...ticketColumns]);
      if (looked.length > 0) query = query.where(words.matches(looked));
      if (statuses?.length) query = query.where('status', 'in', statuses);
      for (const column of ['office', 'category', 'assignee', 'formId'] as const) {
        const value = search[column];
        if (value !== undefined) query = query.where(column, '=', value);
      }
      if (submittedFrom) query = query.where('submittedAt', '>=', submittedFrom);
      if (submittedUntil) query = query.where('submittedAt', '<', submittedUntil);
      if (olderThanSeconds !== undefined) {
        const latest = new Date(now().getTime() - olderThanSeconds * 1000).toISOString();
        query = query.where('submittedAt', '<=', latest);
      }
      if (dueUntil) query = query.where('dueAt', '<=', dueUntil);
      if (after) {
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('submittedAt', 'id'), '<', tuple(after.submittedAt, after.id)),
        );
      }
      const rows = await query
        .orderBy('submittedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(search.limit + 1)
        .execute();
      const page = rows.slice(0, search.limit);
      const last = page.at(-1);
      return {
        tickets: page.map(({ id: _id, ...row }) => ticketOf(row)),
        next: last && rows.length > page.length ? cursorAt(last) : null,
      };
    },
  };
}

const largestPage = 1000;

/** The newest tickets that fit, `most` at most, over as many pages as it takes. */
export async function findTickets(
  register: Pick<Register, 'search'>,
  search: Omit<TicketSearch, 'limit' | 'after'>,
  most: number = Infinity,
): Promise<Ticket[]> {
  const found: Ticket[] = [];
  let after: string | undefined;
  do {
    const limit = Math.min(largestPage, most - found.length);
    const { tickets, next } = await register.search({ ...search, limit, after });
    found.push(...tickets);
    after = next ?? undefined;
  } while (after !== undefined && found.length < most);
  return found;
}

const cursor = z.object({ submittedAt: z.string().datetime(), id: z.number().int() });
type Cursor = z.infer<typeof cursor>;

function cursorAt({ submittedAt, id }: Cursor): string {
  return Buffer.from(JSON.stringify({ submittedAt, id })).toString('base64url');
}

function parseCursor(text: string): Cursor {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new UrpError('search.page-unknown', {
      it: {
        what: 'Il segno della pagina non è quello che una ricerca ha dato.',
        todo: 'Passa il valore «next» della pagina precedente così com’è, o ricomincia dalla prima.',
      },
      en: {
        what: 'The mark of the page is none that a search gave.',
        todo: 'Pass the value "next" of the page before as it is, or begin again with the first.',
      },
    });
  }
}
