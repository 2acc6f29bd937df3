import type { Browser, Page } from 'playwright-core';
import type { Register } from '../../../lib/register/register';
import { expectNoViolations, keepScreenshot, openBrowser, tabTo } from '../../harness/browser';
import { serveForm, type FormServer } from './formServer';
import { postUrlEncoded, report } from './posting';
import { temporaryRegister } from './temporaryRegister';

// Axe takes seconds a page on a busy machine.
jest.setTimeout(180_000);

let browser: Browser;
let page: Page;
let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
let query: string;
let reference: string;
let code: string;

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister());
  server = await serveForm(async () => register, { address: 'https://n8n.example/webhook/modulo' });
  const sent = await postUrlEncoded(server.url, report, { accept: 'application/json' });
  const receipt = (await sent.json()) as Record<string, string>;
  reference = receipt.reference ?? '';
  code = receipt.trackingCode ?? '';
  query = new URL(receipt.trackingUrl ?? '').search;
  await register.assign(reference, { office: 'lavori-pubblici' }, 'urp');
  await register.changeStatus(reference, 'in-progress', 'lavori-pubblici');
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove();
});

async function open(width: number, own: string, options = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
  page = await context.newPage();
  await page.goto(server.url + own);
}

async function expectSound(): Promise<void> {
  await expectNoViolations(page);
  const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
  expect(width).toBe(page.viewportSize()?.width);
}

describe.each([320, 1280])('at %i px', (width) => {
  test.each([
    ['light', {}],
    ['forced colours', { forcedColors: 'active' }],
  ])('is accessible and fits, in %s', async (_look, options) => {
    await open(width, query, options);
    await expectSound();
    await page.goto(`${server.url}?segui`);
    await expectSound();
    await page.getByLabel('Numero della richiesta').fill(reference);
    await page.getByLabel('Codice per seguirla').fill('22222-22222');
    await page.getByRole('button', { name: 'Mostra' }).click();
    await expectSound();
    expect(await page.locator('.errors:focus').count()).toBe(1);
  });
});

test('opens by keyboard and without JavaScript for who types number and code', async () => {
  await open(1280, '?segui', { javaScriptEnabled: false });
  await tabTo(page, page.getByLabel('Numero della richiesta'));
  await page.keyboard.type(reference.toLowerCase());
  await page.keyboard.press('Tab');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.getByText('In lavorazione').first().waitFor();
  expect(await page.locator('.number').textContent()).toContain(reference);
});

test('goes into another language and stays on the request', async () => {
  await open(1280, query);
  await keepScreenshot(page, 'tracking');
  await page.getByRole('link', { name: 'Deutsch' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('.number').textContent()).toContain(reference);
});
