import { z } from 'zod';
import { checkPhone } from '../../italian/phone';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const phoneSchema = z.object({ type: z.literal('phone'), ...fieldShape }).strict();

const longestNumber = 40;

/** A telephone number; recorded in E.164, Italian where no country is given. */
export const phone: FieldType<z.infer<typeof phoneSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestNumber, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const checked = checkPhone(written.value);
    return checked.ok ? { value: checked.value } : { problem: { code: 'not-a-phone' } };
  },
  render: (view) => textInput(view, { type: 'tel', inputmode: 'tel' }),
  show: (value) => value,
};
