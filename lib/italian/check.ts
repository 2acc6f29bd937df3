/** Why an identifier is refused; the sentence for the citizen is made from it elsewhere. */
export type Problem =
  | 'length'
  | 'characters'
  | 'check-character'
  | 'name'
  | 'date'
  | 'birthplace'
  | 'country'
  | 'range';

/** What does not forbid an identifier, yet a person should look at. */
export type Warning = 'check-character' | 'older-format';

/**
 * The outcome of checking an identifier: its parsed value, or the first problem found.
 * Formal validity never proves that an identifier was assigned to someone.
 */
export type Check<Value> =
  { ok: true; value: Value; warning?: Warning } | { ok: false; problem: Problem };

declare const brand: unique symbol;
/** A text that passed the check of its name. */
export type Checked<Name extends string> = string & { readonly [brand]: Name };

export function refuse(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

/** The text without the separators that people type into identifiers, in capitals. */
export function compact(text: string): string {
  return text.replace(/[\s.\-/]/g, '').toUpperCase();
}
