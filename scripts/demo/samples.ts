import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root';

/** A request written for the purpose: what a citizen fills in, and what should become of it. */
export type Sample = z.infer<typeof sample>;
const sample = z
  .object({
    /** Two samples with the same key are one request, sent twice. */
    key: z.string().regex(/^[a-z-]+$/),
    /** What is particular about it. */
    note: z.string(),
    outcome: z.enum(['registered', 'repeated', 'refused']),
    /** Category that whoever wrote it had in mind; null where it is to be refused. */
    topic: z.string().nullable(),
    /** By name of the form's field; one that is left out is not posted. */
    answers: z.record(z.string()),
  })
  .strict();

export function readSamples(file = join(root, 'workflows/samples/richieste.json')): Sample[] {
  return z.array(sample).parse(JSON.parse(readFileSync(file, 'utf8')));
}
