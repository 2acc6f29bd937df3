import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Register } from '../../../lib/register/register';
import { expectNoViolations, keepScreenshot, openBrowser } from '../../harness/browser';
import { serveForm, type FormServer } from './formServer';
import { report } from './posting';
import { temporaryRegister } from './temporaryRegister';

jest.setTimeout(180_000);

let browser: Browser;
let page: Page;
let register: Register;
let remove: () => Promise<void>;
let site: Server;
let siteUrl: string;
let form: FormServer;

/** What the municipality's site shows: the lines that the form's own page gives, in a page of its own. */
let pasted: string;

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister());
  site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!DOCTYPE html><html lang="it"><head><title>Comune</title></head><body>
      <main><h1>Segnala un problema</h1>${pasted}</main></body></html>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await page.context().close();
  await form.close();
});
afterAll(async () => {
  site.closeAllConnections();
  site.close();
  await browser.close();
  await remove();
});

/** The form allows these sites, and the site shows what an officer copied. */
async function embed(sites: string[], options: BrowserContextOptions = {}): Promise<void> {
  form = await serveForm(async () => register, { embeddingSites: sites });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  page = await context.newPage();
  await page.goto(`${form.url}?incorpora`);
  // The test's own port is known only now; in n8n the page has its address from n8n.
  const lines = await page.getByLabel('Righe da copiare').inputValue();
  pasted = lines
    .replaceAll('src=""', `src="${form.url}"`)
    .replaceAll('href=""', `href="${form.url}"`)
    .replace('src="?parte', `src="${form.url}?parte`);
  await page.goto(siteUrl);
}

const frameHeight = () => page.locator('iframe').evaluate(({ clientHeight }) => clientHeight);
const contentHeight = () =>
  page
    .frameLocator('iframe')
    .locator('body')
    .evaluate(({ scrollHeight }) => scrollHeight);

test('fits its height on each page, and takes a request through to its receipt', async () => {
  await embed([siteUrl]);
  const inside = page.frameLocator('iframe');
  const fits = async () => {
    const frame = `document.querySelector('iframe')`;
    await page.waitForFunction(`${frame}.style.height !== '900px'`);
    await inside.locator('footer').waitFor();
    const height = await contentHeight();
    await page.waitForFunction(`Math.abs(${frame}.clientHeight - ${height}) <= 1`);
    return frameHeight();
  };
  const first = await fits();
  await expectNoViolations(page);
  // The site around it says whose it is; the languages stay.
  expect(await inside.locator('header p').isVisible()).toBe(false);
  expect(await inside.locator('header nav a').first().isVisible()).toBe(true);
  await inside.getByLabel('Ho letto e compreso').check();
  await inside.locator('.actions button').first().click();
  await inside.getByLabel('Luogo del disservizio').fill(report.luogo);
  expect(await fits()).toBeGreaterThan(first);
  await inside.getByLabel('Tipo di disservizio').selectOption(report['tipo-disservizio']);
  await inside.getByLabel('Titolo').fill(report.titolo);
  await inside.getByLabel('Dettagli').fill(report.dettagli);
  await inside.getByLabel('Nome', { exact: false }).first().fill(report.nome);
  await inside.getByLabel('Cognome').fill(report.cognome);
  await inside.getByLabel('Email').fill(report.email);
  await inside.locator('.actions button').first().click();
  await inside.getByRole('button', { name: 'Invia' }).click();
  await inside.getByText('Richiesta ricevuta').first().waitFor();
  await fits();
  await keepScreenshot(page, 'embedded');
});

test('without scripts stays at its height, with a link to the whole page', async () => {
  await embed([siteUrl], { javaScriptEnabled: false });
  await page.frameLocator('iframe').locator('h1').waitFor();
  await page.getByRole('link', { name: 'in una pagina intera' }).click();
  expect(page.url()).toBe(form.url);
  expect(await page.locator('header p').isVisible()).toBe(true);
});

test.each([
  ['no site is allowed', () => []],
  ['another site is', () => ['https://www.comune.example']],
])('stays empty where %s', async (_what, sites) => {
  const refused = await (async () => {
    const messages: string[] = [];
    form = await serveForm(async () => register, { embeddingSites: sites() });
    const context = await browser.newContext();
    page = await context.newPage();
    page.on('console', (message) => messages.push(message.text()));
    pasted = `<iframe src="${form.url}" title="Modulo"></iframe>`;
    await page.goto(siteUrl);
    return messages;
  })();
  expect(refused.join()).toContain('frame-ancestors');
  expect(await page.frameLocator('iframe').locator('form').count()).toBe(0);
});
