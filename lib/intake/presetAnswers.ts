import type { Answer } from './field';
import { fieldsOf, type Form } from './form';

/**
 * What the address of a form says beforehand, such as `?servizio=carta-identita` on a service's own
 * page: answers that one may choose, nothing else, so that a link puts no words into anyone's mouth.
 */
export function presetAnswers(
  form: Form,
  query: Record<string, unknown>,
): ReadonlyMap<string, Answer> {
  const preset = new Map<string, Answer>();
  for (const field of fieldsOf(form)) {
    if (field.type !== 'choice' || !Object.hasOwn(query, field.name)) continue;
    const option = field.options.find(({ value }) => value === query[field.name]);
    if (option) preset.set(field.name, { texts: [option.value], files: [] });
  }
  return preset;
}

/** The same as a query, for the page's other languages. */
export function presetQuery(preset: ReadonlyMap<string, Answer>): string {
  const entries = [...preset].map(([name, { texts }]) => [name, texts[0] ?? ''] as const);
  return new URLSearchParams(Object.fromEntries(entries)).toString();
}
