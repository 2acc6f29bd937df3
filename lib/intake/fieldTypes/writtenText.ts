import type { Answer } from '../field';
import { countCharacters } from '../characters';
import { empty, type Checked } from '../problem';

/** The one text of an answer: `tidy` brings it into shape, longer than `longest` is a problem. */
export function writtenText(
  answer: Answer,
  longest: number,
  tidy: (text: string) => string,
): Checked<string> {
  const [text, ...others] = answer.texts.map(tidy);
  if (others.some((other) => other !== text)) return { problem: { code: 'repeated' } };
  if (!text) return empty;
  const length = countCharacters(text);
  if (length > longest) return { problem: { code: 'too-long', length, longest } };
  return { value: text };
}
