import { z } from 'zod';
import { parseSettings } from '../settings';
import { smtpSettings } from '../smtp/settings';

export const pecSettings = smtpSettings.extend({
  /** What the receipt of delivery carries: the whole message, its digests, or nothing of it. */
  receiptType: z.enum(['completa', 'breve', 'sintetica']).default('completa'),
});
export type PecSettings = z.infer<typeof pecSettings>;

/** Errors: `pec.settings-invalid`. */
export function parsePecSettings(credential: unknown): PecSettings {
  return parseSettings(pecSettings, credential, { code: 'pec.settings-invalid', name: 'URP PEC' });
}
