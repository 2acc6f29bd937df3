import { formFromJson } from './definition';
import { formFromRows, type Drawing } from './drawnForm';
import type { Form } from './form';
import { formNamed } from './forms';

/** The three ways in which an officer says what a form asks. */
export type FormSource =
  | { kind: 'ready'; id: string }
  | { kind: 'drawn'; drawing: Drawing }
  | { kind: 'json'; definition: unknown };

/** Checking a long form takes some milliseconds, and every request of a citizen asks for it. */
const known = new Map<string, Form>();
const mostKnown = 50;

/** Errors: `form.unknown`, `form.invalid`. */
export function formFrom(source: FormSource): Form {
  if (source.kind === 'ready') return formNamed(source.id);
  const key = JSON.stringify(source);
  const form = known.get(key) ?? read(source);
  if (known.size >= mostKnown) known.clear();
  known.set(key, form);
  return form;
}

function read(source: Exclude<FormSource, { kind: 'ready' }>): Form {
  return source.kind === 'json' ? formFromJson(source.definition) : formFromRows(source.drawing);
}
