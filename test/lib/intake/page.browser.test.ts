import type { Browser, Page } from 'playwright-core';
import { rowTypes } from '../../../lib/intake/drawnField';
import { formFromRows } from '../../../lib/intake/drawnForm';
import type { OpenRegister } from '../../../lib/intake/keptFiles';
import type { Register } from '../../../lib/register/register';
import { expectNoViolations, openBrowser, tabTo } from '../../harness/browser';
import { serveForm, type FormServer } from './formServer';
import { report } from './posting';
import { temporaryRegister } from './temporaryRegister';

// Axe takes seconds a page on a busy machine.
jest.setTimeout(180_000);

let browser: Browser;
let page: Page;
let register: Register;
let remove: () => Promise<void>;
let open: OpenRegister;
let server: FormServer;
let consoleErrors: string[];
const requested = new Set<string>();

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister());
  server = await serveForm(() => open());
});
beforeEach(async () => {
  open = async () => register;
  consoleErrors = [];
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove();
});

async function openForm(width: number, options = {}, url = server.url): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
  page = await context.newPage();
  page.on('request', (request) => requested.add(new URL(request.url()).origin));
  page.on('console', (message) => {
    // A page that answers with an error status is meant to: the browser notes it.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      consoleErrors.push(message.text());
    }
  });
  await page.goto(url);
}

const forward = () => page.locator('.actions button').first().click();

async function fillIn(): Promise<void> {
  await page.getByLabel('Luogo del disservizio').fill(report.luogo);
  await page.getByLabel('Tipo di disservizio').selectOption(report['tipo-disservizio']);
  await page.getByLabel('Titolo').fill(report.titolo);
  await page.getByLabel('Dettagli').fill(report.dettagli);
  await page.getByLabel('Nome', { exact: false }).first().fill(report.nome);
  await page.getByLabel('Cognome').fill(report.cognome);
  await page.getByLabel('Email').fill(report.email);
}

/** Nothing reaches past the side of the window, and nothing is broken that the eye would see. */
async function expectSound(): Promise<void> {
  await expectNoViolations(page);
  const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
  expect(width).toBe(page.viewportSize()?.width);
  expect(consoleErrors).toEqual([]);
}

describe.each([320, 1280])('at %i px', (width) => {
  test('every state is accessible and fits', async () => {
    await openForm(width);
    await expectSound();
    await forward();
    await expectSound();
    await page.getByLabel('Ho letto e compreso').check();
    await forward();
    await expectSound();
    await page.getByLabel('Immagini').setInputFiles({
      name: 'lampione.png',
      mimeType: 'image/png',
      buffer: Buffer.from('\x89PNG\r\n\x1A\npixels', 'latin1'),
    });
    await page.getByLabel('Codice fiscale').fill('ABC');
    await forward();
    await expectSound();
    expect(await page.title()).toMatch(/^Errore: /);
    await fillIn();
    await page.getByLabel('Codice fiscale').fill('');
    await forward();
    await expectSound();
    expect(await page.textContent('h2')).toBe('Riepilogo');
    open = () => Promise.reject(new Error('down'));
    await forward();
    await expectSound();
    open = async () => register;
    await forward();
    await expectSound();
    expect(await page.textContent('h1')).toBe('Richiesta ricevuta');
    const reference = (await page.textContent('.number b')) ?? '';
    expect((await register.attachments(reference)).map(({ fileName }) => fileName)).toEqual([
      'lampione.png',
    ]);
    expect([...requested]).toEqual([new URL(server.url).origin]);
  });
});

test.each([320, 1280])(
  'every type of field is accessible at %i px, right and wrong',
  async (width) => {
    const types = rowTypes.filter((type) => type !== 'step');
    const form = formFromRows({
      title: 'Ogni tipo di campo',
      rows: types.map((type) => ({
        type,
        label: `Campo ${type}`,
        hint: 'Un aiuto.',
        options: 'Uno\nDue',
        text: 'Un testo.',
        unit: 'm³',
        most: type === 'number' ? '5' : '',
        required: type !== 'hidden' && type !== 'text-block',
      })),
    });
    const own = await serveForm(() => open(), { form });
    try {
      await openForm(width, {}, own.url);
      await page.getByLabel('Ho letto e compreso').check();
      await forward();
      await expectSound();
      for (const box of await page.locator('input[type=text]').all()) await box.fill('§');
      await forward();
      expect(await page.title()).toMatch(/^Errore: /);
      await expectSound();
    } finally {
      await own.close();
    }
  },
);

test('is accessible with forced colours', async () => {
  await openForm(1280, { forcedColors: 'active' });
  await forward();
  await expectSound();
});

test('the whole form is filled in and sent with the keyboard alone', async () => {
  await openForm(1280);
  const key = (name: string) => page.keyboard.press(name);
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label).first());
    await page.keyboard.type(text);
  };
  await key('Tab');
  expect(await page.textContent(':focus')).toBe('Vai al contenuto principale');
  await key('Enter');
  await tabTo(page, page.getByLabel('Ho letto e compreso'));
  await key('Space');
  await tabTo(page, page.getByRole('button', { name: 'Avanti' }));
  await key('Enter');
  await page.waitForSelector('text=Passo 2 di 3');
  await type('Luogo del disservizio', report.luogo);
  await key('Enter');
  await page.waitForSelector('.errors');
  await page.locator('.errors:focus').waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Seleziona il tipo di disservizio.' }));
  await key('Enter');
  await page.locator('#campo-tipo-disservizio:focus').waitFor();
  await page.keyboard.type('Illum');
  await type('Titolo', report.titolo);
  await type('Dettagli', report.dettagli);
  await type('Nome', report.nome);
  await type('Cognome', report.cognome);
  await type('Email', report.email);
  await tabTo(page, page.getByRole('button', { name: 'Vai al riepilogo' }));
  await key('Enter');
  await page.waitForSelector('text=Passo 3 di 3');
  await tabTo(page, page.getByRole('button', { name: 'Invia' }));
  await key('Enter');
  await page.waitForSelector('h1:has-text("Richiesta ricevuta")');
  const reference = (await page.textContent('.number b')) ?? '';
  expect(await register.get(reference)).toMatchObject({
    subject: report.titolo,
    text: report.dettagli,
    fields: { luogo: report.luogo, 'tipo-disservizio': report['tipo-disservizio'] },
  });
});

test('works with JavaScript switched off, and reloading the receipt sends nothing twice', async () => {
  await openForm(1280, { javaScriptEnabled: false });
  await page.getByLabel('Ho letto e compreso').check();
  await forward();
  await fillIn();
  await forward();
  await forward();
  const reference = await page.textContent('.number b');
  await page.reload();
  expect(await page.textContent('.number b')).toBe(reference);
});

test('what a citizen wrote is shown as written, and runs nowhere', async () => {
  await openForm(1280);
  const hostile = `</textarea><script>document.title='x'</script>{{7*7}}"><img src=x onerror=alert(1)>`;
  page.on('dialog', () => consoleErrors.push('a dialog opened'));
  await page.getByLabel('Ho letto e compreso').check();
  await forward();
  await fillIn();
  await page.getByLabel('Dettagli').fill(`\n${hostile}`);
  await page.getByLabel('Titolo').fill(hostile);
  await forward();
  expect(await page.locator('dd').allTextContents()).toEqual(expect.arrayContaining([hostile]));
  await page.getByRole('button', { name: 'Modifica Dati' }).click();
  expect(await page.getByLabel('Dettagli').inputValue()).toContain(hostile);
  await forward();
  await forward();
  expect(await page.textContent('.introduction')).toContain(hostile);
  expect(await page.title()).toContain('Richiesta ricevuta');
  expect(consoleErrors).toEqual([]);
});
