import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { checkboxes } from '../page/controls';
import { empty } from '../problem';
import { inLanguage } from '../text';
import { optionsShape } from './choice';

export const choicesSchema = z
  .object({ type: z.literal('choices'), ...fieldShape, ...optionsShape })
  .strict();

/** Any of several. The value lists them in the form's order, each once. */
export const choices: FieldType<z.infer<typeof choicesSchema>, string[]> = {
  check: (answer, { options }) => {
    const chosen = new Set(answer.texts.map(tidyLine).filter((text) => text !== ''));
    if (chosen.size === 0) return empty;
    const known = options.map(({ value }) => value).filter((value) => chosen.has(value));
    return known.length === chosen.size ? { value: known } : { problem: { code: 'not-a-choice' } };
  },
  render: (view) =>
    checkboxes(
      view,
      view.field.options.map(({ value, label }) => ({
        value,
        label: inLanguage(label, view.language),
      })),
    ),
  show: (value, { field, language }) =>
    field.options
      .filter((option) => value.includes(option.value))
      .map((option) => inLanguage(option.label, language))
      .join('\n'),
};
