import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { DeskSettings } from '../../lib/intake/desk';
import { openDesk } from '../../lib/intake/desk';
import { answer } from '../../lib/intake/http';
import * as proofOfWork from '../../lib/intake/proofOfWork';
import type { Reply } from '../../lib/intake/exchange';
import type { Register } from '../../lib/register/register';
import '../harness/loopback';
import { deskSettings, serveForm, type FormServer } from '../lib/intake/formServer';
import { carriedBy, picture, postMultipart, postUrlEncoded, report } from '../lib/intake/posting';
import { startScanner, virus, type Scanner } from '../lib/intake/scanner';
import { temporaryRegister } from '../lib/intake/temporaryRegister';

/** The real one, counted. */
jest.mock('../../lib/intake/proofOfWork', () => {
  const real = jest.requireActual<typeof proofOfWork>('../../lib/intake/proofOfWork');
  return { ...real, newRiddle: jest.fn(real.newRiddle) };
});

type Protection = DeskSettings['protection'];
type Posted = Record<string, string | string[]>;

let register: Register;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterEach(() => remove());

const countTickets = async () => (await register.search({ limit: 1000 })).tickets.length;

/** ALTCHA's own check reads the real clock beside ours. */
const start = Date.now();

/** One posting at a moment of the test's choosing, in seconds from the start. */
async function post(protection: Protection, data: Posted, second = 0): Promise<Reply> {
  const desk = openDesk({ ...deskSettings, protection });
  const request = {
    method: 'POST',
    query: {},
    contentType: 'application/x-www-form-urlencoded',
    accept: undefined,
    ifNoneMatch: undefined,
    source: '203.0.113.5',
    body: data,
  };
  return answer(request, desk, async () => register, new Date(start + second * 1000));
}

const review = (protection: Protection, second = 0) =>
  post(protection, { ...report, step: 'review' }, second);
const send = (protection: Protection, page: Reply, second: number, more: Posted = {}) =>
  post(protection, { ...carriedBy(page.body), ...more, step: 'send' }, second);

describe('the hidden field', () => {
  test('is on every page, in nobody’s way', async () => {
    for (const page of [await post({}, { step: 'dati', privacy: 'si' }), await review({})]) {
      expect(page.body).toMatch(
        /<div class="trap" aria-hidden="true">.*<input type="text" id="website" name="website" tabindex="-1" autocomplete="off">/,
      );
    }
  });

  test('holds back who fills it in; a person sends again and loses nothing', async () => {
    const page = await review({});
    const held = await send({}, page, 1, { website: 'https://spam.example' });
    expect(held.status).toBe(422);
    expect(held.body).toContain('La richiesta non è ancora stata inviata');
    expect(held.body).not.toContain('spam.example');
    expect(carriedBy(held.body)).toEqual(carriedBy(page.body));
    expect(await countTickets()).toBe(0);
    expect((await send({}, held, 2)).filed).toBeDefined();
  });
});

describe('the least time', () => {
  const protection = { leastSeconds: 3 };

  test('holds back who sends at once, and takes it a little later', async () => {
    const page = await review(protection);
    const held = await send(protection, page, 2);
    expect([held.status, await countTickets()]).toEqual([422, 0]);
    expect(held.body).toContain('più in fretta di quanto una persona');
    expect((await send(protection, held, 4)).filed).toBeDefined();
  });

  test('counts from the first page that is not shared by all', async () => {
    const second = await post(protection, { step: 'dati', privacy: 'si' });
    const data = { ...carriedBy(second.body), ...report, step: 'review' };
    const page = await post(protection, data, 10);
    expect((await send(protection, page, 11)).filed).toBeDefined();
  });

  test.each([
    ['none', () => ''],
    ['an own one', () => 'eyJwYXlsb2FkIjp7ImF0IjowfX0.AAAA'],
    ['one with its time changed', (stamp: string) => stamp.replace(/^./, 'f')],
  ])('takes no stamp but its own: %s', async (_what, forge) => {
    const page = await review(protection);
    const stamp = forge(String(carriedBy(page.body).stamp));
    const held = await send(protection, page, 60, { stamp });
    expect([held.status, await countTickets()]).toEqual([422, 0]);
  });

  test('a page left open for two days sends after a new stamp', async () => {
    const page = await review(protection);
    const held = await send(protection, page, 172_800);
    expect(held.status).toBe(422);
    expect((await send(protection, held, 172_804)).filed).toBeDefined();
  });

  test('the shared first page bears no stamp', async () => {
    const server = await serveForm(async () => register, { protection });
    const response = await fetch(server.url);
    expect(response.headers.get('cache-control')).toContain('public');
    expect(await response.text()).not.toContain('name="stamp"');
    await server.close();
  });
});

describe('the proof of work', () => {
  const protection = { proofOfWork: true };

  async function solve(page: Reply): Promise<string> {
    const [, riddle = ''] = /data-riddle="([^"]+)"/.exec(page.body) ?? [];
    const challenge = JSON.parse(riddle.replaceAll('&quot;', '"')) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  }

  test('takes who has worked', async () => {
    const page = await review(protection);
    expect((await send(protection, page, 1, { proof: await solve(page) })).filed).toBeDefined();
  });

  test('holds back who has not, with a new riddle', async () => {
    const page = await review(protection);
    const held = await send(protection, page, 1);
    expect([held.status, await countTickets()]).toEqual([422, 0]);
    expect(held.body).toContain('data-riddle=');
    expect((await send(protection, held, 2, { proof: await solve(held) })).filed).toBeDefined();
  });

  test.each([
    ['the next step', { ...report, step: 'dati' }, 0],
    ['a sending with a problem', { ...report, privacy: '', step: 'send' }, 0],
    ['the review', { ...report, step: 'review' }, 1],
    ['a sending that is held back', { ...report, step: 'send' }, 1],
  ])('costs this side nothing but where it is shown: %s', async (_, data, riddles) => {
    const newRiddle = jest.mocked(proofOfWork.newRiddle).mockClear();
    const { body } = await post(protection, data);
    expect(newRiddle).toHaveBeenCalledTimes(riddles);
    expect(body.includes('data-riddle=')).toBe(riddles > 0);
  });

  test('is worth one request', async () => {
    const page = await review(protection);
    const proof = await solve(page);
    expect((await send(protection, page, 1, { proof })).filed).toBeDefined();
    const other = { proof, dettagli: 'Un altro testo' };
    expect((await send(protection, page, 2, other)).status).toBe(422);
    expect(await countTickets()).toBe(1);
  });

  test('a sending repeated shows its receipt again', async () => {
    const page = await review(protection);
    const proof = await solve(page);
    const first = await send(protection, page, 1, { proof });
    const again = await send(protection, page, 2, { proof });
    expect(again.status).toBe(200);
    expect(again.body).toContain(`<b>${first.filed?.ticket.reference}</b>`);
    expect(await countTickets()).toBe(1);
  });

  test.each([
    ['with an easier riddle of its own', { keyPrefix: '00' }],
    ['that never expires', { expiresAt: 99_999_999_999 }],
  ])('takes none %s', async (_what, easier) => {
    const page = await review(protection);
    const made = JSON.parse(Buffer.from(await solve(page), 'base64').toString());
    Object.assign(made.challenge.parameters, easier);
    const solution = await solveChallenge({ challenge: made.challenge, deriveKey, timeout: 2000 });
    const proof = Buffer.from(JSON.stringify({ ...made, solution: solution ?? made.solution }));
    const held = await send(protection, page, 1, { proof: proof.toString('base64') });
    expect([held.status, await countTickets()]).toEqual([422, 0]);
  });

  test('is worth nothing after an hour', async () => {
    const page = await review(protection);
    const proof = await solve(page);
    const late = await send(protection, page, 3601, { proof, stamp: '' });
    expect(late.status).toBe(422);
  });

  test('without JavaScript a minute does instead, once', async () => {
    const page = await review(protection);
    expect(page.body).toContain('attendi un minuto');
    expect((await send(protection, page, 59)).status).toBe(422);
    expect((await send(protection, page, 61)).filed).toBeDefined();
    const other = { dettagli: 'Un altro testo' };
    expect((await send(protection, page, 62, other)).status).toBe(422);
  });
});

describe('limits', () => {
  let server: FormServer;
  afterEach(() => server.close());
  const from = (source: string) => ({ 'x-forwarded-for': source });
  const serve = async (protection: Protection) => {
    server = await serveForm(async () => register, { protection });
  };

  test('by source: what is too much comes back whole, with when to try again', async () => {
    await serve({ sourceLimit: 2 });
    for (let sent = 0; sent < 2; sent += 1) {
      expect((await postUrlEncoded(server.url, report, from('203.0.113.5'))).status).toBe(200);
    }
    const refused = await postUrlEncoded(server.url, report, from('203.0.113.5'));
    const page = await refused.text();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(590);
    expect(page).toContain('Sono arrivate troppe richieste');
    expect(carriedBy(page)).toMatchObject({ luogo: report.luogo, dettagli: report.dettagli });
    expect((await postUrlEncoded(server.url, report, from('203.0.113.6'))).status).toBe(200);
    expect(await countTickets()).toBe(3);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7', '::ffff:203.0.113.7'],
    ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ])('%s and %s are one source', async (one, other) => {
    await serve({ sourceLimit: 1 });
    await postUrlEncoded(server.url, report, from(one));
    expect((await postUrlEncoded(server.url, report, from(other))).status).toBe(429);
  });

  test('one network apart is another source', async () => {
    await serve({ sourceLimit: 1 });
    await postUrlEncoded(server.url, report, from('2001:db8:1:2::1'));
    expect((await postUrlEncoded(server.url, report, from('2001:db8:1:3::1'))).status).toBe(200);
  });

  test('by form, whoever sends, and to programs as JSON', async () => {
    await serve({ formLimit: 1 });
    await postUrlEncoded(server.url, report, from('203.0.113.5'));
    const asJson = { ...from('203.0.113.6'), accept: 'application/json' };
    const refused = await postUrlEncoded(server.url, report, asJson);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({
      errors: [{ field: null, message: expect.stringContaining('troppe richieste') }],
    });
  });

  test('nobody stores files without end', async () => {
    await serve({ sourceLimit: 1 });
    const statuses = [];
    for (let posted = 0; posted < 6; posted += 1) {
      const page = { ...report, immagini: picture(), step: 'review' };
      statuses.push((await postMultipart(server.url, page, from('203.0.113.5'))).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

describe('a file with a virus', () => {
  let scanner: Scanner;
  let server: FormServer;
  beforeEach(async () => {
    scanner = await startScanner();
    server = await serveForm(async () => register, {
      protection: { virusScanner: scanner.address },
    });
  });
  afterEach(async () => {
    await server.close();
    await scanner.close();
  });
  const infected = new File([new Uint8Array(virus)], 'delega.pdf');

  test('is neither kept nor filed, and said to be so', async () => {
    const page = await postMultipart(server.url, { ...report, immagini: infected, step: 'review' });
    const text = await page.text();
    expect(page.status).toBe(422);
    expect(text).toContain('Nel file delega.pdf l’antivirus ha trovato un pericolo');
    expect(carriedBy(text).immagini).toBeUndefined();
    const sent = await postMultipart(server.url, { ...report, immagini: infected });
    expect([sent.status, await countTickets()]).toEqual([422, 0]);
  });

  test('does not get by while the scanner is away', async () => {
    await scanner.close();
    const sent = await postMultipart(server.url, { ...report, immagini: infected });
    expect([sent.status, await countTickets()]).toEqual([503, 0]);
    expect(await sent.text()).toContain('da scegliere di nuovo');
    expect(server.replies.at(-1)?.failure).toMatchObject({ code: 'scanner.unavailable' });
    expect((await postUrlEncoded(server.url, report)).status).toBe(200);
  });

  test('nor where the scanner gives no clear answer', async () => {
    const vague = await startScanner(() => 'INSTREAM size limit exceeded. ERROR');
    const protection = { virusScanner: vague.address };
    const own = await serveForm(async () => register, { protection });
    const sent = await postMultipart(own.url, { ...report, immagini: infected });
    await own.close();
    await vague.close();
    expect([sent.status, await countTickets()]).toEqual([503, 0]);
  });

  test('leaves a clean one alone', async () => {
    const sent = await postMultipart(server.url, { ...report, immagini: picture() });
    expect(sent.status).toBe(200);
    expect(server.replies.at(-1)?.filed?.attachments).toHaveLength(1);
  });
});
