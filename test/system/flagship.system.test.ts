import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { root } from '../../scripts/root';
import { expectNoViolations, keepScreenshot, openBrowser, tabTo } from '../harness/browser';
import { eventually, startOffice, type Office } from '../harness/n8n';

let office: Office;
let browser: Browser;
let page: Page;
let register: Register;
const thirdParties: string[] = [];

beforeAll(async () => {
  office = await startOffice(join(root, 'workflows/01-sportello.json'));
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(120_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(office.baseUrl)) thirdParties.push(request.url());
  });
});

afterAll(async () => {
  await browser?.close();
  await register?.close();
  await office?.stop();
});

test('a citizen reports a problem by the keyboard alone, and hears back', async () => {
  await page.goto(office.form);
  expect(await page.getAttribute('html', 'lang')).toBe('it');
  await expectNoViolations(page);
  await keepScreenshot(page, 'form');

  await press('Avanti');
  await expectErrors();
  await tabTo(page, page.getByLabel('Ho letto e compreso'));
  await page.keyboard.press('Space');
  await press('Avanti');
  await expectNoViolations(page);

  await write('Luogo del disservizio', 'via Garibaldi 12');
  await write('Email', 'anna.prova@');
  await press('Vai al riepilogo');
  await expectErrors();
  expect(await page.getByLabel('Luogo del disservizio').inputValue()).toBe('via Garibaldi 12');

  await write('Tipo di disservizio', 'Illuminazione');
  await write('Titolo', 'Lampione spento');
  await write(
    'Dettagli',
    'Da tre sere il lampione davanti al numero 12 è spento e la strada è buia.',
  );
  await write('Nome', 'Anna');
  await write('Cognome', 'Prova');
  await write('Email', 'anna.prova@citta.example');
  await press('Vai al riepilogo');
  await page.getByRole('heading', { name: 'Riepilogo' }).waitFor();
  await expectNoViolations(page);
  await keepScreenshot(page, 'review');

  await press('Invia');
  await page.getByRole('heading', { name: 'Richiesta ricevuta' }).waitFor();
  await expectNoViolations(page);
  await keepScreenshot(page, 'receipt');
  const reference = await page.locator('.number b').innerText();

  const ticket = await register.get(reference);
  expect(ticket).toMatchObject({
    subject: 'Lampione spento',
    citizen: { givenName: 'Anna', familyName: 'Prova', email: 'anna.prova@citta.example' },
    fields: { luogo: 'via Garibaldi 12', 'tipo-disservizio': 'illuminazione-pubblica' },
  });
  await eventually(
    'the receipt and the task',
    async () => (await mailsAbout(reference)).length === 2,
  );
  const recipients = (await mailsAbout(reference)).flatMap(({ to }) => to);
  expect(recipients).toContain('anna.prova@citta.example');
  expect(recipients.filter((address) => address !== 'anna.prova@citta.example')).toHaveLength(1);
  const assigned = await eventually('the assignment', async () => {
    const now = await register.get(reference);
    return now.status === 'assigned' && now;
  });
  expect(assigned).toMatchObject({
    category: 'illuminazione-pubblica',
    office: expect.any(String),
  });
  expect(thirdParties).toEqual([]);
});

async function press(name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Arriving by Tab selects what a field holds: writing replaces it. */
async function write(label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: false }).first());
  await page.keyboard.type(text);
}

/** Errors stand at the top, with the focus, and at their fields, and the page is still accessible. */
async function expectErrors(): Promise<void> {
  const summary = page.getByRole('alert');
  await summary.waitFor();
  expect(await summary.and(page.locator(':focus')).count()).toBe(1);
  const links = summary.getByRole('link');
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(await links.count());
  await expectNoViolations(page);
}

async function mailsAbout(reference: string) {
  const mails = await office.mails();
  return mails.filter(({ subject, text }) => `${subject} ${text}`.includes(reference));
}
