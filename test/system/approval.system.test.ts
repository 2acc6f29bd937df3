import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openRegister } from '../../lib/register/openRegister';
import type { MessageRecord, Register } from '../../lib/register/register';
import { readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { keepScreenshot, openBrowser } from '../harness/browser';
import { eventually, startOffice, type Office } from '../harness/n8n';
import { endOf, outputOf, startByHand, untilWaiting } from '../harness/runs';

/** Flow 17 as an office imports it: what a person decides on the form is what happens, and nothing else. */
const shipped = join(root, 'workflows/17-notifica-send.json');
const trigger = 'Prova il flusso';
const recipient = 'TSTPRV80A01H501A';
const folder = mkdtempSync(join(tmpdir(), 'urp-approval-'));
let office: Office;
let register: Register;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  office = await startOffice(shipped, impatient());
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  browser = await openBrowser();
  page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  page.setDefaultTimeout(30_000);
});
afterAll(async () => {
  await browser?.close();
  await register?.close();
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a form that nobody answers sends nothing, however often it is opened', async () => {
  const execution = await ask();
  await openForm();
  await page.reload();
  await page.getByRole('button').waitFor();
  await untilWaiting(office, execution);
  expect(await notified()).toEqual([]);
  expect(await recorded()).toEqual([]);
});

test('what nobody decides in time sends nothing, and its item says so', async () => {
  const execution = await startByHand(office, 'impatient', trigger);
  // n8n looks once a minute whose time is over.
  const run = await endOf(office, execution, 150);
  const [item] = outputOf(run, 'Non approvata');
  expect(item?.json.esito).toMatch(/^Nessuno ha deciso/);
  expect(outputOf(run, 'Notifica con SEND')).toEqual([]);
  expect(await notified()).toEqual([]);
  expect(await recorded()).toEqual([]);
});

test('what a person refuses sends nothing, and its item says who refused', async () => {
  const execution = await ask();
  await openForm();
  await decide('Non approvo', 'Luca Verdi');
  await page.getByRole('heading', { name: 'Decisione registrata: non approvata' }).waitFor();
  const run = await endOf(office, execution);
  const [item] = outputOf(run, 'Non approvata');
  expect(item?.json).toMatchObject({
    protocolNumber: '2026/0012345',
    Decisione: 'Non approvo',
    esito: 'Non approvata da Luca Verdi: non è partito nulla.',
  });
  expect(outputOf(run, 'Notifica con SEND')).toEqual([]);
  expect(await notified()).toEqual([]);
  expect(await recorded()).toEqual([]);
});

test('what a person approves is notified and followed, and the register says who approved it and when', async () => {
  const execution = await ask();
  await openForm();
  // n8n offers no other words for the button: the page says in Italian what it does.
  expect(await page.locator('form').innerText()).toContain('premete il pulsante «Submit»');
  await page.getByRole('button', { name: 'Submit' }).click();
  expect(await page.locator('.error-show').count()).toBe(2);
  await keepScreenshot(page, 'approval-form');
  const before = new Date();
  await decide('Approvo', 'Maria Bianchi');
  await page.getByRole('heading', { name: 'Decisione registrata: approvata' }).waitFor();
  await keepScreenshot(page, 'approval-decided');
  const run = await endOf(office, execution);
  expect(outputOf(run, 'Presa o consegnata')[0]?.json.delivery).toMatchObject({
    channel: 'send',
    status: 'delivered',
    approval: { by: 'Maria Bianchi' },
  });
  expect(await notified()).toMatchObject([{ to: recipient }]);
  const [message, ...others] = await recorded();
  expect(others).toEqual([]);
  expect(message?.status).toBe('delivered');
  const { by, at } = (await register.approvalOf(message!.key))!;
  expect(by).toBe('Maria Bianchi');
  expect(new Date(at).getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(new Date(at).getTime()).toBeLessThanOrEqual(Date.now());
});

test('a link that was decided, or that somebody made up, decides nothing more', async () => {
  const link = await latestLink();
  await page.goto(link);
  expect(await page.getByRole('textbox').count()).toBe(0);
  const forged = link.replace(/signature=\w{8}/, 'signature=00000000');
  expect((await page.goto(forged))?.status()).toBe(401);
  expect(await notified()).toHaveLength(1);
});

/** Runs the flow up to the form; the execution's id. */
async function ask(): Promise<string> {
  const asked = (await requests()).length;
  const execution = await startByHand(office, '17-notifica-send', trigger);
  await eventually('the request to the approver', async () => (await requests()).length > asked);
  await untilWaiting(office, execution);
  return execution;
}

async function openForm(): Promise<void> {
  await page.goto(await latestLink());
  await page.getByRole('heading', { name: 'Approvare la notifica con SEND?' }).waitFor();
}

async function decide(decision: string, name: string): Promise<void> {
  await page.getByRole('textbox').fill(name);
  await page.getByLabel(decision, { exact: true }).check();
  await page.getByRole('button').click();
}

async function requests() {
  const mails = await office.mails();
  return mails.filter(({ to }) => to.includes('dirigente@comune.example'));
}

async function latestLink(): Promise<string> {
  const mail = (await requests()).at(-1);
  expect(mail?.text).toContain("Notifica di un'ordinanza");
  return /https?:\S+form-waiting\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}

/** What SEND's stand-in brought to people. */
async function notified(): Promise<{ app: string; to: string }[]> {
  const phones = await (await fetch(`${office.sandbox.inbox}/api/phones`)).json();
  return (phones as { app: string; to: string }[]).filter(({ app }) => app === 'send');
}

async function recorded(): Promise<MessageRecord[]> {
  const messages = await register.messages('URP-TS2-9A5-6G7');
  return messages.filter(({ channel }) => channel === 'send');
}

/** The flow with an approval that may wait for a second, where the shipped one may for a month. */
function impatient(): string {
  const flow = readFlow(shipped);
  const wait = flow.nodes.find(({ name }) => name === "Attendi l'approvazione");
  Object.assign(wait!.parameters!, { resumeAmount: 1, resumeUnit: 'seconds' });
  const file = join(folder, 'impatient.json');
  writeFileSync(file, JSON.stringify({ ...flow, name: 'Impatient' }));
  return file;
}
