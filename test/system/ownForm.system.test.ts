import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { expectNoViolations, keepScreenshot, openBrowser } from '../harness/browser';
import { eventually, startOffice, type Office } from '../harness/n8n';
import { fillIn } from './citizen';
import {
  addNode,
  addOption,
  bringIntoView,
  choose,
  chooseChannel,
  closeNode,
  dropChannel,
  newFlow,
  publish,
  signIn,
  turnOn,
  write,
} from './officer';

/** The guide «Il vostro modulo in dieci minuti», done as it says; its pictures are made here. */
let office: Office;
let browser: Browser;
let register: Register;
let editor: Page;
let site: Server;
let siteUrl: string;
/** What the officer pasted into the municipality's page. */
let pasted = '';

beforeAll(async () => {
  office = await startOffice();
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  browser = await openBrowser();
  editor = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  editor.setDefaultTimeout(120_000);
  await signIn(editor, office);
  site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(townPage(pasted));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site?.closeAllConnections();
  site?.close();
  await browser?.close();
  await register?.close();
  await office?.stop();
});

test('an officer makes a form field by field, and publishes it', async () => {
  await newFlow(editor, office, 'URP Form Trigger');
  await choose(editor, 'source', 'Campi impostati qui');
  await write(editor, 'title', 'Iscrizione al corso di nuoto');
  await write(editor, 'introduction', 'Per i ragazzi dai 6 ai 14 anni. Servono cinque minuti.');
  for (const [index, row] of rows.entries()) await addRow(index, row);
  await bringIntoView(editor, 'title');
  await keepScreenshot(editor, 'own-form-fields');
  await settle('corso-nuoto');
  await closeNode(editor);

  await addNode(editor, 'URP Notifier', 'Invia un messaggio');
  await dropChannel(editor, 'Nessuno');
  await chooseChannel(editor, 'Email');
  await write(editor, 'administration', 'Comune di Borgo San Lieto');
  await keepScreenshot(editor, 'own-form-receipt');
  await closeNode(editor);
  await publish(editor);
});

test('a citizen fills it in on the municipality’s page, and the receipt comes by mail', async () => {
  const { town, inside } = await embed('corso-nuoto');
  await keepScreenshot(town, 'own-form-site');
  await expectNoViolations(town);
  await fillIn(inside, {
    'Ho letto e compreso l’informativa sulla privacy': 'sì',
    'Nome e cognome del ragazzo': 'Luca Neri',
    'Data di nascita': '24/06/2016',
    'Giorno del corso': 'mercoledì, ore 18',
    'Chiedi la tariffa ridotta?': 'Sì',
    'Valore ISEE': '12500,50',
    Note: 'È la prima volta che nuota.',
    Nome: 'Maria',
    Cognome: 'Neri',
    Email: 'maria.neri@cittadini.example',
  });
  expect((await inside.locator('dd').allInnerTexts()).join('\n')).toContain('12.500,50 euro');
  await keepScreenshot(town, 'own-form-review');
  await inside.getByRole('button', { name: 'Invia' }).click();
  await inside.getByRole('heading', { name: 'Richiesta ricevuta' }).waitFor();
  await keepScreenshot(town, 'own-form-done');

  expect(await inside.locator('.introduction').innerText()).toBe('Iscrizione al corso di nuoto');
  const reference = await inside.locator('.number b').innerText();
  expect(await register.get(reference)).toMatchObject({
    formId: 'iscrizione-al-corso-di-nuoto',
    subject: 'Iscrizione al corso di nuoto',
    fields: { 'giorno-del-corso': 'mercoledi-ore-18', 'valore-isee': 12500.5 },
  });
  const mail = await eventually('the receipt', async () =>
    (await office.mails()).find(({ subject }) => subject.includes(reference)),
  );
  expect(mail.to).toContain('maria.neri@cittadini.example');
});

test('a ready form, changed to the office’s own, is published beside it', async () => {
  await newFlow(editor, office, 'URP Form Trigger');
  await choose(editor, 'form', 'Iscrizione alla mensa');
  await settle('mensa');
  await addOption(editor, 1, 'Termine in giorni');
  await write(editor, 'options.termDays', '15');
  await closeNode(editor);
  await publish(editor);

  const { inside } = await embed('mensa');
  expect(await inside.locator('h1').innerText()).toBe('Iscrizione alla mensa scolastica');
  expect(await inside.locator('main').innerText()).toContain('dei dati: Comune di Borgo San Lieto');
});

const phone = { width: 320, height: 640 };
test('on a telephone nothing of it stands out', async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${office.baseUrl}/webhook/corso-nuoto`);
  await page.getByLabel('Ho letto e compreso').check();
  await page.locator('.actions button').first().click();
  await page.getByLabel('Data di nascita').waitFor();
  await keepScreenshot(page, 'own-form-phone');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  await page.close();
});

interface Row {
  type: string;
  label: string;
  required?: boolean;
  more?: Record<string, string>;
}
const rows: Row[] = [
  { type: 'Testo breve', label: 'Nome e cognome del ragazzo', required: true },
  { type: 'Data', label: 'Data di nascita', required: true, more: { most: 'oggi' } },
  {
    type: 'Una scelta',
    label: 'Giorno del corso',
    required: true,
    more: { options: 'lunedì, ore 17\nmercoledì, ore 18\nsabato, ore 10' },
  },
  { type: 'Sì o no', label: 'Chiedi la tariffa ridotta?', required: true },
  {
    type: 'Numero',
    label: 'Valore ISEE',
    required: true,
    more: { unit: 'euro', decimals: '2', least: '0', dependsOn: 'Chiedi la tariffa ridotta?' },
  },
  { type: 'Testo lungo', label: 'Note' },
];

async function addRow(index: number, { type, label, required, more = {} }: Row): Promise<void> {
  const row = `rows.row[${index}]`;
  await editor.getByRole('button', { name: 'Aggiungi campo' }).click();
  await choose(editor, `${row}.type`, type);
  await write(editor, `${row}.label`, label);
  if (required) await turnOn(editor, `${row}.required`);
  for (const [name, value] of Object.entries(more)) await write(editor, `${row}.${name}`, value);
}

/** The office's own data, the protection, and the site that shows the form. */
async function settle(path: string): Promise<void> {
  await write(editor, 'path', path);
  await write(editor, 'administration', 'Comune di Borgo San Lieto');
  await write(editor, 'contact', 'Ufficio sport e scuola\nTel. 055 000000, ore 9-13');
  await write(editor, 'privacyPage', 'https://www.comune.example.it/privacy');
  await addOption(editor, 0, 'Richieste al massimo da un mittente');
  await addOption(editor, 1, 'Responsabile della protezione dei dati');
  await write(editor, 'options.dataProtectionOfficer', 'rpd@comune.example.it');
  await addOption(editor, 1, 'Siti che possono incorporare il modulo');
  await write(editor, 'options.embeddingSites[0]', 'https://www.comune.example.it');
  await editor.locator('[data-test-id="collection-parameter-add"]').last().scrollIntoViewIfNeeded();
  await keepScreenshot(editor, 'own-form-settings');
  await write(editor, 'options.embeddingSites[0]', siteUrl);
}

/** Copies the lines that the form's own page gives into a page of the site, and opens that. */
async function embed(path: string): Promise<{ town: Page; inside: FrameLocator }> {
  const context = await browser.newContext({ viewport: { width: 820, height: 800 } });
  const town = await context.newPage();
  town.setDefaultTimeout(120_000);
  await town.goto(`${office.baseUrl}/webhook/${path}?incorpora`);
  if (path === 'corso-nuoto') await keepScreenshot(town, 'own-form-lines');
  pasted = await town.getByLabel('Righe da copiare').inputValue();
  await town.goto(siteUrl);
  const inside = town.frameLocator('iframe');
  await inside.locator('footer').waitFor();
  const fits = `document.querySelector('iframe').style.height !== '900px'`;
  await town.waitForFunction(fits, undefined, { polling: 200 });
  return { town, inside };
}

/** A page of a municipality's site: nothing of ours but the lines pasted into it. */
function townPage(lines: string): string {
  return `<!DOCTYPE html><html lang="it"><head><meta charset="utf-8"><title>Corso di nuoto</title><style>
    body { margin: 0; font: 1.05rem/1.5 Georgia, serif; color: #222; }
    header { background: #7a1f2b; color: #fff; padding: 1rem 10%; }
    nav { padding: .6rem 10%; border-bottom: 1px solid #ccc; }
    main { padding: 1rem 10% 3rem; }
  </style></head><body>
    <header><b>Comune di Borgo San Lieto</b>: il sito ufficiale</header>
    <nav>Amministrazione · Novità · Servizi · Vivere il Comune</nav>
    <main><h1>Corso di nuoto</h1><p>Le iscrizioni sono aperte fino a esaurimento dei posti.</p>${lines}</main>
  </body></html>`;
}
