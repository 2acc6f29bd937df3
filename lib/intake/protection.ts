import { z } from 'zod';

/** What stops programs, and files that harm; each is off until the office switches it on. */
export const protectionSchema = z
  .object({
    /** Seconds that a person needs at least from the second page of the form to its sending. */
    leastSeconds: z.number().int().min(0).max(600).default(0),
    /** Requests taken in ten minutes, from one source and for the whole form; any number where 0. */
    sourceLimit: z.number().int().min(0).max(100_000).default(0),
    formLimit: z.number().int().min(0).max(1_000_000).default(0),
    /** Whether the browser has to do some work before it may send. */
    proofOfWork: z.boolean().default(false),
    /** Where ClamAV listens: `clamav:3310` or the path of its socket; no scan where empty. */
    virusScanner: z
      .string()
      .trim()
      .regex(/^(|\/\S+|[a-z0-9.-]+:\d{1,5}|\[[0-9a-f:]+\]:\d{1,5})$/i, { message: 'clamav:3310' })
      .default(''),
  })
  .strict();
