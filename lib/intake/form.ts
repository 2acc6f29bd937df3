import { z } from 'zod';
import { conditionProblems } from './conditionProblems';
import type { Field } from './fieldTypes';
import { linkedFieldProblems } from './linkedFieldProblems';
import { fieldsOfPart, partsOf } from './parts';
import { stepSchema, word, type Step } from './step';
import { commonLanguages, textSchema, type Text } from './text';

/** The last two steps of every form, and the other names that a page posts beside its fields. */
export const review = 'review';
export const send = 'send';
export const reservedNames = ['step', 'submission-key', 'remove', 'website', 'stamp', 'proof'];

/** The office that answers where a form names no other. */
const urp = {
  code: 'urp',
  name: {
    it: 'Ufficio relazioni con il pubblico (URP)',
    en: 'Public relations office (URP)',
    de: 'Bürgerbüro (URP)',
    fr: 'Bureau des relations avec le public (URP)',
    sl: 'Urad za odnose z javnostmi (URP)',
  },
};

/**
 * A form: what is asked, in which steps, by which office, and within which term it answers.
 * `languages` are those in which all of it is written; `parts` are its pages.
 */
export const formSchema = z
  .object({
    id: word,
    /** Grows with each change of what is asked; recorded with the ticket. */
    version: z.number().int().positive().default(1),
    title: textSchema,
    introduction: textSchema.optional(),
    office: z.object({ code: word, name: textSchema }).strict().default(urp),
    /** In calendar days. L. 241/1990, art. 2: 30 where nothing else is laid down. */
    termDays: z.number().int().min(1).max(3650).default(30),
    /** What the data are used for, as the privacy notice says it after "to". */
    purpose: textSchema.optional(),
    steps: z.array(stepSchema).min(1).max(20),
    /** What the receipt says of what happens next, one sentence each. */
    next: z.array(textSchema).max(20).default([]),
    /** What silence means once the term is over; what L. 241/1990 says in general where absent. */
    silence: textSchema.optional(),
  })
  .strict()
  .superRefine((form, context) => {
    const complain = (code: string, values: string[]) =>
      context.addIssue({ code: 'custom', params: { code, values }, message: code });
    const fields = fieldsOf(form);
    const names = fields.map(({ name }) => name);
    const steps = [...form.steps.map(({ id }) => id), review, send];
    const parts = fields.flatMap(({ fills }) => fills ?? []);
    for (const name of repeatedIn(names)) complain('repeated-field', [name]);
    for (const step of repeatedIn(steps)) complain('repeated-step', [step]);
    for (const part of repeatedIn(parts)) complain('repeated-part', [part]);
    for (const name of names.filter((each) => reservedNames.includes(each)))
      complain('reserved-name', [name]);
    const rules = [...conditionProblems(fields), ...linkedFieldProblems(fields)];
    for (const { code, values } of rules) complain(code, values);
    // The first page is the same for everybody, and the notice comes before anything is asked.
    const early = fieldsOfPart(partsOf(form.steps)[0]!).find(({ type }) => type === 'appointment');
    if (early) complain('appointment-first', [early.name]);
  })
  .transform((form) => ({
    ...form,
    languages: commonLanguages(textsIn(form)),
    parts: partsOf(form.steps),
  }));
export type Form = z.infer<typeof formSchema>;
export type FormDefinition = z.input<typeof formSchema>;

/** Writes a form down; throws where it does not hold together. */
export function defineForm(definition: FormDefinition): Form {
  return formSchema.parse(definition);
}

export function fieldsOf(form: { steps: Step[] }): Field[] {
  return form.steps.flatMap(fieldsOfPart);
}

function textsIn(value: unknown): Text[] {
  if (value === null || typeof value !== 'object') return [];
  const text = textSchema.safeParse(value);
  return text.success ? [text.data] : Object.values(value).flatMap(textsIn);
}

function repeatedIn(words: string[]): string[] {
  return words.filter((each, index) => words.indexOf(each) !== index);
}
