import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { radios } from '../page/controls';
import { writtenText } from './writtenText';

export const yesNoSchema = z.object({ type: z.literal('yes-no'), ...fieldShape }).strict();

const answers: Record<string, boolean> = { si: true, no: false };

/** A question with two answers; posted as `si` or `no`. */
export const yesNo: FieldType<z.infer<typeof yesNoSchema>, boolean> = {
  check: (answer) => {
    const written = writtenText(answer, Number.MAX_SAFE_INTEGER, tidyLine);
    if ('problem' in written) return written;
    if (written.value === undefined) return { value: undefined };
    if (!Object.hasOwn(answers, written.value)) return { problem: { code: 'not-a-choice' } };
    return { value: answers[written.value] };
  },
  render: (view) =>
    radios(view, [
      { value: 'si', label: view.words.yes },
      { value: 'no', label: view.words.no },
    ]),
  show: (value, { words }) => (value ? words.yes : words.no),
};
