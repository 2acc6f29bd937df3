import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UrpError } from '../../error';
import type { Register, Timeline, TicketSearch } from '../../register/register';
import type { Citizen, Ticket } from '../../register/ticket';
import type { ReportTicket } from '../problems/ticket';

/** Which of the register's tickets a report is about. */
export type ReportFilter = Pick<
  TicketSearch,
  'office' | 'category' | 'formId' | 'submittedFrom' | 'submittedUntil'
>;

/** Read at once: more would hold up the process for longer than a page takes to draw. */
const pageSize = 200;
const placeField = /^(?:place|address|street|location|luogo|indirizzo|via)/i;

/** The register's tickets as a report reads them, page by page, the newest first. */
export async function* registerTickets(
  register: Pick<Register, 'search' | 'timelines'>,
  filter: ReportFilter,
): AsyncGenerator<ReportTicket[]> {
  let after: string | undefined;
  do {
    const { tickets, next } = await register.search({ ...filter, limit: pageSize, after });
    const lines = await register.timelines(tickets.map(({ reference }) => reference));
    yield tickets.map((ticket, at) => reportTicketOf(ticket, lines[at]!));
    after = next ?? undefined;
    // The embedded register answers at once: others get their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  } while (after !== undefined);
}

function reportTicketOf(ticket: Ticket, line: Timeline): ReportTicket {
  const { reference, subject, text, category, office, channel, submittedAt, dueAt } = ticket;
  const { firstAnswerAt, endedAt, reopened } = line;
  return {
    reference,
    subject,
    text,
    category,
    office,
    channel,
    place: placeOf(ticket.fields),
    person: personOf(ticket.citizen),
    submittedAt,
    firstAnswerAt,
    endedAt,
    dueAt,
    reopened,
  };
}

/** Tells people apart without naming them. */
function personOf({ fiscalCode, email, phone, givenName, familyName }: Citizen): string | null {
  const who = fiscalCode || email || phone || [givenName, familyName].filter(Boolean).join(' ');
  if (!who) return null;
  return createHash('sha256').update(who.trim().toLowerCase()).digest('base64url').slice(0, 16);
}

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
/** A day, or an instant that begins with one: what else JavaScript reads puts the month first. */
const moment = z
  .string()
  .refine(
    (value) =>
      z.string().date().safeParse(value.slice(0, 10)).success && !Number.isNaN(Date.parse(value)),
  );
const momentOrNone = moment.nullable().catch(null);
const mark = z.string().optional().catch(undefined);
const itemShape = z.object({
  reference: z.coerce.string().catch(''),
  subject: z.string().catch(''),
  text: z.string().catch(''),
  category: text,
  office: text,
  channel: text,
  place: text,
  person: text,
  submittedAt: moment,
  firstAnswerAt: momentOrNone,
  endedAt: momentOrNone,
  dueAt: momentOrNone,
  reopened: z.boolean().catch(false),
  fields: z.record(z.unknown()).catch({}),
  citizen: z
    .object({ fiscalCode: mark, email: mark, phone: mark, givenName: mark, familyName: mark })
    .catch({}),
});

/**
 * Reads items of whatever flow; what an item lacks is read as empty. Errors: `report.undated`, since
 * a ticket without a time of submission has no place in a report, and leaving it out would hide it.
 */
export function datedTickets(items: unknown[]): ReportTicket[] {
  return items.map((item, at) => {
    const { data } = itemShape.safeParse(item);
    if (!data) throw undated(at);
    const { fields, citizen, place, person, ...ticket } = data;
    return { ...ticket, place: place ?? placeOf(fields), person: person ?? personOf(citizen) };
  });
}

function placeOf(fields: Record<string, unknown>): string | null {
  const place = Object.entries(fields).find(([name]) => placeField.test(name))?.[1];
  return typeof place === 'string' ? place : null;
}

function undated(at: number): UrpError {
  return new UrpError('report.undated', {
    it: {
      what: `L’elemento ${at} non dice quando è arrivato.`,
      todo: 'Ogni elemento deve avere submittedAt, per esempio 2026-11-04T09:00:00Z.',
    },
    en: {
      what: `Item ${at} does not say when it came in.`,
      todo: 'Each item must have submittedAt, such as 2026-11-04T09:00:00Z.',
    },
  });
}
