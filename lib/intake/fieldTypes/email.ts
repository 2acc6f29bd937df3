import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const emailSchema = z.object({ type: z.literal('email'), ...fieldShape }).strict();

/** RFC 5321: 64 characters before the sign, 254 in all. */
const longestAddress = 254;

/** The pattern of HTML's own email input, with a top-level domain asked for. */
const address =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/i;

export const email: FieldType<z.infer<typeof emailSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestAddress, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const dots = /^\.|\.\.|\.@/.test(written.value);
    if (dots || !address.test(written.value)) return { problem: { code: 'not-an-email' } };
    return written;
  },
  render: (view) => textInput(view, { type: 'email', inputmode: 'email', spellcheck: 'false' }),
  show: (value) => value,
};
