import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { radios, selectBox } from '../page/controls';
import { inLanguage, textSchema } from '../text';
import { writtenText } from './writtenText';

/** `value` is what is recorded: readable by itself, and the same in every language. */
export const optionSchema = z
  .object({
    value: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    label: textSchema,
  })
  .strict();

export const optionsShape = { options: z.array(optionSchema).min(2).max(200) };

export const choiceSchema = z
  .object({ type: z.literal('choice'), ...fieldShape, ...optionsShape })
  .strict();

/** More than these are a list to open rather than buttons to read through. */
const mostButtons = 6;

/** One of several. */
export const choice: FieldType<z.infer<typeof choiceSchema>, string> = {
  check: (answer, { options }) => {
    const written = writtenText(answer, Number.MAX_SAFE_INTEGER, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const isOption = options.some(({ value }) => value === written.value);
    return isOption ? written : { problem: { code: 'not-a-choice' } };
  },
  render: (view) => {
    const choices = view.field.options.map(({ value, label }) => ({
      value,
      label: inLanguage(label, view.language),
    }));
    return choices.length > mostButtons ? selectBox(view, choices) : radios(view, choices);
  },
  show: (value, { field, language }) => {
    const option = field.options.find((each) => each.value === value);
    return option ? inLanguage(option.label, language) : value;
  },
};
