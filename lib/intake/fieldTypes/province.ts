import { z } from 'zod';
import { checkProvince, provinces } from '../../italian/provinces';
import { fieldShape, type FieldType } from '../field';
import { tidyLine } from '../characters';
import { selectBox } from '../page/controls';
import { writtenText } from './writtenText';

export const provinceSchema = z.object({ type: z.literal('province'), ...fieldShape }).strict();

const longestName = 40;
const options = provinces.map(({ code, name }) => ({ value: code, label: name }));
const names = new Map(provinces.map(({ code, name }) => [code, name]));

/** An Italian province; recorded by its two letters. A program may post its name. */
export const province: FieldType<z.infer<typeof provinceSchema>, string> = {
  check: (answer) => {
    const written = writtenText(answer, longestName, tidyLine);
    if ('problem' in written || written.value === undefined) return written;
    const checked = checkProvince(written.value);
    return checked.ok ? { value: checked.value } : { problem: { code: 'not-a-choice' } };
  },
  render: (view) => selectBox(view, options),
  show: (value) => names.get(value) ?? value,
};
