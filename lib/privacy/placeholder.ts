import { placeholderNames, type PersonalKind } from './finding';

/** Stands for a placeholder-like text that was there before us. */
const literalName = 'SEGNAPOSTO';
const names = [...Object.values(placeholderNames), literalName].join('|');

/** `[PERSONA_1]` and its like. */
export const placeholderPattern = new RegExp(`\\[(?:${names})_[1-9]\\d{0,5}\\]`, 'g');

export function placeholder(kind: PersonalKind | 'literal', number: number): string {
  return `[${kind === 'literal' ? literalName : placeholderNames[kind]}_${number}]`;
}
