import { z } from 'zod';
import { UrpError } from '../error';
import { priorities, type Priority } from '../register/ticket';

export interface Office {
  /** Stable, such as `ufficio-tecnico`. */
  code: string;
  name: string;
  email?: string;
}

export interface Category {
  /** Stable, such as `illuminazione-pubblica`. */
  code: string;
  name: string;
  description: string;
  /** Code of the office in charge. */
  office: string;
  examples: string[];
  keywords: string[];
  /** Days of the term. */
  termDays: number;
  priority?: Priority;
  /** A person looks at each of these, however sure the engine is. */
  alwaysReview?: boolean;
}

/** What an office's requests can be about, and whose they are. */
export interface Taxonomy {
  language: 'it' | 'en';
  offices: Office[];
  categories: Category[];
}

/** The name of a category; its code where the taxonomy does not know it. */
export function categoryName({ categories }: Taxonomy, code: string): string {
  return categories.find((category) => category.code === code)?.name ?? code;
}

/** Days of the term where a category says none: L. 241/1990 art. 2. */
const usualTerm = 30;

const code = z.string().trim().min(1).max(200);
const name = z.string().trim().min(1).max(200);
const phrase = z.string().trim().min(1).max(2_000);

const officeSchema = z.object({ code, name, email: z.string().trim().email().optional() });

const categorySchema = z.object({
  code,
  name,
  description: z.string().trim().max(5_000).default(''),
  office: code,
  examples: z.array(phrase).max(1_000).default([]),
  keywords: z.array(phrase).max(1_000).default([]),
  termDays: z.number().int().min(1).max(365).default(usualTerm),
  priority: z.enum(priorities).optional(),
  alwaysReview: z.boolean().optional(),
});

const taxonomySchema = z.object({
  language: z.enum(['it', 'en']).default('it'),
  offices: z.array(officeSchema).min(1),
  categories: z.array(categorySchema).min(2).max(500),
});

/**
 * Checks a taxonomy that an officer wrote, as JSON text or as a value. Descriptions, examples and
 * keywords may be left out; the term is 30 days where none is given.
 *
 * Errors: `taxonomy.not-json`, `taxonomy.malformed`, `taxonomy.duplicate-code`,
 * `taxonomy.unknown-office`.
 */
export function parseTaxonomy(written: unknown): Taxonomy {
  const value = typeof written === 'string' ? parseJson(written) : written;
  const parsed = taxonomySchema.safeParse(value);
  if (!parsed.success) throw malformed(parsed.error);
  const taxonomy = parsed.data;
  refuseDuplicates(taxonomy.offices, 'office');
  refuseDuplicates(taxonomy.categories, 'category');
  refuseUnknownOffices(taxonomy);
  return taxonomy;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UrpError(
      'taxonomy.not-json',
      {
        it: {
          what: 'L’elenco delle categorie non è un testo JSON valido.',
          todo: 'Controllare virgolette, virgole e parentesi: ogni nome e ogni testo sta tra virgolette doppie.',
        },
        en: {
          what: 'The taxonomy is not valid JSON.',
          todo: 'Check quotes, commas and brackets: every name and every text stands in double quotes.',
        },
      },
      { cause },
    );
  }
}

function malformed(error: z.ZodError): UrpError {
  const [issue] = error.issues;
  const place = issue?.path.join('.') || 'taxonomy';
  const english = issue?.message ?? 'wrong shape';
  return new UrpError('taxonomy.malformed', {
    it: {
      what: `L’elenco delle categorie non va bene nel punto «${place}» (${english}).`,
      todo: 'Servono almeno un ufficio con codice e nome, e due categorie con codice, nome e ufficio; i giorni del termine vanno da 1 a 365.',
    },
    en: {
      what: `The taxonomy is wrong at "${place}" (${english}).`,
      todo: 'It needs at least one office with code and name, and two categories with code, name and office; terms run from 1 to 365 days.',
    },
  });
}

function refuseDuplicates(entries: Array<{ code: string }>, kind: 'office' | 'category'): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    if (!seen.has(entry.code)) {
      seen.add(entry.code);
      continue;
    }
    const italian = kind === 'office' ? 'di ufficio' : 'di categoria';
    throw new UrpError('taxonomy.duplicate-code', {
      it: {
        what: `Il codice ${italian} «${entry.code}» compare due volte.`,
        todo: 'Dare a ciascuno un codice diverso.',
      },
      en: {
        what: `The ${kind} code "${entry.code}" stands twice.`,
        todo: 'Give each its own code.',
      },
    });
  }
}

function refuseUnknownOffices({ offices, categories }: Taxonomy): void {
  const known = new Set(offices.map((office) => office.code));
  const stray = categories.find((category) => !known.has(category.office));
  if (!stray) return;
  throw new UrpError('taxonomy.unknown-office', {
    it: {
      what: `La categoria «${stray.code}» è dell’ufficio «${stray.office}», che non è nell’elenco degli uffici.`,
      todo: `Aggiungere l’ufficio o correggere il codice. Uffici presenti: ${[...known].join(', ')}.`,
    },
    en: {
      what: `The category "${stray.code}" belongs to the office "${stray.office}", which is not among the offices.`,
      todo: `Add the office or correct the code. Offices there: ${[...known].join(', ')}.`,
    },
  });
}
