import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

export const placeSchema = z.object({ type: z.literal('place'), ...fieldShape }).strict();

const longestPlace = 200;

/** A street with its number, or the name of a place, as a citizen would say it. */
export const place: FieldType<z.infer<typeof placeSchema>, string> = {
  check: (answer) => writtenText(answer, longestPlace, tidyLine),
  render: (view) => textInput(view, { type: 'text' }),
  show: (value) => value,
};
