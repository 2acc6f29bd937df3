import { z } from 'zod';
import { parseSettings } from '../settings';

export const twilioSettings = z
  .object({
    baseUrl: z.string().trim().url().default('https://api.twilio.com'),
    accountSid: z.string().trim().min(1),
    authToken: z.string().min(1),
    from: z.string().trim().default(''),
    messagingServiceSid: z.string().trim().default(''),
    statusCallback: z.union([z.literal(''), z.string().trim().url()]).default(''),
    messagesPerSecond: z.coerce.number().min(0).max(1000).default(10),
  })
  .refine(({ from, messagingServiceSid }) => from !== '' || messagingServiceSid !== '', {
    path: ['from'],
  })
  .transform((settings) => ({ ...settings, baseUrl: settings.baseUrl.replace(/\/+$/, '') }));
export type TwilioSettings = z.infer<typeof twilioSettings>;

/** Errors: `twilio.settings-invalid`. */
export function parseTwilioSettings(credential: unknown): TwilioSettings {
  const names = { code: 'twilio.settings-invalid', name: 'URP Twilio' };
  return parseSettings(twilioSettings, credential, names);
}
