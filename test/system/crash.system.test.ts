import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { claimLease } from '../../lib/register/messages';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { urpTaxonomy } from '../../lib/classification/taxonomies/urp';
import { readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { eventually, startOffice, type Office } from '../harness/n8n';

const requests = 40;
const atOnce = 4;
/** The one whose mail server takes the receipt, and does not say so before n8n dies. */
const unheard = 6;
const unheardAddress = 'lenta.120@citta.example';
/** n8n dies again when so many have their receipt. */
const secondCrashAfter = 24;

const folder = mkdtempSync(join(tmpdir(), 'urp-flow-'));
let office: Office;
let register: Register;

beforeAll(async () => {
  office = await startOffice(hurriedFlow());
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
});

afterAll(async () => {
  await register?.close();
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('n8n dies twice amid requests: none is lost, none is left half-way, no mail goes twice', async () => {
  const receipts: string[] = [];
  const waiting = Array.from({ length: requests }, (_, number) => number);
  const citizens = Array.from({ length: atOnce }, async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      receipts.push(await submit(number));
    }
  });
  await eventually('the mail nobody hears of', async () => {
    return (await office.mails()).some(({ to }) => to.includes(unheardAddress));
  });
  await office.crash(letClaimsRunOut);
  await eventually('more receipts', async () => receipts.length >= secondCrashAfter);
  await office.crash(letClaimsRunOut);
  await Promise.all(citizens);

  await eventually(
    'the flow to take up what was left half-way',
    async () => {
      const { tickets } = await register.search({ statuses: ['filed'], limit: 1000 });
      return tickets.length === 0;
    },
    240,
  ).catch(async () => expect(await leftHalfway()).toEqual([]));
  const { tickets } = await register.search({ limit: 1000 });
  const references = tickets.map(({ reference }) => reference);
  expect(new Set(receipts).size).toBe(requests);
  expect(references.sort()).toEqual([...receipts].sort());

  const mails = await office.mails();
  expect(repeated(mails.map(({ messageId }) => String(messageId)))).toEqual([]);
  expect(repeated(mails.map(({ to, subject }) => `${to.join()} ${subject}`))).toEqual([]);

  for (const { reference, citizen } of tickets) {
    const records = await register.messages(reference);
    const sent = mails.filter(({ messageId }) =>
      records.some((record) => record.messageId === messageId),
    );
    const receipt = records.find(({ template }) => template === 'received');
    expect(receipt?.status).toMatch(/^(sent|unknown)$/);
    const arrived = sent.some(({ to }) => to.includes(citizen.email ?? ''));
    if (receipt?.status === 'sent') expect(arrived).toBe(true);
    if (citizen.email === unheardAddress) {
      expect({ status: receipt?.status, arrived }).toEqual({ status: 'unknown', arrived: true });
    }
  }
});

/**
 * Makes the claims of the n8n that just died as old as their lease, which a test does not sit out:
 * only then may somebody say that nobody will ever know of these messages.
 */
function letClaimsRunOut(): void {
  const database = new DatabaseSync(office.registerFile);
  const past = new Date(Date.now() - claimLease).toISOString();
  database.prepare("UPDATE urp_messages SET claimed_at = ? WHERE status = 'sending'").run(past);
  database.close();
}

/** The flagship, that looks for what was left half-way each minute instead of each five. */
function hurriedFlow(): string {
  const flow = readFlow(join(root, 'workflows/01-sportello.json'));
  const schedules = flow.nodes.filter(({ type }) => type.endsWith('.scheduleTrigger'));
  expect(schedules).toHaveLength(1);
  for (const schedule of schedules) {
    schedule.parameters = { rule: { interval: [{ field: 'minutes', minutesInterval: 1 }] } };
  }
  const file = join(folder, '01-sportello.json');
  writeFileSync(file, JSON.stringify(flow));
  return file;
}

/** Sends one request until it is answered, always under its one key; its reference. */
async function submit(number: number): Promise<string> {
  const category = urpTaxonomy.categories[number % urpTaxonomy.categories.length]!;
  const body = new URLSearchParams({
    privacy: 'si',
    luogo: `via Garibaldi ${number + 1}`,
    'tipo-disservizio': 'altro',
    titolo: `${category.name} (${number})`,
    dettagli: (category.examples[0] ?? category.description).slice(0, 200),
    nome: 'Anna',
    cognome: 'Prova',
    email: number === unheard ? unheardAddress : `cittadino-${number}@citta.example`,
    'submission-key': randomUUID(),
  });
  return eventually(`the receipt of request ${number}`, () => receiptOf(body), 180);
}

/** Posts once; nothing where n8n is down, dies meanwhile, or is only starting. */
async function receiptOf(body: URLSearchParams): Promise<string | undefined> {
  try {
    const headers = { accept: 'application/json' };
    const answer = await fetch(office.form, { method: 'POST', headers, body });
    // While it starts, n8n answers 200 with a line of plain text.
    const isReceipt = answer.headers.get('content-type')?.startsWith('application/json');
    if (!answer.ok || !isReceipt) return undefined;
    return ((await answer.json()) as { reference: string }).reference;
  } catch {
    return undefined;
  }
}

/** What stands in the register of each ticket that nobody has taken up. */
async function leftHalfway() {
  const { tickets } = await register.search({ statuses: ['filed'], limit: 1000 });
  return Promise.all(
    tickets.map(async ({ reference, submittedAt }) => {
      const messages = await register.messages(reference);
      return {
        reference,
        submittedAt,
        messages: messages.map(({ template, status, evidence }) => ({
          template,
          status,
          evidence,
        })),
      };
    }),
  );
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
