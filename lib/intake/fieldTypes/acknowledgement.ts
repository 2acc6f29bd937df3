import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { singleCheckbox } from '../page/controls';
import { empty } from '../problem';
import { writtenText } from './writtenText';

export const acknowledgementSchema = z
  .object({ type: z.literal('acknowledgement'), ...fieldShape })
  .strict();

/** A statement to be ticked; posted as `si`. */
export const acknowledgement: FieldType<z.infer<typeof acknowledgementSchema>, boolean> = {
  check: (answer) => {
    const written = writtenText(answer, Number.MAX_SAFE_INTEGER, tidyLine);
    if ('problem' in written) return written;
    if (written.value === undefined) return empty;
    return written.value === 'si' ? { value: true } : { problem: { code: 'not-accepted' } };
  },
  render: (view) => singleCheckbox(view, 'si'),
  show: (_, { words }) => words.yes,
};
