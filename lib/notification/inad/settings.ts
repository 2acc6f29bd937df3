import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { parseSettings } from '../settings';

/** Where vouchers are given; the audience of an assertion is named after the host. */
const voucherHosts = {
  production: 'https://auth.interop.pagopa.it',
  uat: 'https://auth.uat.interop.pagopa.it',
  other: '',
} as const;

/** INAD in production; the address of its trials stands in the PDND catalogue. */
const inadAddress = 'https://api.inad.gov.it/rest/inad/v1/domiciliodigitale';

const address = z.union([z.literal(''), z.string().trim().url()]).default('');

export const inadSettings = z
  .object({
    environment: z.enum(['production', 'uat', 'other']).default('production'),
    voucherUrl: address,
    inadUrl: address,
    client: z.string().trim().min(1),
    keyId: z.string().trim().min(1),
    purposeId: z.string().trim().min(1),
    privateKey: z.string().transform((text, context): KeyObject => {
      const key = rsaKey(text);
      if (key) return key;
      context.addIssue({ code: 'custom', message: 'no RSA private key' });
      return z.NEVER;
    }),
  })
  .superRefine(({ environment, voucherUrl, inadUrl }, context) => {
    const lacking = [
      ...(environment !== 'production' && inadUrl === '' ? ['inadUrl'] : []),
      ...(environment === 'other' && voucherUrl === '' ? ['voucherUrl'] : []),
    ];
    for (const field of lacking) {
      context.addIssue({ code: 'custom', path: [field], message: 'required' });
    }
  })
  .transform(({ environment, voucherUrl, inadUrl, client: clientId, ...given }) => ({
    ...given,
    clientId,
    voucherUrl: bare(voucherHosts[environment] || voucherUrl),
    inadUrl: bare(environment === 'production' ? inadAddress : inadUrl),
  }));
export type InadSettings = z.output<typeof inadSettings>;

/** Errors: `inad.settings-invalid`. */
export function parseInadSettings(credential: unknown): InadSettings {
  return parseSettings(inadSettings, credential, {
    code: 'inad.settings-invalid',
    name: 'URP INAD',
  });
}

/** PEM in either of its forms, also as a field of one line keeps it: line ends lost, or written `\n`. */
function rsaKey(text: string): KeyObject | null {
  const [, kind, body] =
    /-----BEGIN ((?:RSA )?PRIVATE KEY)-----(.*)-----END \1-----/s.exec(
      text.replaceAll('\\n', '\n'),
    ) ?? [];
  if (kind === undefined || body === undefined) return null;
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  try {
    const key = createPrivateKey(
      [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n'),
    );
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
}

function bare(url: string): string {
  return url.replace(/\/+$/, '');
}
