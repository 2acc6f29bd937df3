import { join } from 'node:path';
import { DateTime } from 'luxon';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { root } from '../../scripts/root';
import { expectNoViolations, openBrowser } from '../harness/browser';
import { startOffice, type Office } from '../harness/n8n';
import { runByHand } from '../harness/runs';
import { request } from '../lib/register/requests';

let office: Office;
let register: Register;
let taken: string;

beforeAll(async () => {
  const flow = (name: string) => join(root, 'workflows', `${name}.json`);
  office = await startOffice(
    flow('09-riassunto-pratica'),
    flow('10-rapporto-mensile'),
    flow('11-cruscotto'),
  );
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  await fileLastMonth();
});

afterAll(async () => {
  await register?.close();
  await office?.stop();
});

/** Twelve people who wrote about the same lamp last month, one of whom is being answered. */
async function fileLastMonth(): Promise<void> {
  const lastMonth = DateTime.now().setZone('Europe/Rome').startOf('month').minus({ days: 10 });
  for (let at = 0; at < 12; at += 1) {
    const { ticket } = await register.file(
      request({
        submissionKey: `lampione ${at}`,
        subject: 'Lampione',
        text: `Il lampione della piazza resta spento e la strada è buia, sera ${at}`,
        submittedAt: lastMonth.plus({ hours: at }).toUTC().toISO()!,
        citizen: { email: `persona${at}@cittadini.example` },
      }),
      'modulo',
    );
    taken = ticket.reference;
  }
  await register.assign(taken, { office: 'lavori-pubblici' }, 'prova');
  await register.changeStatus(taken, 'in-progress', 'prova');
}

test('09 adds a summary to the notes of what is being worked on', async () => {
  await runByHand(office, '09-riassunto-pratica', 'Avvio a mano');
  const history = await register.history(taken);
  expect(history.at(-1)).toMatchObject({
    kind: 'noted',
    details: { text: expect.stringMatching(/^Riassunto automatico: Il lampione/) },
  });
});

test('10 mails the report with its files to the head of office, and a task to the desk, once', async () => {
  await runByHand(office, '10-rapporto-mensile', 'Il primo del mese, alle sette');
  await runByHand(office, '10-rapporto-mensile', 'Il primo del mese, alle sette');
  const mails = await office.mails();
  expect(mails.flatMap(({ to }) => to).sort()).toEqual([
    'dirigente@comune.example',
    'urp@comune.example',
  ]);
  const head = mails.find(({ to }) => to.includes('dirigente@comune.example'))!;
  expect(head.text).toMatch(/Problema nuovo: «[^»]*lampione/);
  const source = await (await fetch(`${office.sandbox.inboxApi}/${head.id}/raw`)).text();
  expect([...source.matchAll(/filename="?([^"\r\n;]+)/g)].map(([, name]) => name)).toEqual([
    expect.stringMatching(/^rapporto-\d{4}-\d{2}-\d{2}\.html$/),
    expect.stringMatching(/^rapporto-\d{4}-\d{2}-\d{2}\.xlsx$/),
  ]);
  const task = mails.find(({ to }) => to.includes('urp@comune.example'))!;
  expect(task.text).toContain('Proposta: ');
  expect(task.text).toContain(taken);
});

describe('11, the dashboard', () => {
  const address = () => `${office.baseUrl}/webhook/cruscotto`;

  test.each([
    ['nobody', undefined],
    ['a wrong password', 'urp:sbagliata'],
  ])('shows nothing to %s', async (_who, account) => {
    const authorization = account && `Basic ${Buffer.from(account).toString('base64')}`;
    const answer = await fetch(address(), { headers: authorization ? { authorization } : {} });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toMatch(/lampione|richieste/i);
  });

  test('shows the latest report, accessible, to who signs in', async () => {
    const browser = await openBrowser();
    try {
      const httpCredentials = { username: 'urp', password: 'urp-di-prova' };
      const page = await (await browser.newContext({ httpCredentials })).newPage();
      const answer = await page.goto(address());
      expect(answer!.status()).toBe(200);
      expect(answer!.headers()['cache-control']).toBe('private, no-store');
      expect(await page.locator('h1').innerText()).toContain('richieste dei cittadini');
      expect(await page.locator('main').innerText()).toMatch(/Problema nuovo: «[^»]*lampione/);
      expect(await page.locator('svg:visible').count()).toBeGreaterThan(0);
      await expectNoViolations(page);
    } finally {
      await browser.close();
    }
  });
});
