import { z } from 'zod';
import { parseSettings } from '../settings';

/** Where SEND answers: trials are the default, what goes to production costs money and has legal effect. */
const addresses = {
  uat: 'https://api.uat.notifichedigitali.it',
  production: 'https://api.notifichedigitali.it',
  other: '',
} as const;

export const sendSettings = z
  .object({
    environment: z.enum(['uat', 'production', 'other']).default('uat'),
    baseUrl: z.union([z.literal(''), z.string().trim().url()]).default(''),
    apiKey: z.string().trim().min(1),
    senderDenomination: z.string().trim().min(1).max(88),
    senderTaxId: z
      .string()
      .trim()
      .regex(/^\d{11}$/),
    /** Of the administration's users on SEND who see its notifications; all where it is empty. */
    group: z.string().trim().max(1024).default(''),
    messagesPerSecond: z.coerce.number().min(0).max(1000).default(5),
  })
  .refine(({ environment, baseUrl }) => environment !== 'other' || baseUrl !== '', {
    path: ['baseUrl'],
  })
  .transform((settings) => ({
    ...settings,
    baseUrl: (addresses[settings.environment] || settings.baseUrl).replace(/\/+$/, ''),
  }));
export type SendSettings = z.output<typeof sendSettings>;

/** Errors: `send.settings-invalid`. */
export function parseSendSettings(credential: unknown): SendSettings {
  const names = { code: 'send.settings-invalid', name: 'URP SEND' };
  return parseSettings(sendSettings, credential, names);
}
