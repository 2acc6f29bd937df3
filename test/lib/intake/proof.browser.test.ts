import type { Browser, Page } from 'playwright-core';
import type { Register } from '../../../lib/register/register';
import { expectNoViolations, openBrowser } from '../../harness/browser';
import { serveForm, type FormServer } from './formServer';
import { report } from './posting';
import { temporaryRegister } from './temporaryRegister';

jest.setTimeout(180_000);

let browser: Browser;
let page: Page;
let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
let requested: URL[];

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister());
  server = await serveForm(async () => register, { protection: { proofOfWork: true } });
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove();
});

/** Opens the review of a whole request, as a page that the form itself sends on. */
async function openReview(options = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 }, ...options });
  page = await context.newPage();
  requested = [];
  page.on('request', (request) => requested.push(new URL(request.url())));
  await page.goto(server.url);
  await page.getByLabel('Ho letto e compreso').check();
  await page.locator('.actions button').first().click();
  await page.getByLabel('Luogo del disservizio').fill(report.luogo);
  await page.getByLabel('Tipo di disservizio').selectOption(report['tipo-disservizio']);
  await page.getByLabel('Titolo').fill(report.titolo);
  await page.getByLabel('Dettagli').fill(report.dettagli);
  await page.getByLabel('Nome', { exact: false }).first().fill(report.nome);
  await page.getByLabel('Cognome').fill(report.cognome);
  await page.getByLabel('Email').fill(report.email);
  await page.locator('.actions button').first().click();
}

test('is done by the browser while its person reads, with nothing from elsewhere', async () => {
  await openReview();
  await page.getByRole('button', { name: 'Invia' }).click();
  await page.getByText('Richiesta ricevuta').first().waitFor();
  expect(server.replies.at(-1)?.filed).toBeDefined();
  const { origin } = new URL(server.url);
  expect(requested.filter((each) => each.origin !== origin && each.protocol !== 'data:')).toEqual(
    [],
  );
  expect(requested.some(({ search }) => search.startsWith('?parte=prova.js&v='))).toBe(true);
});

test('says how it goes, and the page stays accessible', async () => {
  await openReview();
  await page.getByText('Verifica automatica riuscita.').waitFor();
  await expectNoViolations(page);
});

test('without JavaScript the page says what to do instead', async () => {
  await openReview({ javaScriptEnabled: false });
  // Playwright looks for no text in a noscript.
  await page.locator('noscript p').waitFor();
  expect(await page.locator('noscript p').textContent()).toContain('attendi un minuto');
  await page.getByRole('button', { name: 'Invia' }).click();
  await page.getByText('La richiesta non è ancora stata inviata').waitFor();
  expect(await page.getByText(report.dettagli).count()).toBe(1);
});
