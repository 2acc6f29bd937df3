import { z } from 'zod';
import { parseSettings } from '../settings';

/**
 * How to reach the office's mail server, as the credential holds it.
 * `tls`: encrypted from the first byte (port 465). `starttls`: encrypted before anything is said,
 * and refused where the server cannot (port 587). `none`: in the clear, for a server on this machine.
 */
export const smtpSettings = z.object({
  host: z.string().trim().min(1),
  port: z.coerce.number().int().min(1).max(65535),
  security: z.enum(['none', 'starttls', 'tls']),
  user: z.string().default(''),
  password: z.string().default(''),
  fromAddress: z.string().trim().email(),
  fromName: z.string().default(''),
  allowSelfSigned: z.boolean().default(false),
});
export type SmtpSettings = z.infer<typeof smtpSettings>;

/** Errors: `smtp.settings-invalid`, which names the fields and never their values. */
export function parseSmtpSettings(credential: unknown): SmtpSettings {
  const names = { code: 'smtp.settings-invalid', name: 'URP SMTP' };
  return parseSettings(smtpSettings, credential, names);
}
