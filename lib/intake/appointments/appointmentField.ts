import { z } from 'zod';
import { fieldShape } from '../field';
import { textSchema, translated } from '../text';
import { agendaSchema } from './agenda';

const defaultAgenda = {
  code: 'sportello',
  office: translated('Sportello', 'Desk', 'Schalter', 'Guichet', 'Okence'),
};

export const appointmentSchema = z
  .object({
    type: z.literal('appointment'),
    ...fieldShape,
    /** The offices that may be visited. */
    agendas: z.array(agendaSchema).min(1).max(50).default([defaultAgenda]),
    /** Name of an earlier choice: the offices that deal with what was chosen are offered. */
    service: z.string().optional(),
    /** What to bring along, by the value of that choice. */
    bring: z.record(z.array(textSchema).max(20)).default({}),
  })
  .strict();
export type AppointmentField = z.infer<typeof appointmentSchema>;

/** The slot that was chosen, as it is recorded with what the citizen sent. */
export interface ChosenSlot {
  agenda: string;
  start: string;
  end: string;
}
