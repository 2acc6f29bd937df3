import { z } from 'zod';
import { UrpError } from '../error';
import type { SummaryLength } from './summary';

const most = { sentences: 50, characters: 10_000 };

const lengthShape = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('sentences'), most: z.number().int().min(1).max(most.sentences) }),
  z.object({ unit: z.literal('characters'), most: z.number().int().min(40).max(most.characters) }),
]);

/** Checks how long a summary may be. Error: `summary.length`. */
export function summaryLength(length: { unit: unknown; most: unknown }): SummaryLength {
  const parsed = lengthShape.safeParse(length);
  if (parsed.success) return parsed.data;
  throw new UrpError('summary.length', {
    it: {
      what: `La lunghezza del riassunto non è valida: ${String(length.most)} ${String(length.unit)}.`,
      todo: `Indicare da 1 a ${most.sentences} frasi, oppure da 40 a ${most.characters} caratteri.`,
    },
    en: {
      what: `The length of the summary is not valid: ${String(length.most)} ${String(length.unit)}.`,
      todo: `Give 1 to ${most.sentences} sentences, or 40 to ${most.characters} characters.`,
    },
  });
}
