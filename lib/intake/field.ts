import { z } from 'zod';
import type { JsonValue } from '../json';
import type { CitizenLanguage } from '../language';
import { conditionSchema } from './condition';
import type { OpenSlots } from './appointments/slots';
import type { Html } from './page/markup';
import type { Checked, Problem } from './problem';
import { textSchema, type Text } from './text';
import type { Upload } from './upload';
import type { Words } from './words';

/** Parts of a ticket that a form's field may fill; the other fields go to the ticket's `fields`. */
export const ticketParts = [
  'subject',
  'text',
  'givenName',
  'familyName',
  'email',
  'phone',
  'fiscalCode',
] as const;
export type TicketPart = (typeof ticketParts)[number];

/** What the fields of every type have. */
export const fieldShape = {
  /** The name under which the answer is posted and recorded. */
  name: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  label: textSchema,
  hint: textSchema.optional(),
  /** What to say where an obligatory answer is missing. */
  whenMissing: textSchema.optional(),
  required: z.boolean().default(false),
  /** Asked only where this holds; else neither obligatory nor recorded. */
  showWhen: conditionSchema.optional(),
  fills: z.enum(ticketParts).optional(),
  /** The HTML token that lets a browser offer what its user wrote elsewhere. */
  autocomplete: z
    .string()
    .regex(/^[a-z0-9 -]{1,60}$/)
    .optional(),
};
export type FieldBase = z.infer<z.ZodObject<typeof fieldShape>>;

/** What was posted for one field, tidied but not yet understood. */
export interface Answer {
  texts: string[];
  files: Upload[];
}

export const noAnswer: Answer = { texts: [], files: [] };

/** Whose form it is, as far as a field says it; a desk is one. */
export interface FieldDesk {
  administration: string;
  dataProtectionOfficer: string;
  dataRecipients: string;
  dataRetention: string;
  privacyPage: string;
  form: { purpose?: Text };
}

/** A field as it is about to be shown. */
export interface FieldView<Field extends FieldBase = FieldBase> {
  field: Field;
  answer: Answer;
  problem: Problem | undefined;
  language: CitizenLanguage;
  words: Words;
  desk: FieldDesk;
  /** The page that the field stands on, as a button asks for it. */
  page: string;
  /** What was understood of the form so far. */
  values: ReadonlyMap<string, JsonValue>;
  openSlots: OpenSlots;
}

/** A kind of field: one file in `fieldTypes/`. */
export interface FieldType<Field extends FieldBase, Value extends JsonValue = JsonValue> {
  /**
   * Understands what was posted; the same on every road by which it came. `values` are what the
   * fields before it were understood to say.
   */
  check(
    answer: Answer,
    field: Field,
    now: Date,
    values: ReadonlyMap<string, JsonValue>,
  ): Checked<Value>;
  /** The field with its label, hint, problem and control. */
  render(view: FieldView<Field>): Html;
  /** The answer as it is read back before sending. */
  show(value: Value, view: FieldView<Field>): string;
  /** Whether the field asks nothing: it is shown, and has no answer. */
  silent?: true;
}
