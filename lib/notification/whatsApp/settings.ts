import { z } from 'zod';
import { parseSettings } from '../settings';

export const whatsAppSettings = z.object({
  baseUrl: z
    .string()
    .trim()
    .url()
    .default('https://graph.facebook.com')
    .transform((url) => url.replace(/\/+$/, '')),
  version: z
    .string()
    .regex(/^v\d{1,3}\.\d$/)
    .default('v23.0'),
  phoneNumberId: z
    .string()
    .trim()
    .regex(/^\d{5,20}$/),
  accessToken: z.string().min(1),
  appSecret: z.string().default(''),
  verifyToken: z.string().default(''),
  messagesPerSecond: z.coerce.number().min(0).max(1000).default(20),
});
export type WhatsAppSettings = z.infer<typeof whatsAppSettings>;

/** Errors: `whatsapp.settings-invalid`. */
export function parseWhatsAppSettings(credential: unknown): WhatsAppSettings {
  const names = { code: 'whatsapp.settings-invalid', name: 'URP WhatsApp' };
  return parseSettings(whatsAppSettings, credential, names);
}
