import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { formNamed, forms } from '../../lib/intake/forms';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { openBrowser } from '../harness/browser';
import { startOffice, type Office } from '../harness/n8n';
import { fillIn } from './citizen';
import { filledForms, type FilledForm } from './filledForms';

const folder = mkdtempSync(join(tmpdir(), 'urp-forms-'));
let office: Office;
let browser: Browser;
let register: Register;

beforeAll(async () => {
  office = await startOffice(everyForm());
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await register?.close();
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a form has that the others have not, tried without JavaScript too: files, an hour, many choices. */
const withoutJavaScript = [
  'segnalazione-disservizio',
  'prenotazione-appuntamento',
  'iscrizione-mensa',
];

describe.each([
  ['with JavaScript', true, [...forms.keys()]],
  ['without JavaScript', false, withoutJavaScript],
])('%s', (_how, javaScriptEnabled, ids) => {
  let page: Page;
  beforeEach(async () => {
    page = await (await browser.newContext({ javaScriptEnabled, locale: 'it-IT' })).newPage();
    page.setDefaultTimeout(30_000);
  });
  afterEach(() => page.context().close());

  test.each(ids)('%s arrives as a right ticket', async (id) => {
    const { answers, readBack, ticket, attachments } = filledForms[id] as FilledForm;
    await page.goto(`${office.baseUrl}/webhook/${id}`);
    expect(await page.locator('h1').innerText()).toBe(formNamed(id).title.it);
    await fillIn(page, answers);
    const read = (await page.locator('dd').allInnerTexts()).join('\n');
    for (const answer of readBack) expect(read).toContain(answer);

    await page.getByRole('button', { name: 'Invia' }).click();
    await page.getByRole('heading', { name: 'Richiesta ricevuta' }).waitFor();
    const reference = await page.locator('.number b').innerText();
    const filed = await register.get(reference);
    expect(filed).toMatchObject({
      formId: id,
      formVersion: formNamed(id).version,
      channel: 'form',
      language: 'it',
      status: 'filed',
      ...ticket,
    });
    expect(await page.locator('main').innerText()).toContain(writtenDay(filed.dueAt));
    const kept = await register.attachments(reference);
    expect(kept.map(({ fileName }) => fileName).sort()).toEqual([...attachments].sort());
    if (filed.appointment) expect(read).toContain(`${filed.appointment.time}\n`);
  });
});

/** A flow with every ready form, each at its own address. */
function everyForm(): string {
  const nodes = [...forms.keys()].map((form, index) => ({
    id: form,
    name: form,
    type: 'n8n-nodes-urp.urpFormTrigger',
    typeVersion: 2,
    position: [0, index * 200],
    parameters: {
      source: 'ready',
      form,
      path: form,
      administration: 'Comune di Esempio',
      language: 'it',
      agendas: { office: [counter] },
      mostPerDay: 3,
      leastPerDay: 0,
      digits: 5,
    },
  }));
  const file = join(folder, 'every-form.json');
  writeFileSync(file, JSON.stringify({ name: 'Every form', nodes, connections: {} }));
  return file;
}

/** Open on every working day, so that the test finds a free hour whenever it runs. */
const counter = {
  office: 'Servizi demografici',
  code: 'servizi-demografici',
  ...Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, '9-12']),
  ),
  slotMinutes: 20,
  places: 2,
  noticeHours: 24,
  horizonDays: 60,
};

/** `2026-12-30` as a page says it in Italian. */
function writtenDay(day?: string | null): string {
  const { format } = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: 'UTC' });
  return format(new Date(day ?? ''));
}
