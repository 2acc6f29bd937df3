import { z } from 'zod';
import { checkFiscalCode } from '../../italian/fiscalCode';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const fiscalCodeSchema = z
  .object({ type: z.literal('fiscal-code'), ...fieldShape })
  .strict();

const longestCode = 40;

/** A codice fiscale; recorded in capitals, without spaces. */
export const fiscalCode: FieldType<z.infer<typeof fiscalCodeSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestCode, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const checked = checkFiscalCode(written.value);
    return checked.ok ? { value: checked.value.code } : { problem: { code: 'not-a-fiscal-code' } };
  },
  render: (view) =>
    textInput(view, { type: 'text', autocapitalize: 'characters', spellcheck: 'false' }),
  show: (value) => value,
};
