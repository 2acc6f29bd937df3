import { z } from 'zod';
import { invalid } from '../definition';
import { definitionProblems } from '../definitionProblems';
import { linesSchema } from '../lines';
import { nameFrom } from '../names';
import { agendaSchema, type Agenda, type AgendaDefinition } from './agenda';

const written = z.string().trim().max(1000).default('');

const rowSchema = z
  .object({
    office: z.string().trim().min(1).max(200),
    /** Made from the office's name where empty. */
    code: written,
    place: written,
    services: z.array(z.string()).default([]),
    /** As the agenda reads them. */
    monday: written,
    tuesday: written,
    wednesday: written,
    thursday: written,
    friday: written,
    saturday: written,
    sunday: written,
    slotMinutes: z.number().optional(),
    places: z.number().optional(),
    noticeHours: z.number().optional(),
    horizonDays: z.number().optional(),
    /** One a line. */
    closed: linesSchema,
    extra: linesSchema,
    bring: linesSchema,
  })
  .strict();
/** An office with its hours, as an officer filled it in the editor. */
export type DrawnAgenda = z.input<typeof rowSchema>;

/**
 * The agendas of the offices that were filled in the editor.
 * @param patronSaint `gg/mm`: a day on which all of them are closed; empty for none
 * Errors: `form.invalid`, naming each office and what is wrong there.
 */
export function agendasFromRows(rows: DrawnAgenda[], patronSaint: string): Agenda[] {
  const read = z.array(rowSchema).max(50).safeParse(rows);
  if (!read.success) throw invalid(definitionProblems(read.error.issues, rows));
  const definitions = read.data.map((row) => agendaOf(row, patronSaint));
  const parsed = z.object({ agendas: z.array(agendaSchema) }).safeParse({ agendas: definitions });
  if (parsed.success) return parsed.data.agendas;
  throw invalid(definitionProblems(parsed.error.issues, { agendas: definitions }));
}

function agendaOf(row: z.output<typeof rowSchema>, patronSaint: string): AgendaDefinition {
  const { code, monday, tuesday, wednesday, thursday, friday, saturday, sunday, place, ...own } =
    row;
  return {
    ...own,
    code: code || nameFrom(row.office, 'ufficio'),
    place: place || undefined,
    patronSaint: patronSaint || undefined,
    hours: { monday, tuesday, wednesday, thursday, friday, saturday, sunday },
  };
}
