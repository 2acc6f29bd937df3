import { generateKeyPairSync, createPublicKey, verify } from 'node:crypto';
import { checkCredential } from '../../../../lib/notification/credentialCheck';
import { digitalDomicile, verifyInad } from '../../../../lib/notification/inad/domicile';
import { parseInadSettings } from '../../../../lib/notification/inad/settings';
import { clientAssertion, forgetVoucher } from '../../../../lib/notification/inad/voucher';
import { PdndClient } from '../../../../sandbox/providers/inad/client';
import { simulatedDomiciles } from '../../../../sandbox/providers/inad/provider';
import type { ProviderAnswer } from '../../../../sandbox/providers/server';
import { codeOf } from '../../../../sandbox/providers/send/stories';
import { caught } from '../channelContract';
import { startTestProviders, type TestProviders } from '../providerServer';
import { inadCredential, inadSettingsFor } from './settings';

let server: TestProviders;
beforeEach(async () => {
  server = await startTestProviders();
});
afterEach(() => server.stop());

const timersButDate = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
  'queueMicrotask',
  'performance',
  'hrtime',
] as const;
const quick = { attempts: 3, base: 1, cap: 1, budget: 5000 };
const anna = codeOf('80');
const lookUp = (fiscalCode: string, changes: object = {}) =>
  digitalDomicile(
    { fiscalCode, procedure: 'URP-7K3-MD4-9AR' },
    inadSettingsFor(server, changes),
    quick,
  );
const codeOfError = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code: string }) => error.code,
  );
const askedPaths = () => server.requests.map(({ path }) => path.split('/').at(1));

it('finds the address of a person, with one voucher for all who ask', async () => {
  const address = `${anna.toLowerCase()}@pec.example`;
  expect(await Promise.all([lookUp(anna), lookUp(anna.toLowerCase()), lookUp(anna)])).toEqual([
    address,
    address,
    address,
  ]);
  expect(await lookUp('01199250158')).toBe('01199250158@pec.example');
  expect(askedPaths().filter((path) => path === 'token.oauth2')).toHaveLength(1);
  const extract = server.requests.find(({ path }) => path.includes('/extract/'));
  expect(extract?.query.get('practicalReference')).toBe('URP-7K3-MD4-9AR');
});

const outcomes: Record<string, string> = {
  '80': `${codeOf('80').toLowerCase()}@pec.example`,
  '13': `${codeOf('13').toLowerCase()}@pec.example`,
  '53': `${codeOf('53').toLowerCase()}@pec.example`,
  '04': 'recipient.no-domicile',
  '11': 'recipient.no-domicile',
  '12': 'recipient.no-domicile',
  '03': 'inad.refused',
  '50': 'inad.unavailable',
  '54': 'inad.unavailable',
};

it.each(simulatedDomiciles)('knows what it means that $code $does', async ({ code }) => {
  const found = await lookUp(code).catch((error: { code: string }) => error.code);
  expect(found).toBe(outcomes[code.slice(6, 8)]);
});

it('asks for another voucher when the one before is over, or was withdrawn', async () => {
  await lookUp(anna);
  await lookUp(anna);
  expect(askedPaths()).toEqual(['token.oauth2', 'rest', 'rest']);
  server.requests.length = 0;
  jest.useFakeTimers({ doNotFake: [...timersButDate], now: Date.now() + 600_000 });
  await lookUp(anna);
  jest.useRealTimers();
  expect(askedPaths()).toEqual(['token.oauth2', 'rest']);
  server.requests.length = 0;
  let withdrawn = 0;
  server.intercept = ({ path }) =>
    path.includes('extract') && (withdrawn += 1) === 1 ? { status: 401 } : undefined;
  await lookUp(anna);
  expect(askedPaths()).toEqual(['rest', 'token.oauth2', 'rest']);
});

const inadProblem = (status: number, type: string): ProviderAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { status: String(status), type, detail: `${type} ${anna}` },
});
const pdndProblem = (status: number, code: string): ProviderAnswer => ({
  status,
  body: {
    type: 'about:blank',
    status,
    title: 'Refused',
    errors: [{ code, detail: 'Assertion refused' }],
  },
});

const refusals: [string, RegExp, ProviderAnswer, string][] = [
  [
    'INAD: a request it cannot read',
    /extract/,
    inadProblem(400, 'BAD_REQUEST'),
    'recipient.no-domicile',
  ],
  ['INAD: a voucher refused twice', /extract/, inadProblem(401, 'UNAUTHORIZED'), 'inad.refused'],
  ['INAD: a purpose not enabled', /extract/, inadProblem(403, 'FORBIDDEN'), 'inad.refused'],
  ['INAD: nobody', /extract/, inadProblem(404, 'NOT_FOUND'), 'recipient.no-domicile'],
  [
    'INAD: a fault inside',
    /extract/,
    inadProblem(500, 'INTERNAL_SERVER_ERROR'),
    'inad.unavailable',
  ],
  ['INAD: a pause', /extract/, inadProblem(503, 'SERVICE_UNAVAILABLE'), 'inad.unavailable'],
  ['INAD: too many at once', /extract/, { status: 429 }, 'inad.unavailable'],
  ['INAD: a gateway that waits no longer', /extract/, { status: 504 }, 'inad.unavailable'],
  ['INAD: a line cut', /extract/, 'cut', 'inad.unavailable'],
  [
    'INAD: an answer of another shape',
    /extract/,
    { status: 200, body: { a: 1 } },
    'inad.unavailable',
  ],
  [
    'INAD: an address that is none',
    /extract/,
    { status: 200, body: { digitalAddress: [{ digitalAddress: 'a@b\r\nBcc: c@d.example' }] } },
    'inad.unavailable',
  ],
  [
    'INAD: a redirect elsewhere',
    /extract/,
    { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
    'inad.refused',
  ],
  ['PDND: an assertion refused', /token/, pdndProblem(400, '015-0008'), 'inad.refused'],
  ['PDND: a client not known', /token/, pdndProblem(401, '015-0009'), 'inad.refused'],
  [
    'PDND: too many at once',
    /token/,
    { status: 429, headers: { 'retry-after': '0' } },
    'inad.unavailable',
  ],
  ['PDND: a fault inside', /token/, { status: 500 }, 'inad.unavailable'],
  ['PDND: a pause', /token/, { status: 503 }, 'inad.unavailable'],
  ['PDND: a line cut', /token/, 'cut', 'inad.unavailable'],
  [
    'PDND: an answer without a voucher',
    /token/,
    { status: 200, body: { token_type: 'Bearer' } },
    'inad.unavailable',
  ],
];

it.each(refusals)('understands %s', async (_name, path, answer, expected) => {
  forgetVoucher(inadSettingsFor(server));
  server.intercept = (request) => (path.test(request.path) ? answer : undefined);
  const error = await lookUp(anna).catch((each: Error & { code: string }) => each);
  expect(error).toMatchObject({ code: expected });
  const said = `${(error as Error).message} ${(error as Error).stack} ${JSON.stringify(error)}`;
  expect(said).not.toContain(anna);
  expect(said).not.toMatch(/eyJ|PRIVATE KEY/);
});

it('tries again what may pass, and nothing else', async () => {
  server.intercept = ({ path }) => (path.includes('extract') ? { status: 503 } : undefined);
  await codeOfError(lookUp(anna));
  const asked = () => server.requests.filter(({ path }) => path.includes('extract')).length;
  expect(asked()).toBe(quick.attempts);
  server.intercept = ({ path }) => (path.includes('extract') ? { status: 403 } : undefined);
  await codeOfError(lookUp(anna));
  expect(asked()).toBe(quick.attempts + 1);
});

it.each([
  ['no code', '', 'recipient.missing'],
  ['a code that is none', 'RSSMRA85T10A562X', 'recipient.invalid'],
  ['a way out of the path', '../../verify/x', 'recipient.invalid'],
])('asks nobody about %s', async (_name, code, expected) => {
  expect(await codeOfError(lookUp(code))).toBe(expected);
  expect(server.requests).toEqual([]);
});

it('asks nobody without a procedure', async () => {
  const query = { fiscalCode: anna, procedure: ' ' };
  const asked = digitalDomicile(query, inadSettingsFor(server), quick);
  expect(await codeOfError(asked)).toBe('inad.procedure-missing');
  expect(server.requests).toEqual([]);
});

describe('the assertion', () => {
  const part = (jwt: string, index: number) =>
    JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString()) as object;

  it('is a JWT signed with RS256 by the client’s key', () => {
    const settings = inadSettingsFor(server);
    const jwt = clientAssertion(settings, new Date('2026-11-30T08:00:00Z'));
    const { clientId, keyId, purposeId, privateKey } = server.pdndClient;
    expect(part(jwt, 0)).toEqual({ alg: 'RS256', typ: 'JWT', kid: keyId });
    expect(part(jwt, 1)).toEqual({
      iss: clientId,
      sub: clientId,
      aud: `${new URL(server.address).host}/client-assertion`,
      purposeId,
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
      iat: 1_796_025_600,
      exp: 1_796_025_720,
    });
    const [head, body, signature = ''] = jwt.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    expect(
      verify('sha256', Buffer.from(`${head}.${body}`), createPublicKey(privateKey), bytes),
    ).toBe(true);
  });

  it.each([
    ['production', {}, 'auth.interop.pagopa.it/client-assertion'],
    ['uat', { inadUrl: 'https://inad.example' }, 'auth.uat.interop.pagopa.it/client-assertion'],
  ])('in %s is for that authorization server', (environment, changes, audience) => {
    const credential = inadCredential(server, { environment, ...changes });
    expect(part(clientAssertion(parseInadSettings(credential)), 1)).toMatchObject({
      aud: audience,
    });
  });

  const stranger = () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs1',
      format: 'pem',
    });

  it.each([
    ['another key', () => ({ privateKey: stranger() })],
    ['another key’s name', () => ({ keyId: 'altra' })],
    ['another client', () => ({ client: 'altro' })],
    ['another purpose', () => ({ purposeId: 'altra' })],
  ])('is refused with %s, and the test button says so', async (_name, changes) => {
    expect(await codeOfError(lookUp(anna, changes()))).toBe('inad.refused');
    const check = await checkCredential(() => verifyInad(inadSettingsFor(server, changes())), 'it');
    expect(check).toMatchObject({ ok: false, message: expect.stringContaining('PDND') });
    expect(check.message).not.toMatch(/eyJ|PRIVATE/);
  });

  it('is refused when it is used twice', async () => {
    const send = () =>
      fetch(`${server.address}/token.oauth2`, { method: 'POST', body: new URLSearchParams(form) });
    const form = {
      client_id: server.pdndClient.clientId,
      client_assertion: clientAssertion(inadSettingsFor(server)),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      grant_type: 'client_credentials',
    };
    expect([(await send()).status, (await send()).status]).toEqual([200, 400]);
  });
});

it('the test button asks for a voucher and for nobody’s domicile', async () => {
  expect(await checkCredential(() => verifyInad(inadSettingsFor(server)), 'it')).toMatchObject({
    ok: true,
  });
  expect(server.requests.at(-1)?.path).toMatch(/extract\/AAAAAA00A00A000A$/);
});

describe('the credential', () => {
  const pem = new PdndClient().privateKey;
  const { privateKey: elliptic } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  it.each([
    ['as it is', pem],
    ['on one line', pem.replaceAll('\n', ' ')],
    ['with written line ends', pem.replaceAll('\n', '\\n')],
    ['with the line ends of Windows', pem.replaceAll('\n', '\r\n')],
  ])('takes a key %s', (_name, privateKey) => {
    expect(parseInadSettings(inadCredential(server, { privateKey })).privateKey.type).toBe(
      'private',
    );
  });

  it.each([
    ['no key', { privateKey: '' }, 'privateKey'],
    [
      'a public key',
      { privateKey: createPublicKey(pem).export({ type: 'spki', format: 'pem' }) },
      'privateKey',
    ],
    [
      'a key of another kind',
      { privateKey: elliptic.export({ type: 'pkcs8', format: 'pem' }) },
      'privateKey',
    ],
    ['half a key', { privateKey: pem.slice(0, 300) }, 'privateKey'],
    ['no client', { client: ' ' }, 'client'],
    ['trials without their address', { environment: 'uat', inadUrl: '' }, 'inadUrl'],
    ['tests without an address', { voucherUrl: '' }, 'voucherUrl'],
  ])('says which field is wrong with %s, and not what it holds', (_name, changes, field) => {
    const error = caught(() => parseInadSettings(inadCredential(server, changes)));
    expect(error.code).toBe('inad.settings-invalid');
    expect(error.what('it')).toContain(field);
    expect(error.message + error.what('en')).not.toContain('PRIVATE KEY');
  });
});
