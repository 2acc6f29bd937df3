import { z } from 'zod';

/** An instant in ISO 8601 with its offset; zod alone takes +99:99 too, which no Date can read. */
export const instant = z
  .string()
  .datetime({ offset: true, message: 'instant' })
  .refine((text) => !Number.isNaN(Date.parse(text)), 'instant');
