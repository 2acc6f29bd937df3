import { z } from 'zod';
import type { JsonValue } from '../../json';
import { textSchema } from '../text';
import { closedDays, dayOfYear, extraOpening, openings, type weekdays } from './openingHours';

const code = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** From Monday to Friday in the morning, where nothing else is said. */
const workWeek = {
  monday: '9:00-12:30',
  tuesday: '9:00-12:30',
  wednesday: '9:00-12:30',
  thursday: '9:00-12:30',
  friday: '9:00-12:30',
};

const weekSchema = z
  .object({
    monday: openings,
    tuesday: openings,
    wednesday: openings,
    thursday: openings,
    friday: openings,
    saturday: openings,
    sunday: openings,
  } satisfies Record<(typeof weekdays)[number], typeof openings>)
  .strict();

/** When an office may be visited by appointment, and by how many at once. */
export const agendaSchema = z
  .object({
    /** Under which its bookings are recorded: forms that name the same one share its places. */
    code,
    office: textSchema,
    /** Where the office is. */
    place: textSchema.optional(),
    /** Values of the form's services that it deals with; all of them where the list is empty. */
    services: z.array(code).max(100).default([]),
    hours: weekSchema.default(workWeek),
    closed: z.array(closedDays).max(400).default([]),
    /** Hours of single days, holidays and closed days among them, beside those of the week. */
    extra: z.array(extraOpening).max(400).default([]),
    slotMinutes: z.number().int().min(5).max(480).default(20),
    /** Desks that receive at the same time. */
    places: z.number().int().min(1).max(100).default(1),
    /** Hours from the booking to the earliest appointment. */
    noticeHours: z.number().int().min(0).max(1000).default(24),
    /** How many days ahead one may book. */
    horizonDays: z.number().int().min(1).max(365).default(60),
    patronSaint: dayOfYear.optional(),
    /** What to bring along, whatever the service. */
    bring: z.array(textSchema).max(20).default([]),
  })
  .strict();
export type Agenda = z.infer<typeof agendaSchema>;
export type AgendaDefinition = z.input<typeof agendaSchema>;

/** The offices that may be visited for what was chosen before: all, where nothing was. */
export function agendasOf(
  { agendas, service }: { agendas: Agenda[]; service?: string },
  values: ReadonlyMap<string, JsonValue>,
): Agenda[] {
  const chosen = service && values.get(service);
  if (typeof chosen !== 'string') return agendas;
  return agendas.filter(({ services }) => services.length === 0 || services.includes(chosen));
}
