import type { Browser } from 'playwright-core';
import type { Register } from '../../../lib/register/register';
import { reviewUrl } from '../../../lib/review/link';
import { expectNoViolations, openBrowser, tabTo } from '../../harness/browser';
import { temporaryRegister } from '../intake/temporaryRegister';
import { fileWaiting, serveReviews } from './reviewServer';

// Axe takes seconds a page on a busy machine.
jest.setTimeout(180_000);

let browser: Browser;
let register: Register;
let remove: () => Promise<void>;
let server: Awaited<ReturnType<typeof serveReviews>>;

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister());
  server = await serveReviews(async () => register);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove();
});

test.each(['it', 'en'])('is accessible on every page, without JavaScript (%s)', async (lang) => {
  const reference = await fileWaiting(register);
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(`${await reviewUrl(register, server.url, {}, 1)}&lang=${lang}`);
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  await expectNoViolations(page);
  await page.locator(`a[href*="${reference}"]`).click();
  await expectNoViolations(page);
  const button = await page.locator('.actions button').boundingBox();
  const note = await page.locator('form + .hint').boundingBox();
  expect(note!.y - button!.y - button!.height).toBeGreaterThan(16);
  await page.locator('#category').selectOption('tari');
  await page.locator('#decidedBy').fill('Ada Neri');
  await tabTo(page, page.locator('.actions button'));
  await page.keyboard.press('Enter');
  await page.locator('.receipt').waitFor();
  await expectNoViolations(page);
  expect(await register.get(reference)).toMatchObject({ category: 'tari', status: 'assigned' });
  expect([...origins].filter((origin) => origin !== 'null')).toEqual([new URL(server.url).origin]);
  expect(await page.locator('script').count()).toBe(0);
  await context.close();
});
