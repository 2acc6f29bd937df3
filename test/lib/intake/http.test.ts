import type { OpenRegister } from '../../../lib/intake/keptFiles';
import type { Register } from '../../../lib/register/register';
import '../../harness/loopback';
import { serveForm, type FormServer } from './formServer';
import { carriedBy, picture, postMultipart, postUrlEncoded, report } from './posting';
import { temporaryRegister } from './temporaryRegister';

let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
let open: OpenRegister;

beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
});
beforeEach(async () => {
  open = async () => register;
  server = await serveForm(() => open());
});
afterEach(() => server.close());
afterAll(() => remove());

const asJson = { accept: 'application/json' };
const countTickets = async () => (await register.search({ limit: 1000 })).tickets.length;

describe('the page', () => {
  test('is the first step, light and whole', async () => {
    const response = await fetch(server.url);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<html lang="it">');
    expect(page).toContain('Passo 1 di 3');
    expect(page).toContain('I campi contraddistinti dal simbolo asterisco sono obbligatori');
    expect(page).toContain('data-element="privacy-policy-link"');
    expect(Buffer.byteLength(page)).toBeLessThan(40_000);
    expect(page).toContain('<form method="post" action="?lang=it"');
    expect(page).not.toMatch(/<script|src=|@import/);
  });

  test('is there for whoever asks only whether it is', async () => {
    const [whole, head] = await Promise.all([
      fetch(server.url),
      fetch(server.url, { method: 'HEAD' }),
    ]);
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'));
    expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
  });

  test('is kept by browsers, and not sent twice', async () => {
    const first = await fetch(server.url);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toMatch(/public, max-age=\d+/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetch(server.url, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const other = await fetch(server.url, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    const english = await fetch(`${server.url}?lang=en`);
    expect(english.headers.get('etag')).not.toBe(etag);
  });

  test('says on its own what it may load and where it may be framed', async () => {
    const embedding = await serveForm(() => open(), {
      embeddingSites: ['https://www.comune.example.it'],
    });
    const policies = await Promise.all(
      [server, embedding].map(async ({ url }) => (await fetch(url)).headers),
    );
    await embedding.close();
    const [alone, framed] = policies.map((headers) => headers.get('content-security-policy'));
    expect(alone).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:;/);
    expect(alone).toContain("form-action 'self'");
    expect(alone).toContain("frame-ancestors 'none'");
    expect(framed).toContain('frame-ancestors https://www.comune.example.it');
    expect(policies[0]?.get('x-content-type-options')).toBe('nosniff');
    expect(policies[0]?.get('referrer-policy')).toBe('same-origin');
  });

  test.each([
    ['?lang=en', 'en', 'Step 1 of 3'],
    ['?lang=de', 'de', 'Schritt 1 von 3'],
    ['?lang=fr', 'fr', 'Étape 1 sur 3'],
    ['?lang=sl', 'sl', 'Korak 1 od 3'],
    ['?lang=es', 'it', 'Passo 1 di 3'],
    ['?lang=<script>', 'it', 'Passo 1 di 3'],
  ])('%s is in %s', async (query, language, words) => {
    const page = await (await fetch(server.url + query)).text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(words);
  });

  test('on the test address says so, and is not kept', async () => {
    const trial = await serveForm(() => open(), { isTrial: true });
    const response = await fetch(trial.url);
    await trial.close();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('Indirizzo di prova');
  });
});

describe('step by step, without JavaScript', () => {
  test('goes on, back and to the receipt, and carries every answer along', async () => {
    const { privacy, ...answers } = report;
    const data = await (await postMultipart(server.url, { step: 'dati', privacy })).text();
    expect(data).toContain('Passo 2 di 3');
    const back = await postMultipart(server.url, {
      ...carriedBy(data),
      step: 'informativa',
      ...answers,
    });
    expect(back.status).toBe(200);
    const first = await back.text();
    expect(first).toContain('Passo 1 di 3');
    expect(first).toMatch(/value="si" checked/);
    const review = await postMultipart(server.url, {
      ...carriedBy(first),
      privacy,
      step: 'review',
    });
    const readBack = await review.text();
    expect(review.headers.get('cache-control')).toBe('no-store');
    expect(readBack).toContain('Passo 3 di 3');
    expect(readBack).toContain('<dd>Illuminazione pubblica</dd>');
    const sent = await postMultipart(server.url, { ...carriedBy(readBack), step: 'send' });
    const receipt = await sent.text();
    const { ticket } = server.replies.at(-1)?.filed ?? {};
    expect([sent.status, sent.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(receipt).toContain(`<b>${ticket?.reference}</b>`);
    expect(receipt).toContain('Termine di 30 giorni');
    expect(receipt).toContain('Ufficio relazioni con il pubblico');
    expect(await register.get(ticket?.reference ?? '')).toEqual(ticket);
  });

  test('stops at the first step in which something is wrong, whichever was asked for', async () => {
    const skipped = await postMultipart(server.url, { step: 'review' });
    const page = await skipped.text();
    expect(skipped.status).toBe(422);
    expect(page).toContain('<title>Errore: Informativa privacy');
    expect(page).toContain('href="#campo-privacy"');
  });

  test('lists what is wrong at the top and says it at the field', async () => {
    const wrong = { ...report, email: 'maria@', dettagli: 'a'.repeat(201), luogo: '' };
    const response = await postUrlEncoded(server.url, { ...wrong, step: 'review' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toMatch(/role="alert" tabindex="-1" autofocus/);
    for (const name of ['email', 'dettagli', 'luogo']) {
      expect(page).toContain(`<li><a href="#campo-${name}">`);
      expect(page).toMatch(
        new RegExp(
          `id="campo-${name}"[^>]*aria-describedby="[^"]*campo-${name}-errore"[^>]*aria-invalid="true"`,
        ),
      );
    }
    expect(page).toContain('hai scritto 201 caratteri, il massimo è 200');
    expect(page).toContain('value="maria@"');
    expect(page).toContain('value="Lampione spento"');
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(3);
  });
});

describe('sending', () => {
  test('all at once needs no step before it', async () => {
    const response = await postUrlEncoded(server.url, { ...report, step: 'send' }, asJson);
    const receipt = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(201);
    expect(receipt).toEqual({
      reference: expect.stringMatching(/^URP-/),
      submittedAt: expect.any(String),
      dueAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      office: 'Ufficio relazioni con il pubblico (URP)',
      trackingUrl: null,
      trackingCode: expect.stringMatching(/^[2-9A-Y]{5}-[2-9A-Y]{5}$/),
    });
    expect(await register.get(receipt.reference ?? '')).toMatchObject({
      subject: 'Lampione spento',
      text: report.dettagli,
      formId: 'segnalazione-disservizio',
      formVersion: 1,
      channel: 'form',
      language: 'it',
      submittedAt: receipt.submittedAt,
      dueAt: receipt.dueAt,
      citizen: { givenName: 'Maria', familyName: 'Bianchi', email: report.email },
      fields: { privacy: true, luogo: 'Via Roma 12', 'tipo-disservizio': 'illuminazione-pubblica' },
      office: null,
      status: 'filed',
    });
  });

  test('says what is wrong as JSON to who asks for it', async () => {
    const response = await postUrlEncoded(
      server.url,
      { ...report, email: 'x', step: 'send' },
      asJson,
    );
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      errors: [{ field: 'email', message: expect.stringContaining('email') }],
    });
  });

  test.each(['titolo', 'nome', 'cognome'])(
    'a %s that only the register finds too long is corrected, not sent for ever',
    async (name) => {
      const fields = { ...report, [name]: '👨‍👩‍👧'.repeat(80) };
      const response = await postUrlEncoded(server.url, fields, asJson);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ field: name }] });
    },
  );

  test('twice under one key shows one receipt and starts one flow', async () => {
    const fields = { ...report, 'submission-key': 'a-key-of-the-page-1', step: 'send' };
    const before = await countTickets();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => postMultipart(server.url, fields, asJson)),
    );
    const receipts = await Promise.all(answers.map((each) => each.json()));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(receipts.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(server.replies.filter(({ filed }) => filed)).toHaveLength(1);
    expect(await countTickets()).toBe(before + 1);
  });

  test('another text under the same key is another request: nothing is lost', async () => {
    const fields = { ...report, 'submission-key': 'a-key-of-the-page-2', step: 'send' };
    const first = await postUrlEncoded(server.url, fields, asJson);
    const corrected = { ...fields, dettagli: 'Anche quello accanto.' };
    const second = await postUrlEncoded(server.url, corrected, asJson);
    expect([first.status, second.status]).toEqual([201, 201]);
  });

  test('without a key files each time', async () => {
    const answers = [
      await postUrlEncoded(server.url, report, asJson),
      await postUrlEncoded(server.url, report, asJson),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });
});

describe('files', () => {
  test('are kept while something else is corrected, and can be taken out', async () => {
    const files = [picture('uno.png'), picture('due.png'), new File(['MZ'], 'virus.png')];
    const wrong = await postMultipart(server.url, {
      ...report,
      immagini: files,
      email: '',
      step: 'review',
    });
    const page = await wrong.text();
    expect(page).toContain('Il file virus.png non è nel formato');
    const [uno, due, ...others] = [...page.matchAll(/name="immagini" value="([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(others).toEqual([]);
    expect(page).toContain('Rimuovi uno.png');
    const kept = { ...report, immagini: [uno ?? '', due ?? ''], remove: uno ?? '' };
    const review = await (await postMultipart(server.url, { ...kept, step: 'review' })).text();
    expect(review).toContain('<dd>due.png</dd>');
    const sent = await postMultipart(server.url, { ...carriedBy(review), step: 'send' }, asJson);
    const { reference } = (await sent.json()) as { reference: string };
    const attachments = await register.attachments(reference);
    expect(attachments).toEqual([
      expect.objectContaining({ fileName: 'due.png', mediaType: 'image/png' }),
    ]);
    expect(server.replies.at(-1)?.filed?.attachments).toEqual([
      expect.objectContaining({ fileName: 'due.png', content: attachments[0]?.content }),
    ]);
    expect((await register.get(reference)).fields.immagini).toEqual(['due.png']);
  });

  test('more than allowed are all kept, so that the citizen chooses', async () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => picture(`${name}.png`));
    const page = await (
      await postMultipart(server.url, { ...report, immagini: files, step: 'review' })
    ).text();
    expect(page).toContain('Puoi allegare al massimo 3 file.');
    expect(page.match(/Rimuovi [abcd].png/g)).toHaveLength(4);
  });

  test('that the register has forgotten are asked for again', async () => {
    const response = await postMultipart(server.url, {
      ...report,
      immagini: 'forgotten',
      step: 'send',
    });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('sceglili di nuovo');
    expect(page).not.toContain('value="forgotten"');
  });
});

describe('when the register cannot be reached', () => {
  const down = new Error('disk full');

  test('the page opens all the same', async () => {
    open = () => Promise.reject(down);
    expect((await fetch(server.url)).status).toBe(200);
    expect((await postMultipart(server.url, { privacy: 'si', step: 'dati' })).status).toBe(200);
  });

  test('nothing is half done: trying again sends the same request once', async () => {
    const before = await countTickets();
    const review = await (
      await postMultipart(server.url, { ...report, immagini: picture(), step: 'review' })
    ).text();
    open = () => Promise.reject(down);
    const failed = await postMultipart(server.url, { ...carriedBy(review), step: 'send' });
    const page = await failed.text();
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '120']);
    expect(server.replies.at(-1)).toMatchObject({ failure: down });
    expect(server.replies.at(-1)?.filed).toBeUndefined();
    expect(page).toContain('<title>Errore:');
    expect(page).toContain('File già caricati');
    expect(carriedBy(page)).toEqual(carriedBy(review));
    expect(await countTickets()).toBe(before);
    open = async () => register;
    for (const status of [201, 200]) {
      const again = await postMultipart(server.url, { ...carriedBy(page), step: 'send' }, asJson);
      expect(again.status).toBe(status);
    }
    expect(await countTickets()).toBe(before + 1);
  });

  test('whatever of it fails first, a request that is filed starts its flow', async () => {
    const before = await countTickets();
    open = async () => ({ ...register, secret: () => Promise.reject(down) });
    const failed = await postUrlEncoded(server.url, report, asJson);
    expect(failed.status).toBe(503);
    const started = server.replies.filter(({ filed }) => filed).length;
    expect(await countTickets()).toBe(before + started);
  });

  test('files just chosen are said to be lost', async () => {
    open = () => Promise.reject(down);
    const failed = await postMultipart(server.url, {
      ...report,
      immagini: picture(),
      step: 'send',
    });
    expect(failed.status).toBe(503);
    expect(await failed.text()).toContain('da scegliere di nuovo');
  });

  test('a program is told so as JSON', async () => {
    open = () => Promise.reject(down);
    const failed = await postUrlEncoded(server.url, report, asJson);
    expect(failed.status).toBe(503);
    expect(await failed.json()).toEqual({ errors: [{ field: null, message: expect.any(String) }] });
  });
});

test('counts the term with the patron saint', async () => {
  const settings = { patronSaint: '24/06', termDays: 10 };
  const saint = await serveForm(open, settings, new Date('2027-06-14T10:00:00Z'));
  const response = await postUrlEncoded(saint.url, report, asJson);
  await saint.close();
  expect(await response.json()).toMatchObject({ dueAt: '2027-06-25' });
});
