import { createHash, randomUUID, sign } from 'node:crypto';
import { z } from 'zod';
import type { Delivery } from '../channel';
import { ask, failedDelivery, type HttpOutcome } from '../http';
import { oursToMend } from '../verdict';
import type { InadSettings } from './settings';

/** Seconds that an assertion may be used; it is used at once. */
const assertionLifetime = 120;
/** Seconds before its end from which a voucher is not used any more. */
const margin = 30;

const given = z.object({
  access_token: z.string().min(1),
  /** Seconds; the platform gives at most 600. */
  expires_in: z.number().positive(),
});

const problem = z.object({
  errors: z.array(z.object({ code: z.string(), detail: z.string().default('') })),
});

export type Voucher = { token: string } | { failure: Delivery };

interface Kept {
  token: string;
  /** Milliseconds since 1970. */
  usableUntil: number;
}

const kept = new Map<string, Kept>();
const underWay = new Map<string, Promise<Voucher>>();

/**
 * A voucher of the PDND for the purpose, kept until it expires: one request for all who ask at once.
 * Source: PDND Interoperabilità, API of the authorization server (RFC 7523, section 2.2).
 */
export async function voucherFor(settings: InadSettings): Promise<Voucher> {
  const name = nameOf(settings);
  const found = kept.get(name);
  if (found && Date.now() < found.usableUntil) return { token: found.token };
  const asked = underWay.get(name) ?? requestVoucher(settings, name);
  underWay.set(name, asked);
  try {
    return await asked;
  } finally {
    underWay.delete(name);
  }
}

/** A voucher that was refused before its time is not used again. */
export function forgetVoucher(settings: InadSettings): void {
  kept.delete(nameOf(settings));
}

async function requestVoucher(settings: InadSettings, name: string): Promise<Voucher> {
  const { clientId, voucherUrl } = settings;
  const assertion = clientAssertion(settings);
  const outcome = await ask({
    method: 'POST',
    url: `${voucherUrl}/token.oauth2`,
    body: new URLSearchParams({
      client_id: clientId,
      client_assertion: assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      grant_type: 'client_credentials',
    }),
  });
  const voucher =
    outcome.kind === 'answer' && outcome.status === 200 ? given.safeParse(outcome.body).data : null;
  if (!voucher) return { failure: refusal(outcome, assertion) };
  const usableUntil = Date.now() + (voucher.expires_in - margin) * 1000;
  kept.set(name, { token: voucher.access_token, usableUntil });
  return { token: voucher.access_token };
}

/** The platform's own code and words; what it refuses is the client's to mend. */
function refusal(outcome: HttpOutcome, assertion: string): Delivery {
  const isAnswer = outcome.kind === 'answer';
  const [told] = isAnswer ? (problem.safeParse(outcome.body).data?.errors ?? []) : [];
  return failedDelivery(outcome, {
    secrets: [assertion],
    harmless: true,
    ...(told ? { code: told.code, words: told.detail } : {}),
    ...(isAnswer && outcome.status === 400 ? { verdict: oursToMend } : {}),
  });
}

/** A JWT signed with RS256 (RFC 7515) that names the client, the purpose and the platform. */
export function clientAssertion(settings: InadSettings, now = new Date()): string {
  const { clientId, keyId, purposeId, privateKey, voucherUrl } = settings;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: keyId };
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: `${new URL(voucherUrl).host}/client-assertion`,
    purposeId,
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + assertionLifetime,
  };
  const signed = [header, claims].map((part) => base64url(JSON.stringify(part))).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** Another key, client, purpose or platform is another voucher. */
function nameOf(settings: InadSettings): string {
  const { clientId, keyId, purposeId, privateKey, voucherUrl } = settings;
  const key = privateKey.export({ type: 'pkcs8', format: 'der' });
  return createHash('sha256')
    .update(JSON.stringify([clientId, keyId, purposeId, voucherUrl]))
    .update(key)
    .digest('hex');
}
