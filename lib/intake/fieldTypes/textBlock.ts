import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { paragraphs } from '../page/controls';
import { empty } from '../problem';
import { inLanguage, textSchema } from '../text';

export const textBlockSchema = z
  .object({ type: z.literal('text-block'), ...fieldShape, text: textSchema })
  .strict();

/** A text to read; its label is its heading. */
export const textBlock: FieldType<z.infer<typeof textBlockSchema>> = {
  silent: true,
  check: () => empty,
  render: ({ field, language }) =>
    paragraphs(inLanguage(field.label, language), inLanguage(field.text, language).split('\n')),
  show: () => '',
};
