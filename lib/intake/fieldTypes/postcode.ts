import { z } from 'zod';
import { checkPostcode } from '../../italian/postcode';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const postcodeSchema = z.object({ type: z.literal('postcode'), ...fieldShape }).strict();

const longestPostcode = 20;

/** A CAP: five digits. */
export const postcode: FieldType<z.infer<typeof postcodeSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestPostcode, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const checked = checkPostcode(written.value);
    return checked.ok ? { value: checked.value } : { problem: { code: 'not-a-postcode' } };
  },
  render: (view) => textInput(view, { type: 'text', inputmode: 'numeric' }),
  show: (value) => value,
};
