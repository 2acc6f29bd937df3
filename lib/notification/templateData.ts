import { z } from 'zod';
import { UrpError } from '../error';
import type { PlaceholderValue, PlaceholderValues } from './template';

const entries = z.array(
  z.object({
    name: z.string().trim(),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
    keepLinks: z.boolean().default(false),
  }),
);

/**
 * Placeholders that an officer adds, by name. Rows without a name are left out.
 * Errors: `template.data-invalid` where a value is a list or an object.
 */
export function readTemplateData(rows: unknown): { data: PlaceholderValues; keepLinks: string[] } {
  const parsed = entries.safeParse(rows);
  if (!parsed.success) throw dataInvalid();
  const named = parsed.data.filter(({ name }) => name !== '');
  return {
    data: Object.fromEntries(
      named.map(({ name, value }): [string, PlaceholderValue] => [name, value]),
    ),
    keepLinks: named.filter(({ keepLinks }) => keepLinks).map(({ name }) => name),
  };
}

function dataInvalid(): UrpError {
  return new UrpError('template.data-invalid', {
    it: {
      what: 'Un valore di «Dati per il testo» non è testo, numero o sì/no.',
      todo: 'Per ogni segnaposto indica un solo valore: di un elenco fai prima un testo.',
    },
    en: {
      what: 'A value in "Template Data" is not text, a number or yes/no.',
      todo: 'Give one value a placeholder: make a text of a list first.',
    },
  });
}
