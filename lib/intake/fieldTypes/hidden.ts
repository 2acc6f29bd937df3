import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { markup } from '../page/markup';

export const hiddenSchema = z
  .object({ type: z.literal('hidden'), ...fieldShape, value: z.string().trim().min(1).max(500) })
  .strict();

/**
 * A value that the form itself puts into each request, such as the service it belongs to. It never
 * travels to the browser: what is posted under its name is not looked at.
 */
export const hidden: FieldType<z.infer<typeof hiddenSchema>, string> = {
  silent: true,
  check: (_, { value }) => ({ value }),
  render: () => markup``,
  show: (value) => value,
};
