import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLines } from '../characters';
import { textArea } from '../page/controls';
import { writtenText } from './writtenText';

export const longTextSchema = z
  .object({
    type: z.literal('long-text'),
    ...fieldShape,
    /** In characters as a reader counts them; a line break is one. */
    longest: z.number().int().positive().max(20000).default(2000),
  })
  .strict();

/** Several lines. */
export const longText: FieldType<z.infer<typeof longTextSchema>, string> = {
  check: (answer, { longest }) => writtenText(answer, longest, tidyLines),
  render: (view) => textArea(view, view.words.atMostCharacters(view.field.longest)),
  show: (value) => value,
};
