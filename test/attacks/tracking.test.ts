import type { Register } from '../../lib/register/register';
import { mintReference } from '../../lib/register/reference';
import { trackingCode } from '../../lib/register/tracking';
import { signToken } from '../../lib/signedToken';
import '../harness/loopback';
import { serveForm, type FormServer } from '../lib/intake/formServer';
import { postUrlEncoded, report } from '../lib/intake/posting';
import { temporaryRegister } from '../lib/intake/temporaryRegister';

let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
let secret: Buffer;
let reference: string;

beforeEach(async () => {
  ({ register, remove } = await temporaryRegister());
  server = await serveForm(async () => register);
  secret = await register.secret();
  await postUrlEncoded(server.url, report);
  reference = server.replies.at(-1)?.filed?.ticket.reference ?? '';
});
afterEach(async () => {
  await server.close();
  await remove();
});

const token = (purpose: 'ticket' | 'review' | 'appointment', key = secret) =>
  signToken(key, purpose, { reference });
const type = (numero: string, codice: string, source = '198.51.100.7') =>
  postUrlEncoded(`${server.url}?segui`, { numero, codice }, { 'x-forwarded-for': source });

test('the link that the office made opens the page', async () => {
  expect((await fetch(`${server.url}?segui=${token('ticket')}`)).status).toBe(200);
});

test.each([
  ['of another purpose', () => token('review')],
  ['signed with another secret', () => token('ticket', Buffer.alloc(32))],
  ['with the reference alone', () => reference],
  ['with its payload changed', () => token('ticket').replace(/^./, 'f')],
  ['with its seal cut', () => token('ticket').slice(0, -1)],
  ['twice', () => `${token('ticket')}&segui=${token('ticket')}x`],
  ['with markup', () => encodeURIComponent('"><script>alert(1)</script>')],
])('a link %s shows nothing', async (_what, forged) => {
  const response = await fetch(`${server.url}?segui=${forged()}`);
  const page = await response.text();
  expect(response.status).toBe(404);
  expect(page).not.toContain(`<b>${reference}</b>`);
  expect(page).not.toContain('<script');
});

test('codes cannot be tried out: after ten, not even the right one opens for a while', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    const source = `198.51.100.${attempt}`;
    statuses.push((await type(reference, '22222-22222', source)).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(404), 429]);
  const right = await type(reference, trackingCode(secret, reference), '203.0.113.9');
  expect(right.status).toBe(429);
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await fetch(`${server.url}?segui=${token('ticket')}`)).status).toBe(200);
});

test('one source cannot try many numbers', async () => {
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 41; attempt += 1) {
    statuses.add((await type(mintReference(), '22222-22222')).status);
  }
  expect([...statuses]).toEqual([404, 429]);
});

test('numbers that exist and numbers that do not are answered alike', async () => {
  const [known, unknown] = await Promise.all(
    [reference, mintReference()].map(async (each) => (await type(each, '22222-22222')).text()),
  );
  expect(known).toBe(unknown);
});
