import { z } from 'zod';
import { fieldSchema, type Field } from './fieldTypes';
import { commonLanguages, textSchema, type Text } from './text';

const word = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

const sectionSchema = z
  .object({ title: textSchema.optional(), fields: z.array(fieldSchema).min(1) })
  .strict();

const stepSchema = z
  .object({ id: word, title: textSchema, sections: z.array(sectionSchema).min(1) })
  .strict();
export type Step = z.infer<typeof stepSchema>;

/** The last two steps of every form, and the other names that a page posts beside its fields. */
export const review = 'review';
export const send = 'send';
export const reservedNames = ['step', 'submission-key', 'remove'];

/**
 * A form: what is asked, in which steps, by which office, and within which term it answers.
 * `languages` are those in which all of it is written.
 */
export const formSchema = z
  .object({
    id: word,
    /** Grows with each change of what is asked; recorded with the ticket. */
    version: z.number().int().positive(),
    title: textSchema,
    introduction: textSchema,
    office: z.object({ code: word, name: textSchema }).strict(),
    /** In calendar days. L. 241/1990, art. 2: 30 where nothing else is laid down. */
    termDays: z.number().int().min(1).max(3650).default(30),
    steps: z.array(stepSchema).min(1),
    /** What the receipt says of what happens next, one sentence each. */
    next: z.array(textSchema).default([]),
  })
  .strict()
  .superRefine((form, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    const fields = fieldsOf(form);
    const names = fields.map(({ name }) => name);
    const steps = [...form.steps.map(({ id }) => id), review, send];
    const parts = fields.flatMap(({ fills }) => fills ?? []);
    for (const name of repeatedIn(names)) complain(`two fields named ${name}`);
    for (const step of repeatedIn(steps)) complain(`two steps named ${step}`);
    for (const part of repeatedIn(parts)) complain(`two fields fill ${part}`);
    for (const name of names.filter((each) => reservedNames.includes(each)))
      complain(`${name} is no name for a field: the page itself uses it`);
  })
  .transform((form) => ({ ...form, languages: commonLanguages(textsIn(form)) }));
export type Form = z.infer<typeof formSchema>;

/** Writes a form down; throws where it does not hold together. */
export function defineForm(definition: z.input<typeof formSchema>): Form {
  return formSchema.parse(definition);
}

export function fieldsOfStep(step: Step): Field[] {
  return step.sections.flatMap(({ fields }) => fields);
}

export function fieldsOf(form: { steps: Step[] }): Field[] {
  return form.steps.flatMap(fieldsOfStep);
}

function textsIn(value: unknown): Text[] {
  if (value === null || typeof value !== 'object') return [];
  const text = textSchema.safeParse(value);
  return text.success ? [text.data] : Object.values(value).flatMap(textsIn);
}

function repeatedIn(words: string[]): string[] {
  return words.filter((each, index) => words.indexOf(each) !== index);
}
