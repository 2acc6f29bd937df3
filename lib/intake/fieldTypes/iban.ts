import { z } from 'zod';
import { checkIban } from '../../italian/iban';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const ibanSchema = z.object({ type: z.literal('iban'), ...fieldShape }).strict();

/** 34 characters (ISO 13616), with spaces between them. */
const longestIban = 60;

/** A bank account of any country; recorded in capitals, without spaces. */
export const iban: FieldType<z.infer<typeof ibanSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestIban, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const checked = checkIban(written.value);
    return checked.ok ? { value: checked.value } : { problem: { code: 'not-an-iban' } };
  },
  render: (view) =>
    textInput(view, { type: 'text', autocapitalize: 'characters', spellcheck: 'false' }),
  show: (value) => value.replace(/.{4}(?=.)/g, '$& '),
};
