import { createHmac, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { z } from 'zod';
import type { Provider, ProviderAnswer, ProviderRequest, Surroundings } from '../server';

/** Seconds that a voucher holds. */
const voucherLifetime = 600;
/** Seconds that two clocks may differ. */
const tolerance = 5;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const form = z.object({
  client_id: z.string().optional(),
  client_assertion: z.string(),
  client_assertion_type: z.literal(assertionType),
  grant_type: z.literal('client_credentials'),
});
const header = z.object({ alg: z.literal('RS256'), typ: z.string().optional(), kid: z.string() });
const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  purposeId: z.string(),
  jti: z.string().min(1),
  /** Seconds since 1970. */
  iat: z.number().int(),
  exp: z.number().int(),
});
type Claims = z.infer<typeof claims>;

/** Of the vouchers; another for each sandbox. */
const voucherSecret = randomBytes(32);
const usedAssertions = new Set<string>();

/** The authorization server of the PDND: a voucher for an assertion that the client has signed. */
export const pdndProvider: Provider = {
  paths: /^\/token\.oauth2$/,
  answer: (request, surroundings) => {
    const parsed = form.safeParse(request.body);
    if (request.method !== 'POST' || !parsed.success) return problem(400, '015-0001', 'Bad form');
    const { client_assertion: assertion, client_id: clientId } = parsed.data;
    const asserted = readAssertion(assertion, surroundings);
    if ('error' in asserted) return problem(400, '015-0008', asserted.error);
    if (clientId !== undefined && clientId !== asserted.sub) {
      return problem(400, '015-0008', 'Client id and subject differ');
    }
    return {
      status: 200,
      headers: { 'cache-control': 'no-cache, no-store' },
      body: {
        access_token: voucher(asserted.purposeId, surroundings),
        token_type: 'Bearer',
        expires_in: voucherLifetime,
      },
    };
  },
};

function readAssertion(
  assertion: string,
  { pdndClient, address, now }: Surroundings,
): Claims | { error: string } {
  const [head = '', body = '', signature = '', ...rest] = assertion.split('.');
  const { kid } = parsePart(header, head) ?? {};
  const asserted = parsePart(claims, body);
  if (!kid || !asserted || rest.length > 0) return { error: 'Unreadable assertion' };
  const { clientId, keyId, purposeId, publicKey } = pdndClient;
  if (kid !== keyId) return { error: 'Key not found' };
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) {
    return { error: 'Invalid signature' };
  }
  const seconds = now() / 1000;
  const { iss, sub, aud, iat, exp, jti } = asserted;
  if (iss !== clientId || sub !== clientId) return { error: 'Unknown client' };
  if (![aud].flat().includes(`${new URL(address).host}/client-assertion`)) {
    return { error: 'Wrong audience' };
  }
  if (asserted.purposeId !== purposeId) return { error: 'Purpose not found' };
  if (iat > seconds + tolerance || exp < seconds - tolerance || exp <= iat) {
    return { error: 'Assertion expired' };
  }
  if (usedAssertions.has(jti)) return { error: 'Assertion used before' };
  usedAssertions.add(jti);
  return asserted;
}

function parsePart<Shape extends z.ZodTypeAny>(
  shape: Shape,
  part: string,
): z.output<Shape> | undefined {
  try {
    return shape.parse(JSON.parse(Buffer.from(part, 'base64url').toString())) as z.output<Shape>;
  } catch {
    return undefined;
  }
}

function voucher(purposeId: string, { now }: Surroundings): string {
  const issuedAt = Math.floor(now() / 1000);
  const parts = [
    { alg: 'HS256', typ: 'at+jwt' },
    {
      purposeId,
      iat: issuedAt,
      exp: issuedAt + voucherLifetime,
      jti: randomBytes(8).toString('hex'),
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, seal(parts.join('.')).toString('base64url')].join('.');
}

function seal(text: string): Buffer {
  return createHmac('sha256', voucherSecret).update(text).digest();
}

/** Whether a request bears a voucher that was given here, for the purpose, and still holds. */
export function bearsVoucher(
  { headers }: ProviderRequest,
  { now, pdndClient }: Surroundings,
): boolean {
  const [head = '', body = '', signature = ''] =
    /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]?.split('.') ?? [];
  const given = Buffer.from(signature, 'base64url');
  const expected = seal(`${head}.${body}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const held = parsePart(z.object({ purposeId: z.string(), exp: z.number() }), body);
  return held?.purposeId === pdndClient.purposeId && held.exp > now() / 1000;
}

function problem(status: number, code: string, detail: string): ProviderAnswer {
  const title = status === 401 ? 'Unauthorized' : 'Bad Request';
  return { status, body: { type: 'about:blank', status, title, errors: [{ code, detail }] } };
}
