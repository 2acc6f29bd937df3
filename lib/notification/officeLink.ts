import { z } from 'zod';

/** A link that the register made, told by its parameter: no other takes its place in a text. */
export function officeLink(parameter: string) {
  return z
    .string()
    .url()
    .refine((link) => /^https?:/.test(link) && new URL(link).searchParams.has(parameter))
    .optional()
    .catch(undefined);
}
