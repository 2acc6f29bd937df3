import type { Browser, Page } from 'playwright-core';
import { withAgendas } from '../../../../lib/intake/adapting';
import { agendaSchema } from '../../../../lib/intake/appointments/agenda';
import { formNamed } from '../../../../lib/intake/forms';
import type { Register } from '../../../../lib/register/register';
import { expectNoViolations, keepScreenshot, openBrowser } from '../../../harness/browser';
import { serveForm, type FormServer } from '../formServer';
import { temporaryRegister } from '../temporaryRegister';

// Axe takes seconds a page on a busy machine.
jest.setTimeout(180_000);

const week = (hours: string) =>
  Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, hours]),
  );
const form = withAgendas(formNamed('prenotazione-appuntamento'), [
  agendaSchema.parse({
    code: 'anagrafe',
    office: 'Servizi demografici',
    place: 'Piazza del Municipio 1, piano terra',
    hours: week('9:00-12:30, 15-17'),
  }),
  agendaSchema.parse({
    code: 'delegazione',
    office: 'Delegazione di Borgo Nuovo',
    place: 'Via della Stazione 3',
    hours: { tuesday: '9-13' },
  }),
]);

let browser: Browser;
let page: Page;
let register: Register;
let remove: () => Promise<void>;
let server: FormServer;

const now = new Date('2026-11-24T09:00:00Z');

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister(now));
  server = await serveForm(async () => register, { form }, now);
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove();
});

async function openForm(options: object): Promise<void> {
  page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}?servizio=carta-identita`);
}

const forward = () => page.locator('.actions button').first().click();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function expectSound(): Promise<void> {
  await expectNoViolations(page);
  const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
  expect(width).toBe(page.viewportSize()?.width);
}

describe.each([320, 1280])('at %i px', (width) => {
  test('every state of a booking is accessible and fits', async () => {
    await openForm({ viewport: { width, height: 900 } });
    await page.getByLabel('Ho letto e compreso').check();
    await forward();
    await forward();
    await page.waitForSelector('text=Orari liberi');
    await expectSound();
    await forward();
    await page.waitForSelector('[role=alert]');
    await expectSound();
    await page.getByLabel('Giorno').selectOption('2026-12-01');
    await press('Mostra gli orari');
    await page.waitForSelector('text=Orari liberi di martedì 1 dicembre 2026');
    await keepScreenshot(page, `appointment-${width}`);
    await page.getByLabel('15:20').check();
    await forward();
    await page.getByLabel('Motivo').fill('Carta scaduta');
    await page.getByLabel('Dettagli').fill('Parto a gennaio.');
    await forward();
    await page.getByLabel('Nome', { exact: false }).first().fill('Maria');
    await page.getByLabel('Cognome').fill('Bianchi');
    await page.getByLabel('Email').fill('maria.bianchi@example.it');
    await forward();
    await page.waitForSelector('h2:has-text("Riepilogo")');
    expect(await page.locator('dd').allTextContents()).toContainEqual(
      expect.stringContaining('martedì 1 dicembre 2026, 15:20\nServizi demografici'),
    );
    await expectSound();
    await forward();
    await page.waitForSelector('h1:has-text("Richiesta ricevuta")');
    await expectSound();
    const reference = (await page.textContent('.number b')) ?? '';

    await page.getByRole('link', { name: 'Sposta o annulla' }).click();
    await page.waitForSelector('h1:has-text("Il tuo appuntamento")');
    await expectSound();
    await keepScreenshot(page, `appointment-manage-${width}`);
    await press('Sposta l’appuntamento');
    await page.waitForSelector('[role=alert]');
    await expectSound();
    await page.getByLabel('09:20').check();
    await press('Sposta l’appuntamento');
    await page.waitForSelector('text=è stato spostato');
    await expectSound();
    expect((await register.get(reference)).appointment).toMatchObject({ changes: 1 });
    await press('Annulla l’appuntamento');
    await page.waitForSelector('text=è annullato');
    await expectSound();
    expect((await register.get(reference)).appointment?.status).toBe('cancelled');
    await page.goto(`${server.url}?appuntamento=falso`);
    await expectSound();
  });
});

test('works with JavaScript switched off', async () => {
  await openForm({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  await page.getByLabel('Ho letto e compreso').check();
  await forward();
  expect(await page.getByLabel('Per quale servizio?').inputValue()).toBe('carta-identita');
  await forward();
  await page.getByLabel('Ufficio', { exact: true }).selectOption('delegazione');
  await press('Mostra gli orari');
  await page.waitForSelector('text=Via della Stazione 3');
  await page.getByRole('radio').first().check();
  await forward();
  await page.waitForSelector('h2:has-text("Motivo")');
});

test('Enter leads on to the next page, past the button for other times', async () => {
  await openForm({ viewport: { width: 1280, height: 900 } });
  await page.getByLabel('Ho letto e compreso').check();
  await forward();
  await forward();
  await page.getByLabel('Giorno').waitFor();
  const first = page.getByRole('radio').first();
  await first.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h2:has-text("Motivo")');
});

test('the reading of a meter is accessible, right and wrong', async () => {
  const own = await serveForm(async () => register, { form: formNamed('autolettura-acqua') });
  page = await (await browser.newContext({ viewport: { width: 320, height: 900 } })).newPage();
  await page.goto(own.url);
  await page.getByLabel('Ho letto e compreso').check();
  await forward();
  await page.getByLabel('Codice utenza').fill('12345');
  await page.getByLabel('Matricola').fill('12-AB345678');
  await page.getByLabel('Indirizzo').fill('Via Roma 12');
  await forward();
  await page.getByLabel('Metri cubi').fill('12,5');
  await forward();
  await page.waitForSelector('[role=alert]');
  await expectSound();
  await own.close();
});
