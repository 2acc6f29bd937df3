import type { ClassifiableTicket, LabelledTicket } from './engine';
import type { Taxonomy } from './taxonomy';

/** What the local engine learns from: one text of a known category. */
export interface TrainingDocument extends ClassifiableTicket {
  category: string;
  /** `definition`: what the taxonomy says of the category; `request`: what a citizen wrote, or could write. */
  kind: 'definition' | 'request';
}

/**
 * Everything that tells the categories apart: their names, descriptions, keywords and examples, and
 * the office's labelled tickets. In an order of its own and without repetitions, so that the same
 * content always teaches the same; tickets of categories no longer in the taxonomy are left out.
 */
export function trainingSet(taxonomy: Taxonomy, tickets: LabelledTicket[]): TrainingDocument[] {
  const known = new Set(taxonomy.categories.map(({ code }) => code));
  const documents = [
    ...taxonomy.categories.flatMap(definitions),
    ...tickets
      .filter(({ category }) => known.has(category))
      .map(({ subject, text, category }) => request(category, subject, text)),
  ];
  return inOwnOrder(documents);
}

function definitions(category: Taxonomy['categories'][number]): TrainingDocument[] {
  const { code, name, description, keywords, examples } = category;
  return [
    {
      category: code,
      subject: name,
      text: [description, ...keywords].join('. '),
      kind: 'definition',
    },
    ...keywords.map((keyword): TrainingDocument => ({
      category: code,
      subject: '',
      text: keyword,
      kind: 'definition',
    })),
    ...examples.map((example) => request(code, '', example)),
  ];
}

function request(category: string, subject: string, text: string): TrainingDocument {
  return { category, subject, text, kind: 'request' };
}

function inOwnOrder(documents: TrainingDocument[]): TrainingDocument[] {
  const byKey = new Map(documents.map((document) => [keyOf(document), document]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document);
}

function keyOf({ category, kind, subject, text }: TrainingDocument): string {
  return JSON.stringify([category, kind, subject, text]);
}
