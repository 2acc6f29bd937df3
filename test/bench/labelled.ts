import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LabelledTicket } from '../../lib/classification/engine';
import type { Taxonomy } from '../../lib/classification/taxonomy';

const lineSchema = z.object({
  subject: z
    .string()
    .nullish()
    .transform((subject) => subject ?? ''),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  category: z.string().min(1),
});

/** JSON lines with `subject` (may be absent), `text` and `category`, or a .csv of `text,category`. */
export function readLabelled(file: string): LabelledTicket[] {
  const content = readFileSync(file, 'utf8');
  if (file.endsWith('.csv')) return readTable(content);
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

/** Rows of `text,category` under a header; a quoted text may hold commas, quotes and line breaks. */
function readTable(content: string): LabelledTicket[] {
  const rows = content.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*)),([^,\n\r]+)(?:\r?\n|$)/g);
  return [...rows]
    .map(([, quoted, plain, category]) => ({
      subject: '',
      text: quoted?.replaceAll('""', '"') ?? plain ?? '',
      category: category as string,
    }))
    .slice(1);
}

/** So many texts of each category, the first in the file. */
export function firstOfEach(tickets: LabelledTicket[], count: number): LabelledTicket[] {
  const seen = new Map<string, number>();
  return tickets.filter(({ category }) => {
    const number = (seen.get(category) ?? 0) + 1;
    seen.set(category, number);
    return number <= count;
  });
}

/** A taxonomy of names only: all that is known beside the labelled texts. */
export function taxonomyOfNames(tickets: LabelledTicket[], language: 'it' | 'en'): Taxonomy {
  const codes = [...new Set(tickets.map(({ category }) => category))].sort();
  return {
    language,
    offices: [{ code: 'office', name: 'Office' }],
    categories: codes.map((code) => ({
      code,
      name: code,
      description: '',
      office: 'office',
      examples: [],
      keywords: [],
      termDays: 30,
    })),
  };
}
