import { parseTaxonomy, type Category, type Taxonomy } from './taxonomy';

/** A category as an officer fills it in, line by line. */
export interface OwnCategory {
  name: string;
  /** Code of an office of the taxonomy that is added to. */
  office: string;
  description?: string;
  /** One a line, in citizens' words. */
  examples?: string;
  /** Between commas. */
  keywords?: string;
  alwaysReview?: boolean;
}

/**
 * A taxonomy with an office's own categories: a new name is a new category, whose code is made of the
 * name; a name that is there already changes that category, and adds to its examples and keywords.
 *
 * Errors: those of `parseTaxonomy`.
 */
export function withOwnCategories(taxonomy: Taxonomy, own: OwnCategory[]): Taxonomy {
  const categories: unknown[] = [...taxonomy.categories];
  for (const written of own) {
    const code = codeOf(written.name);
    const isIt = (each: Category) => each.code === code || codeOf(each.name) === code;
    const at = taxonomy.categories.findIndex(isIt);
    if (at < 0) categories.push({ ...asCategory(written), code, name: written.name });
    else categories[at] = changed(categories[at] as Category, written);
  }
  return parseTaxonomy({ ...taxonomy, categories });
}

function changed(category: Category, written: OwnCategory): Category {
  const { description, examples, keywords, alwaysReview, office } = asCategory(written);
  return {
    ...category,
    office,
    description: description || category.description,
    examples: [...category.examples, ...examples],
    keywords: [...category.keywords, ...keywords],
    ...(alwaysReview ? { alwaysReview } : {}),
  };
}

function asCategory({ office, description = '', alwaysReview, ...written }: OwnCategory) {
  const parts = (text = '', by: RegExp) =>
    text
      .split(by)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return {
    office,
    description: description.trim(),
    examples: parts(written.examples, /\n/),
    keywords: parts(written.keywords, /[,;\n]/),
    ...(alwaysReview ? { alwaysReview } : {}),
  };
}

/** «Nulla osta per la città» is `nulla-osta-per-la-citta`. */
function codeOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
