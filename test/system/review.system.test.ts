import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openRegister } from '../../lib/register/openRegister';
import type { Decision, Register } from '../../lib/register/register';
import type { Ticket } from '../../lib/register/ticket';
import { root } from '../../scripts/root';
import { expectNoViolations, keepScreenshot, openBrowser } from '../harness/browser';
import { eventually, startOffice, type Office } from '../harness/n8n';
import { addRow, choose, closeNode, openNode, republish, signIn, write } from './officer';

/**
 * An officer's morning: a category that the office lacks is added in the editor, the requests that
 * the engine got wrong are corrected on the review page, and the next ones follow.
 */
const own = { name: 'Mobilità dolce', code: 'mobilita-dolce', office: 'ambiente' };
/** Subject and text, about what the new category's name says nothing of. */
const requests: [string, string][] = [
  [
    'Contributo per la bici elettrica',
    'Ho comprato una bici elettrica a marzo: come chiedo il contributo?',
  ],
  [
    'Bici a pedalata assistita',
    'Vorrei sapere se c’è ancora il bonus per le bici a pedalata assistita',
  ],
  ['Rimborso bicicletta', 'A chi mando la fattura della bicicletta elettrica per il rimborso?'],
  ['Bici elettriche', 'Quanto è il contributo per una bici elettrica da carico?'],
  ['Domanda per la e-bike', 'Ho mandato la domanda per la e-bike un mese fa e non so più nulla'],
  [
    'Bando biciclette',
    'Il bando per le biciclette elettriche scade venerdì, dove trovo il modello?',
  ],
  ['Bonus bici', 'Non riesco a caricare lo scontrino della bici nella domanda del bonus'],
  ['Monopattino e bici', 'Il contributo per la bici elettrica c’è anche per il monopattino?'],
  [
    'Bici per andare al lavoro',
    'C’è un aiuto per chi compra una bici elettrica per andare al lavoro?',
  ],
  ['Contributo negato', 'Mi avete negato il contributo per la bici elettrica, non capisco perché'],
  ['Bonus e-bike', 'Il bonus e-bike vale anche per una bici usata?'],
  ['Per mio figlio', 'Ha sedici anni, può avere il contributo per la bici elettrica?'],
];
const similar: [string, string][] = [
  ['Bici', 'Buonasera, per la bici elettrica nuova posso ancora chiedere il bonus?'],
  ['Documenti', 'Che documenti servono per il contributo sulla bici a pedalata assistita?'],
];
const unlike: [string, string] = ['Lampione', 'Il lampione di via Verdi è spento da una settimana'];

let office: Office;
let register: Register;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const flow = (name: string) => join(root, 'workflows', `${name}.json`);
  office = await startOffice(flow('01-sportello'), flow('06-smistamento'));
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  browser = await openBrowser();
  const context = await browser.newContext({
    locale: 'it-IT',
    viewport: { width: 1280, height: 900 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await browser?.close();
  await register?.close();
  await office?.stop();
});

test('the category added in the editor is the one that the desk corrects to, and the next ones follow', async () => {
  await signIn(page, office);
  await addCategory('01-sportello', 'Proponi categoria e ufficio');
  await addCategory('06-smistamento', 'Pagina di revisione');

  const before = await Promise.all(similar.map(file));
  for (const { proposal } of before) expect(proposal.category).not.toBe(own.code);
  const filed = await Promise.all(requests.map(file));
  const waiting = (await Promise.all(filed.map(routed))).filter(isInReview);
  expect(waiting.length).toBeGreaterThanOrEqual(10);

  await page.goto(await linkToAll());
  await expectNoViolations(page);
  await keepScreenshot(page, 'review-queue');
  for (const [number, { reference }] of waiting.entries()) await correct(reference, number === 0);

  const [after, other] = [await Promise.all(similar.map(file)), await file(unlike)];
  for (const [number, { proposal, confidence }] of after.entries()) {
    expect(proposal).toMatchObject({ category: own.code, office: own.office });
    expect(confidence).toBeGreaterThan(before[number]!.confidence);
    const words = (proposal.evidence as { words: string }[]).map((each) => each.words);
    expect(words.join(' ')).toMatch(/bici/i);
  }
  expect(other.proposal.category).toBe('illuminazione-pubblica');
  await keepTask(after[0]!.reference);
});

/** As an officer does: by hand, in the node's form, and published. */
async function addCategory(flow: string, node: string): Promise<void> {
  await openNode(page, office, flow, node);
  await choose(page, 'taxonomy', 'URP predefinite e vostre');
  await addRow(page, 'Aggiungi categoria');
  await write(page, 'ownCategories.values[0].name', own.name);
  await choose(page, 'ownCategories.values[0].office', 'Ambiente e verde');
  await keepScreenshot(page, `categories-${flow}`);
  await closeNode(page);
  await republish(page);
}

/** Sends a request by the form of flow 01 and waits for what is proposed for it. */
async function file([subject, text]: [string, string]): Promise<Decision> {
  const body = new URLSearchParams({
    privacy: 'si',
    luogo: 'via Garibaldi 1',
    'tipo-disservizio': 'altro',
    titolo: subject,
    dettagli: text,
    nome: 'Anna',
    cognome: 'Prova',
    email: 'anna.prova@citta.example',
    'submission-key': randomUUID(),
  });
  const headers = { accept: 'application/json' };
  const { reference } = (await (
    await fetch(office.form, { method: 'POST', headers, body })
  ).json()) as { reference: string };
  return eventually(`a proposal for ${reference}`, async () => {
    return (await register.decisions(reference)).at(-1);
  });
}

/** The ticket once the flow has sent it on: to review, or to an office. */
async function routed({ reference }: Decision): Promise<Ticket> {
  return eventually(`the way of ${reference}`, async () => {
    const ticket = await register.get(reference);
    return ticket.status !== 'filed' && ticket;
  });
}

function isInReview({ status }: Ticket): boolean {
  return status === 'in-review';
}

/** The morning's mail, sent now: the officer runs the flow by hand. */
async function linkToAll(): Promise<string> {
  await page.goto(`${office.baseUrl}/workflow/06-smistamento`);
  await page.locator('[data-test-id="execute-workflow-button"]').click();
  return eventually('the link to all that waits', async () => {
    const mail = (await office.mails()).find(({ subject }) => /da decidere/.test(subject));
    return mail && /https?:\S+revisione\?\S+/.exec(mail.text)?.[0];
  });
}

/** On the review page, from the list and back to it. */
async function correct(reference: string, isFirst: boolean): Promise<void> {
  await page.locator('li', { hasText: reference }).getByRole('link').click();
  await page.getByLabel('Categoria').selectOption(own.code);
  await page.getByLabel('Chi decide').fill('Ada Neri');
  if (isFirst) {
    await expectNoViolations(page);
    await keepScreenshot(page, 'review-ticket');
  }
  expect(await register.get(reference)).toMatchObject({ status: 'in-review', office: null });
  await page.getByRole('button', { name: 'Conferma e affida' }).click();
  await page.getByRole('heading', { name: 'Decisione registrata' }).waitFor();
  expect(await register.get(reference)).toMatchObject({
    category: own.code,
    office: own.office,
    status: 'assigned',
  });
  await eventually(`the office's task about ${reference}`, async () =>
    (await office.mails()).some(
      ({ to, text }) => to.includes('ambiente@comune.example') && text.includes(reference),
    ),
  );
  await page.getByRole('link', { name: 'Torna all’elenco' }).click();
}

/** Keeps a picture of what the office reads of a ticket that nobody had to correct. */
async function keepTask(reference: string): Promise<void> {
  const task = await eventually(`a mail about ${reference}`, async () =>
    (await office.mails()).find(
      ({ to, subject }) => !to.includes('anna.prova@citta.example') && subject.includes(reference),
    ),
  );
  await page.goto(office.sandbox.inbox);
  await page.getByRole('link', { name: task.subject }).first().click();
  await page.getByText(own.name).first().waitFor();
  await keepScreenshot(page, 'next-proposal');
}
