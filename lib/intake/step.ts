import { z } from 'zod';
import { fieldSchema } from './fieldTypes';
import { textSchema } from './text';

/** A name in a form's definition. */
export const word = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

const sectionSchema = z
  .object({ title: textSchema.optional(), fields: z.array(fieldSchema).min(1).max(100) })
  .strict();

/** Fields that stand under no heading may be given without a section around them. */
export const stepSchema = z
  .object({
    id: word,
    title: textSchema,
    fields: sectionSchema.shape.fields.optional(),
    sections: z.array(sectionSchema).min(1).max(20).optional(),
  })
  .strict()
  .superRefine(({ fields, sections }, context) => {
    if (fields ?? sections) return;
    context.addIssue({
      code: 'custom',
      params: { code: 'step-empty', values: [] },
      message: 'step-empty',
    });
  })
  .transform(({ fields, sections = [], ...step }) => ({
    ...step,
    sections: [...(fields ? [{ fields, title: undefined }] : []), ...sections],
  }));
export type Step = z.infer<typeof stepSchema>;
