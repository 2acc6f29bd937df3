import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const shortTextSchema = z
  .object({
    type: z.literal('short-text'),
    ...fieldShape,
    /** In characters as a reader counts them. */
    longest: z.number().int().positive().max(1000).default(100),
  })
  .strict();

/** One line. */
export const shortText: FieldType<z.infer<typeof shortTextSchema>, string> = {
  check: (answer, { longest }) => writtenText(answer, longest, tidyLine),
  render: (view) => textInput(view, { type: 'text' }),
  show: (value) => value,
};
