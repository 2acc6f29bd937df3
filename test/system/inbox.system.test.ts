import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Browser, type Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { eventually } from '../harness/n8n';
import { expectNoViolations, keepScreenshot, openBrowser } from '../harness/browser';

let folder: string;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-inbox-'));
  sandbox = await startSandbox({ folder });
  const context = await browser.newContext({ locale: 'it-IT' });
  page = await context.newPage();
});

afterEach(async () => {
  await page.context().close();
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

async function send(options: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort });
  await transport.sendMail({ from: 'URP <urp@comune.example>', ...options });
  transport.close();
}

const receipt = {
  to: 'maria.rossi@posta.example',
  subject: 'Abbiamo ricevuto la sua richiesta URP-7K3-MD4-9AR',
  text: 'Gentile Maria Rossi,\n\nla sua richiesta è registrata.\n\nhttps://comune.example/stato',
  html: '<h1>Comune di Esempio</h1><p>Gentile Maria Rossi, la sua richiesta è <b>registrata</b>.</p>',
};
const task = {
  to: 'strade@comune.example',
  subject: 'Nuova richiesta: buca in via Roma',
  text: 'Categoria: strade. Scadenza: 24 dicembre 2026.',
};

it('shows a message that arrives without being asked, and says so', async () => {
  const listening = page.waitForResponse(`${sandbox.inbox}/api/events`);
  await page.goto(sandbox.inbox);
  await listening;
  await send(receipt);
  await page.getByRole('link', { name: receipt.subject }).waitFor();
  await page.getByRole('status').getByText('È arrivato un messaggio.').waitFor();
});

it('can be read by everybody', async () => {
  await send(receipt);
  await send(task);
  await page.goto(sandbox.inbox);
  await page.getByText('Provare che cosa succede').click();
  await expectNoViolations(page);
  await keepScreenshot(page, 'inbox');

  await page.getByRole('link', { name: receipt.subject }).click();
  await page.frameLocator('iframe').getByRole('heading', { name: 'Comune di Esempio' }).waitFor();
  await frameFits();
  await page.getByText('Intestazioni').click();
  await keepScreenshot(page, 'inbox-message');
  // The frame lets no script run, axe's neither, and axe would wait for it.
  await page.locator('iframe').evaluate((frame) => frame.remove());
  await expectNoViolations(page);
});

/** The whole message shows without scrolling in its frame. */
async function frameFits(): Promise<void> {
  const fits = `{
    const frame = document.querySelector('iframe');
    const { scrollHeight } = frame.contentDocument.documentElement;
    Math.abs(frame.clientHeight - scrollHeight) < 4;
  }`;
  await eventually('a frame as high as its message', () => page.evaluate<boolean>(fits));
}

it('is emptied only after it said what will be lost', async () => {
  await send(receipt);
  await page.goto(sandbox.inbox);
  await page.getByText('Svuota').click();
  await page.getByRole('button', { name: 'Elimina tutti i messaggi' }).click();
  await page.getByText('Qui arrivano le ricevute').waitFor();
});

// What a hostile message would do: say so in the console when a script of its runs, and ask the
// outside for something when anything of its loads.
const ran = 'a script of the message ran';
const script = `console.log('${ran}')`;
let outside: Server;
let asked: (string | undefined)[];
let load: string;

beforeAll(async () => {
  outside = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  load = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/pwned`;
});

afterAll(() => {
  outside.close();
  outside.closeAllConnections();
});

const hostile: [string, () => Partial<SendMailOptions>][] = [
  [
    'subject',
    () => ({ subject: `<img src=${load} onerror="${script}"><script>${script}</script>` }),
  ],
  [
    'sender',
    () => ({ from: `"</dd><svg onload=${script}><img src=${load}>" <urp@comune.example>` }),
  ],
  ['recipient', () => ({ to: `a&lt;img/src=x/onerror=${script.length}@posta.example` })],
  [
    'text',
    () => ({ text: `</pre><script>${script}</script>\nhttp://a.example/"onclick="${script}` }),
  ],
  ['header', () => ({ headers: { 'X-Hostile': `</td><script>${script}</script>` } })],
  [
    'attachment',
    () => ({ attachments: [{ filename: `"><img src=${load}>.html`, content: script }] }),
  ],
  ['script', () => ({ html: `<script>${script}</script><img src=x onerror="${script}">` })],
  [
    'load',
    () => ({
      html: `<img src=${load}><link rel=stylesheet href=${load}><style>@import "${load}";</style>`,
    }),
  ],
  ['redirect', () => ({ html: `<meta http-equiv=refresh content="0;url=${load}">` })],
  [
    'frame',
    () => ({
      html: `<iframe src=${load}></iframe><iframe srcdoc="<script>${script}</script>"></iframe>`,
    }),
  ],
  ['form', () => ({ html: `<form action=${load}><button>Vai</button></form>` })],
  [
    'end of the page',
    () => ({ html: `</body></html><base href=${load}/><script>${script}</script><img src=a>` }),
  ],
];

it.each(hostile)('runs and loads nothing of a hostile %s', async (_what, mail) => {
  asked = [];
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await send({ ...receipt, ...mail() });

  await page.goto(`${sandbox.inbox}/messaggi/1`, { waitUntil: 'networkidle' });
  const button = page.frameLocator('iframe').getByRole('button', { name: 'Vai' });
  if (await button.count()) await button.click();

  expect(new URL(page.url()).pathname).toBe('/messaggi/1');
  expect(said).not.toContain(ran);
  expect(asked).toEqual([]);
});

it('lists all hostile messages and opens their markup alone, and nothing runs or loads', async () => {
  asked = [];
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  for (const [, mail] of hostile) await send({ ...receipt, ...mail() });

  const paths = hostile.map((_each, index) => `/messaggi/${index + 1}/html`);
  for (const path of [...paths, '/']) await page.goto(`${sandbox.inbox}${path}`);

  expect(await page.locator('.messages li').count()).toBeGreaterThan(0);
  expect(said).not.toContain(ran);
  expect(asked).toEqual([]);
});

it('would see a message that loads something or runs', async () => {
  asked = [];
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.setContent(`<img src="${load}"><script>${script}</script>`, {
    waitUntil: 'networkidle',
  });
  expect(said).toContain(ran);
  expect(asked).toEqual(['/pwned']);
});
