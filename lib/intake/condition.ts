import { z } from 'zod';
import type { JsonValue } from '../json';

const answerSchema = z.union([z.string().max(200), z.boolean()]);

/** A field is asked only where another one, asked before it, has one of these answers. */
export const conditionSchema = z
  .object({
    field: z.string(),
    is: z
      .array(answerSchema)
      .min(1)
      .max(200)
      .or(answerSchema.transform((only) => [only])),
  })
  .strict();
export type Condition = z.infer<typeof conditionSchema>;

/** Whether it holds for what was understood so far: of several choices, one is enough. */
export function holds({ field, is }: Condition, values: ReadonlyMap<string, JsonValue>): boolean {
  const given = [values.get(field)].flat();
  return is.some((each) => given.includes(each));
}
