import { z } from 'zod';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { textInput } from '../page/controls';
import { writtenText } from './writtenText';

const clock = z
  .string()
  .refine((text) => timeOf(text) === text, { params: { code: 'time' } })
  .optional();

export const timeSchema = z
  .object({
    type: z.literal('time'),
    ...fieldShape,
    /** The first and the last time allowed, `HH:MM`. */
    earliest: clock,
    latest: clock,
  })
  .strict();

const longestTime = 20;
const shape = /^(\d{1,2})(?:[:.,](\d{2}))?$/;

/** A time of the day; recorded as `HH:MM`, 24 hours. */
export const time: FieldType<z.infer<typeof timeSchema>, string> = {
  check: (answer, { earliest, latest }) => {
    const written = writtenText(answer, longestTime, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const value = timeOf(written.value.replace(/\s/g, ''));
    if (!value) return { problem: { code: 'not-a-time' } };
    if (earliest && value < earliest) return { problem: { code: 'too-early', earliest } };
    if (latest && value > latest) return { problem: { code: 'too-late', latest } };
    return { value };
  },
  render: (view) => textInput(view, { type: 'text' }, view.words.timeShape),
  show: (value) => value,
};

function timeOf(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = shape.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
