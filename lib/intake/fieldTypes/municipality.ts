import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const municipalitySchema = z
  .object({ type: z.literal('municipality'), ...fieldShape })
  .strict();

/** Room for the double names of South Tyrol. */
const longestName = 80;
/** Letters, and what stands between them: `Sant'Agata de' Goti`, `Bolzano/Bozen`. */
const name = /^\p{L}[\p{L}\p{M} '’.\-/()]+$/u;

/** A municipality by its name, Italian or not: people are born and live abroad too. */
export const municipality: FieldType<z.infer<typeof municipalitySchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestName, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    return name.test(written.value) ? written : { problem: { code: 'not-a-municipality' } };
  },
  render: (view) => textInput(view, { type: 'text' }),
  show: (value) => value,
};
