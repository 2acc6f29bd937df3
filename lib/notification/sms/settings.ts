import { z } from 'zod';
import { parseSettings } from '../settings';

/** Hosts of the providers that speak the same REST interface; `other` takes the officer's address. */
const hosts = {
  aruba: 'https://smspanel.aruba.it',
  mobyt: 'https://app.mobyt.it',
  skebby: 'https://api.skebby.it',
  smsend: 'https://app.smsend.it',
  trendoo: 'https://api.trendoo.net',
} as const;

/** Letters and digits, at most 11, one letter at least (AGCOM 42/13/CIR); or a number. */
const sender = z
  .string()
  .trim()
  .refine(
    (text) => text === '' || /^(?=.*[A-Za-z])[A-Za-z0-9 .&_-]{1,11}$|^\+?\d{6,15}$/.test(text),
  );

export const smsSettings = z
  .object({
    provider: z.enum(['aruba', 'mobyt', 'skebby', 'smsend', 'trendoo', 'other']),
    baseUrl: z.string().trim().default(''),
    user: z.string().min(1),
    password: z.string().min(1),
    messageType: z.string().trim().default('GP'),
    sender: sender.default(''),
    messagesPerSecond: z.coerce.number().min(0).max(1000).default(10),
  })
  .transform(({ provider, baseUrl, ...rest }) => ({
    ...rest,
    baseUrl: (provider === 'other' ? baseUrl : hosts[provider]).replace(/\/+$/, ''),
  }))
  .refine(({ baseUrl }) => /^https?:\/\/[^/]+/.test(baseUrl), { path: ['baseUrl'] });
export type SmsSettings = z.infer<typeof smsSettings>;

/** Errors: `sms.settings-invalid`. */
export function parseSmsSettings(credential: unknown): SmsSettings {
  return parseSettings(smsSettings, credential, { code: 'sms.settings-invalid', name: 'URP SMS' });
}
