import { z } from 'zod';
import { checkVatNumber } from '../../italian/vatNumber';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const vatNumberSchema = z.object({ type: z.literal('vat-number'), ...fieldShape }).strict();

const longestNumber = 40;

/** A partita IVA; recorded as its eleven digits. */
export const vatNumber: FieldType<z.infer<typeof vatNumberSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestNumber, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const checked = checkVatNumber(written.value);
    return checked.ok ? { value: checked.value } : { problem: { code: 'not-a-vat-number' } };
  },
  render: (view) => textInput(view, { type: 'text', spellcheck: 'false' }),
  show: (value) => value,
};
