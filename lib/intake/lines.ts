import { z } from 'zod';

/** What an officer writes one a line, such as the answers of a choice; empty lines are left out. */
export const linesSchema = z
  .string()
  .max(20_000)
  .default('')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
