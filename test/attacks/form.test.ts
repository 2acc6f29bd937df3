import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openDesk } from '../../lib/intake/desk';
import type { IntakeRequest } from '../../lib/intake/exchange';
import { answer } from '../../lib/intake/http';
import { mediaTypes, safeFileName, type MediaType } from '../../lib/intake/upload';
import type { Register } from '../../lib/register/register';
import '../harness/loopback';
import { deskSettings, serveForm, type FormServer } from '../lib/intake/formServer';
import { picture, postMultipart, postUrlEncoded, report } from '../lib/intake/posting';
import { temporaryRegister } from '../lib/intake/temporaryRegister';

let register: Register;
let remove: () => Promise<void>;
let server: FormServer;

beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
  server = await serveForm(async () => register);
});
afterAll(async () => {
  await server.close();
  await remove();
});

const asJson = { accept: 'application/json' };
const desk = openDesk(deskSettings);
const post = (contentType: string, body: unknown) => {
  const request: IntakeRequest = {
    method: 'POST',
    query: {},
    contentType,
    accept: 'application/json',
    ifNoneMatch: undefined,
    body,
  };
  return answer(request, desk, async () => register);
};
const filed = async (response: Response) => {
  const { reference } = (await response.json()) as { reference: string };
  return register.get(reference);
};
const registered = async () => JSON.stringify(await register.search({ limit: 1000 }));

describe('a forged file (CVE-2026-21858)', () => {
  let folder: string;
  let secret: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'urp-secret-'));
    secret = join(folder, 'database.pdf');
    await writeFile(secret, '%PDF-top-secret');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const forged = () => ({
    data: report,
    files: { immagini: { filepath: secret, originalFilename: 'x.pdf', size: 15 } },
  });

  test('in a JSON body over HTTP reads nothing and files nothing', async () => {
    const before = await registered();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asJson },
      body: JSON.stringify(forged()),
    });
    expect(response.status).toBe(415);
    expect(await registered()).toBe(before);
  });

  test.each([
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    '',
    'constructor',
  ])('under the content type %j reads nothing', async (contentType) => {
    expect(await post(contentType, forged())).toMatchObject({ status: 415 });
  });

  test('is not read even where the parser itself would name it', async () => {
    const reply = await post('multipart/form-data', forged());
    expect(reply.filed?.attachments).toEqual([]);
    expect(JSON.stringify(reply)).not.toContain('top-secret');
  });

  test.each([
    { files: { immagini: { filepath: 7, originalFilename: 'x', size: 1 } } },
    { files: { immagini: 'x' } },
    { files: null },
    { data: { luogo: { $ne: null } } },
    { data: [] },
  ])('of a wrong shape is no form: %j', async (part) => {
    expect(await post('multipart/form-data', { ...forged(), ...part })).toMatchObject({
      status: 415,
    });
  });
});

describe('a direct POST', () => {
  test.each(Object.keys(report))('cannot leave out %s', async (name) => {
    const response = await postUrlEncoded(
      server.url,
      { ...report, [name]: '', step: 'send' },
      asJson,
    );
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ field: name }] });
  });

  test.each([
    ['tipo-disservizio', 'nessuno'],
    ['dettagli', 'a'.repeat(201)],
    ['email', 'maria@example.it\nBcc: tutti@example.it'],
    ['privacy', 'on'],
    ['telefono', 'javascript:alert(1)'],
    ['codice-fiscale', "' OR 1=1 --"],
    ['titolo', ['uno', 'due']],
  ])('cannot put %j = %j', async (name, value) => {
    const response = await postUrlEncoded(server.url, { ...report, [name]: value }, asJson);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ field: name }] });
  });

  test('sets nothing that the form does not ask', async () => {
    const more = {
      status: 'closed',
      office: 'tributi',
      reference: 'URP-1',
      isAdmin: '1',
      dueAt: '2099-01-01',
    };
    const ticket = await filed(await postUrlEncoded(server.url, { ...report, ...more }, asJson));
    expect(ticket).toMatchObject({ status: 'filed', office: null });
    expect(Object.keys(ticket.fields)).toEqual(['privacy', 'luogo', 'tipo-disservizio']);
  });
});

test('an own __proto__ changes no object', async () => {
  const body = `${new URLSearchParams(report).toString()}&__proto__=x&__proto__[polluted]=1&constructor.prototype.polluted=1`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...asJson };
  const response = await fetch(server.url, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
  const data: unknown = JSON.parse(`{"__proto__": {"polluted": "1"}, "luogo": "x"}`);
  expect(await post('multipart/form-data', { data, files: {} })).toMatchObject({ status: 415 });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('an expression and markup are recorded as written, for nobody to evaluate', async () => {
  const titolo = '={{ $env.SECRET }} {{7*7}} <img src=x onerror=alert(1)>';
  const ticket = await filed(await postMultipart(server.url, { ...report, titolo }, asJson));
  expect(ticket.subject).toBe(titolo);
  const page = await (
    await postMultipart(server.url, { ...report, titolo, step: 'review' })
  ).text();
  expect(page).toContain('{{7*7}} &lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img');
});

test('no line of a one-line field holds a second line', async () => {
  const lines = { nome: 'Maria\r\nBcc: tutti@example.it', titolo: 'a\u2028b\u0000\u001b[31m' };
  const ticket = await filed(await postMultipart(server.url, { ...report, ...lines }, asJson));
  expect(ticket.citizen.givenName).toBe('Maria Bcc: tutti@example.it');
  expect(ticket.subject).toBe('a b[31m');
});

describe('floods', () => {
  test('a huge body is refused, not recorded', async () => {
    const dettagli = 'a'.repeat(2_000_000);
    const response = await postUrlEncoded(server.url, { ...report, dettagli }, asJson);
    expect(response.status).toBe(413);
  });

  test('ten thousand ids of files ask the register for four', async () => {
    const asked: number[] = [];
    const counting = {
      ...register,
      uploads: (ids: string[]) => register.uploads((asked.push(ids.length), ids)),
    };
    const data = { ...report, immagini: Array.from({ length: 10_000 }, (_, id) => String(id)) };
    const request = {
      method: 'POST',
      query: {},
      contentType: 'multipart/form-data',
      accept: undefined,
      ifNoneMatch: undefined,
      body: { data, files: {} },
    };
    const reply = await answer(request, desk, async () => counting);
    expect([reply.status, asked]).toEqual([422, [4]]);
  });

  test('a letter under a mountain of marks is too long', async () => {
    const dettagli = `a${'\u0301'.repeat(5000)}`;
    const response = await postUrlEncoded(server.url, { ...report, dettagli }, asJson);
    expect(response.status).toBe(422);
  });
});

describe('keys of a sending', () => {
  test.each(['short', '../../etc/passwd-etc', "' OR 1=1; DROP TABLE --", 'a'.repeat(65)])(
    '%j is refused',
    async (key) => {
      const response = await postUrlEncoded(
        server.url,
        { ...report, 'submission-key': key },
        asJson,
      );
      expect(response.status).toBe(422);
    },
  );

  test("whoever guesses a key gets no other person's receipt with it", async () => {
    const key = { 'submission-key': 'guessable-key-0001' };
    const victim = await filed(await postUrlEncoded(server.url, { ...report, ...key }, asJson));
    const guess = await postUrlEncoded(server.url, { ...report, ...key, nome: 'Eva' }, asJson);
    expect(await guess.text()).not.toContain(victim.reference);
  });
});

test('a script in the disguise of a picture is not stored, and a name shows no path', async () => {
  const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'x.png', {
    type: 'image/png',
  });
  const refused = await postMultipart(server.url, { ...report, immagini: svg }, asJson);
  expect(await refused.json()).toMatchObject({ errors: [{ field: 'immagini' }] });
  const named = await postMultipart(
    server.url,
    { ...report, immagini: picture('../../.bashrc\u202egnp.html') },
    asJson,
  );
  const [attachment] = await register.attachments((await filed(named)).reference);
  expect(attachment).toMatchObject({ fileName: 'bashrcgnp.html.png', mediaType: 'image/png' });
});

test('whatever a file is called, it is stored under a plain name that tells what it is', () => {
  const hostile = [
    '/',
    '\\',
    '..',
    '\0',
    '\r\n',
    '\u202e',
    '.',
    ' ',
    'foto',
    '.php',
    '.png',
    'CON',
    '<',
    '"',
  ];
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...hostile), { maxLength: 40 }).map((pieces) => pieces.join('')),
  );
  const kinds = Object.keys(mediaTypes) as MediaType[];
  fc.assert(
    fc.property(name, fc.constantFrom(null, ...kinds), (sent, mediaType) => {
      const stored = safeFileName(sent, mediaType);
      expect(stored).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+$/u);
      expect(stored).not.toMatch(/^[.\s]/);
      expect([...stored].length).toBeLessThanOrEqual(71);
      if (mediaType) expect(mediaTypes[mediaType].extensions).toContain(stored.split('.').at(-1));
    }),
    { numRuns: 1000 },
  );
});

test('whatever is posted is answered, and no answer holds markup of its sender', async () => {
  const names = [
    ...Object.keys(report),
    'step',
    'submission-key',
    'remove',
    'immagini',
    'telefono',
    '__proto__',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('<u>x</u>', 'dati', 'review', 'send', 'si', '"><u>'),
  );
  const body = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(text, fc.array(text, { maxLength: 3 })),
  );
  await fc.assert(
    fc.asyncProperty(body, async (data) => {
      const request = {
        method: 'POST',
        query: { lang: data.lang },
        contentType: 'multipart/form-data',
        accept: undefined,
        ifNoneMatch: undefined,
        body: { data, files: {} },
      };
      const reply = await answer(request, desk, async () => register);
      expect([200, 413, 422]).toContain(reply.status);
      expect(reply.body).not.toContain('<u>');
    }),
    { numRuns: 200 },
  );
});
