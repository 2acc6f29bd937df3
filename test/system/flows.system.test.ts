import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { dayInRome, dayLater } from '../../lib/italian/deadline';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import type { Ticket } from '../../lib/register/ticket';
import type { Message } from '../../sandbox/mailbox';
import { root } from '../../scripts/root';
import { openBrowser } from '../harness/browser';
import { eventually, startOffice, type Office } from '../harness/n8n';
import { outputOf, runByHand } from '../harness/runs';
import { fillIn, type Answers } from './citizen';
import { filledForms } from './filledForms';

/** The flows as an office imports them, in one n8n: what each promises to a citizen and an office happens. */
const names = [
  '02-appuntamento',
  '03-autolettura',
  '04-scadenze',
  '05-accesso-atti',
  '15-compiti-tra-uffici',
  '16-progetta-un-modulo',
];
const folder = mkdtempSync(join(tmpdir(), 'urp-flows-'));
let office: Office;
let register: Register;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  office = await startOffice(...names.map((name) => join(root, 'workflows', `${name}.json`)));
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  browser = await openBrowser();
  page = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  page.setDefaultTimeout(60_000);
});
afterAll(async () => {
  await browser?.close();
  await register?.close();
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const citizen = 'maria.bianchi@citta.example';

test('02: an appointment is confirmed with its calendar entry, and cancelled by the link of the mail', async () => {
  const reference = await send('prenotazione-appuntamento', 'prenotazione-appuntamento');
  const confirmed = await mailTo(citizen, reference, /^Appuntamento confermato/);
  expect(await source(confirmed)).toMatch(/Content-Type: text\/calendar/i);
  expect(await statusOf(reference, 'assigned')).toMatchObject({ office: 'servizi-demografici' });

  const [link = ''] = /https?:\S+\?appuntamento=\S+/.exec(confirmed.text) ?? [];
  await page.goto(link);
  await page.getByRole('button', { name: /Annulla/ }).click();
  await page
    .getByText(/annullat/i)
    .first()
    .waitFor();
  expect((await register.get(reference)).appointment?.status).toBe('cancelled');
  await mailTo(citizen, reference, /^Appuntamento annullato/);
});

test('03: a reading that follows goes to the water office, one that does not is looked at', async () => {
  const readings = [
    ['1250', '14/11/2025'],
    ['1260', '24/11/2025'],
    ['900', '24/11/2025'],
  ] as const;
  const references: string[] = [];
  for (const [value, day] of readings) {
    const answers = { 'Metri cubi sul contatore': value, 'Giorno della lettura': day };
    references.push(await send('autolettura-acqua', 'autolettura-acqua', answers));
  }
  const [first = '', second = '', lower = ''] = references;
  for (const reference of [first, second]) {
    expect(await statusOf(reference, 'assigned')).toMatchObject({ office: 'servizio-idrico' });
  }
  expect(await statusOf(lower, 'in-review')).toMatchObject({ reading: { reason: 'lower' } });
  const alarm = await mailTo('servizio-idrico@comune.example', lower, /^Lettura da verificare/);
  expect(alarm.text).toContain('è inferiore alla precedente');
  // All are told the same, for who sends is not identified.
  for (const [index, reference] of references.entries()) {
    const mail = await mailTo(citizen, reference, /^Abbiamo ricevuto la tua lettura/);
    expect(mail.text).toContain(`Lettura: ${readings[index]?.[0]} m³`);
  }
});

test('04: what is overdue is urged once, and stands in the list of the morning', async () => {
  const today = dayInRome(daysAgo(0));
  const [late, soon] = await Promise.all(
    [dayInRome(daysAgo(3)), dayLater(today, 2)].map(async (dueAt) => {
      const { ticket } = await register.file(
        {
          submissionKey: `counter-${dueAt}`,
          subject: 'Buca in via Roma',
          text: '',
          channel: 'counter',
          language: 'it',
          dueAt,
        },
        'sportello',
      );
      return register.assign(ticket.reference, { office: 'lavori-pubblici' }, 'sportello');
    }),
  );
  const works = 'lavori-pubblici@comune.example';
  await mailTo(works, late!.reference, /scadut/i);
  await runByHand(office, '04-scadenze', 'Dal lunedì al venerdì, alle otto');
  const list = await mailTo(works, soon!.reference, /^Richieste in scadenza o scadute: 2/);
  expect(list.text).toMatch(new RegExp(`${late!.reference}, SCADUTA[^]*${soon!.reference}, scade`));
  const urged = (await office.mails()).filter(
    ({ to, subject }) =>
      to.includes(works) && /scadut/i.test(subject) && subject.includes(late!.reference),
  );
  expect(urged).toHaveLength(1);
});

test.each([
  ['accesso-atti', 'accesso-atti'],
  ['accesso-civico-generalizzato', 'accesso-civico'],
])('05: %s has its receipt, its task and its office', async (form, path) => {
  const reference = await send(form, path);
  const receipt = await mailTo(citizen, reference, /ricevut/i);
  expect(receipt.text).toMatch(new RegExp(`/webhook/${path}\\?segui=`));
  await mailTo('segreteria@comune.example', reference, /./);
  expect(await statusOf(reference, 'assigned')).toMatchObject({ office: 'segreteria-generale' });
});

test('05: the register of requests for access holds them, without whose they are', async () => {
  const run = await runByHand(office, '05-accesso-atti', 'Quando serve');
  const rows = outputOf(run, 'Intestazioni in italiano');
  expect(rows.map(({ json }) => json.Tipo).sort()).toEqual([
    'accesso agli atti',
    'accesso civico generalizzato',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Bianchi|BNCMRA|maria\.bianchi/);
  const [csv] = outputOf(run, 'CSV da rileggere e pubblicare');
  expect(csv?.binary).toMatchObject({ registro: { mimeType: 'text/csv' } });
});

test('15: what an officer writes on the page goes to whom it concerns, and the page is in Italian', async () => {
  const { ticket } = await register.file(
    {
      submissionKey: 'counter-15',
      subject: 'Rimborso della mensa',
      text: '',
      channel: 'counter',
      language: 'it',
    },
    'sportello',
  );
  const httpCredentials = { username: 'urp', password: 'urp-di-prova' };
  const context = await browser.newContext({ locale: 'it-IT', httpCredentials });
  const form = await context.newPage();
  await form.goto(`${office.baseUrl}/form/compiti-uffici`);
  expect(await form.getByRole('combobox').inputValue()).toBe('nessun ufficio');
  expect(await form.locator('form').innerText()).not.toMatch(/submit|required/i);
  await form.getByLabel('Numero della richiesta').fill(ticket.reference);
  await form.getByLabel('Chi scrive').fill('Paola Verdi');
  await form.getByLabel('Assegna', { exact: true }).check();
  await form.getByLabel('Ufficio', { exact: true }).selectOption('tributi');
  await form.getByLabel('Motivo o nota').fill('Chiede un rimborso.');
  await form.getByRole('button', { name: 'Registra' }).click();
  await form.getByRole('heading', { name: 'Ricevuto' }).waitFor();
  expect(await form.locator('body').innerText()).not.toMatch(/submitted|recorded/i);
  await context.close();
  expect(await statusOf(ticket.reference, 'assigned')).toMatchObject({ office: 'tributi' });
  const task = await mailTo('tributi@comune.example', ticket.reference, /è vostra/);
  expect(task.text).toContain('Deciso da: Paola Verdi');
});

test('16: the form that was described takes requests as it is', async () => {
  const run = await runByHand(office, '16-progetta-un-modulo', 'Quando premete «Execute workflow»');
  const [designed] = outputOf(run, 'Progetta il modulo');
  const design = designed?.json.design as { title: string; definition: object };
  const file = join(folder, 'described.json');
  const trigger = {
    id: 'form',
    name: 'Modulo',
    type: 'n8n-nodes-urp.urpFormTrigger',
    typeVersion: 2,
    position: [0, 0],
    parameters: {
      source: 'json',
      definition: JSON.stringify(design.definition),
      path: 'described',
      administration: 'Comune di Esempio',
      language: 'it',
    },
  };
  writeFileSync(file, JSON.stringify({ name: 'Described', nodes: [trigger], connections: {} }));
  const [flow] = await office.editor.importFlows(file);
  await office.editor.publish(flow!.id);
  await page.goto(`${office.baseUrl}/webhook/described`);
  expect(await page.locator('h1').innerText()).toBe(design.title);
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Fills a ready form in as a citizen does, and sends it; the reference of its receipt. */
async function send(form: string, path: string, own: Answers = {}): Promise<string> {
  await page.goto(`${office.baseUrl}/webhook/${path}`);
  await fillIn(page, { ...filledForms[form]?.answers, ...own });
  await page.getByRole('button', { name: 'Invia' }).click();
  await page.getByRole('heading', { name: 'Richiesta ricevuta' }).waitFor();
  return page.locator('.number b').innerText();
}

function mailTo(address: string, reference: string, subject: RegExp): Promise<Message> {
  return eventually(`the mail ${String(subject)} about ${reference} to ${address}`, async () =>
    (await office.mails()).find(
      (mail) =>
        mail.to.includes(address) &&
        subject.test(mail.subject) &&
        `${mail.subject} ${mail.text}`.includes(reference),
    ),
  );
}

async function source({ id }: Message): Promise<string> {
  return (await fetch(`${office.sandbox.inboxApi}/${id}/raw`)).text();
}

function statusOf(reference: string, status: Ticket['status']): Promise<Ticket> {
  return eventually(`${reference} ${status}`, async () => {
    const ticket = await register.get(reference);
    return ticket.status === status && ticket;
  });
}
