import { z } from 'zod';
import { parseSettings } from '../settings';

export const appIoSettings = z.object({
  baseUrl: z
    .string()
    .trim()
    .url()
    .default('https://api.io.pagopa.it')
    .transform((url) => url.replace(/\/+$/, '')),
  apiKey: z.string().trim().min(1),
  /** Takes fiscal codes whose last letter is wrong, as official examples have them. */
  testMode: z.boolean().default(false),
  messagesPerSecond: z.coerce.number().min(0).max(1000).default(5),
});
export type AppIoSettings = z.infer<typeof appIoSettings>;

/** Errors: `app-io.settings-invalid`. */
export function parseAppIoSettings(credential: unknown): AppIoSettings {
  const names = { code: 'app-io.settings-invalid', name: 'URP App IO' };
  return parseSettings(appIoSettings, credential, names);
}
