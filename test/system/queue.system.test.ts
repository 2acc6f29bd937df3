import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urpTaxonomy } from '../../lib/classification/taxonomies/urp';
import { claimLease } from '../../lib/register/messages';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import type { Message } from '../../sandbox/mailbox';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { readFlow, signIn } from '../../scripts/editor';
import { formAddress } from '../../scripts/examples';
import type { N8n } from '../../scripts/n8n';
import { root } from '../../scripts/root';
import { sandboxCredentials } from '../../scripts/sandboxCredentials';
import { eventually } from '../harness/n8n';
import { onPostgres, startQueue, type Queue } from '../harness/queue';
import { ask } from '../lib/register/postgresServer';

const requests = 40;
const atOnce = 6;
/** Their mail server takes the receipt and does not say so for so long that the worker dies before. */
const unheard = [0, 1, 2];
/** A worker is killed when so many have their receipt. */
const killAfter = 20;

const folder = mkdtempSync(join(tmpdir(), 'urp-queue-'));
let queue: Queue;
let sandbox: Sandbox;
let register: Register;
let form: string;
let doomed: N8n;

beforeAll(async () => {
  queue = await startQueue(folder);
  sandbox = await startSandbox({ folder: join(folder, 'sandbox') });
  const main = await queue.start('main');
  const editor = await signIn(main.baseUrl, {
    email: 'urp@comune.example',
    password: 'Sportello1',
  });
  for (const credential of [...sandboxCredentials(sandbox), queue.credential]) {
    await editor.saveCredential(credential);
  }
  const flows = await editor.importFlows(hurriedFlow());
  await editor.publish(...flows.map(({ id }) => id));
  const [webhook, worker] = await Promise.all([queue.start('webhook'), queue.start('worker')]);
  doomed = worker;
  form = formAddress(webhook.baseUrl, flows) ?? '';
  register = await openRegister(queue.register);
});

afterAll(async () => {
  await register?.close();
  await queue?.stop();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a worker dies under load: nothing is lost, no mail goes twice', async () => {
  const receipts = await Promise.all(unheard.map(submit));
  await eventually('the mails nobody hears of', async () => {
    const waiting = (await mails()).filter(({ to }) => to.some(isUnheard));
    return waiting.length === unheard.length;
  });
  await queue.start('worker');
  const waiting = Array.from({ length: requests }, (_, number) => number).slice(unheard.length);
  const citizens = Array.from({ length: atOnce }, async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      receipts.push(await submit(number));
    }
  });
  await eventually('receipts', async () => receipts.length >= killAfter);
  await doomed.kill();
  await letClaimsRunOut();
  await Promise.all(citizens);

  await eventually(
    'the other worker to do it all',
    async () => {
      const { tickets } = await register.search({ statuses: ['filed'], limit: 1000 });
      return tickets.length === 0;
    },
    240,
  );
  const { tickets } = await register.search({ limit: 1000 });
  expect(new Set(receipts).size).toBe(requests);
  expect(tickets.map(({ reference }) => reference).sort()).toEqual([...receipts].sort());

  const sent = await mails();
  expect(repeated(sent.map(({ messageId }) => String(messageId)))).toEqual([]);
  expect(repeated(sent.map(({ to, subject }) => `${to.join()} ${subject}`))).toEqual([]);
  for (const { reference, citizen, status } of tickets) {
    const receipt = (await register.messages(reference)).find(
      ({ template }) => template === 'received',
    );
    const arrived = sent.some(({ to }) => to.includes(citizen.email ?? ''));
    expect(status).toMatch(/^(assigned|in-review)$/);
    expect(receipt?.status).toMatch(/^(sent|unknown)$/);
    if (receipt?.status === 'sent') expect(arrived).toBe(true);
    if (isUnheard(citizen.email ?? '')) {
      expect({ status: receipt?.status, arrived }).toEqual({ status: 'unknown', arrived: true });
    }
  }
});

/** The flagship on Postgres, that looks for what was left half-way every few seconds. */
function hurriedFlow(): string {
  const flow = onPostgres(readFlow(join(root, 'workflows/01-sportello.json')));
  const schedules = flow.nodes.filter(({ type }) => type.endsWith('.scheduleTrigger'));
  expect(schedules).toHaveLength(1);
  for (const schedule of schedules) {
    schedule.parameters = { rule: { interval: [{ field: 'seconds', secondsInterval: 20 }] } };
  }
  const search = flow.nodes.find(({ name }) => name === 'Richieste rimaste indietro');
  Object.assign(search?.parameters?.filters ?? {}, { olderThanSeconds: 30 });
  const file = join(folder, '01-sportello.json');
  writeFileSync(file, JSON.stringify(flow));
  return file;
}

/** Makes the dead worker's claims as old as their lease, which a test does not sit out. */
async function letClaimsRunOut(): Promise<void> {
  const past = new Date(Date.now() - claimLease).toISOString();
  const statement = `update urp_messages set claimed_at = $1 where status = 'sending'`;
  await ask(queue.register, statement, [past]);
}

/** Sends one request through the webhook process, always under its one key; its reference. */
async function submit(number: number): Promise<string> {
  const category = urpTaxonomy.categories[number % urpTaxonomy.categories.length]!;
  const name = unheard.includes(number) ? `lenta.${200 + number}` : `cittadino-${number}`;
  const body = new URLSearchParams({
    privacy: 'si',
    luogo: `via Garibaldi ${number + 1}`,
    'tipo-disservizio': 'altro',
    titolo: `${category.name} (${number})`,
    dettagli: (category.examples[0] ?? category.description).slice(0, 200),
    nome: 'Anna',
    cognome: 'Prova',
    email: `${name}@citta.example`,
    'submission-key': randomUUID(),
  });
  return eventually(`the receipt of request ${number}`, () => receiptOf(body), 180);
}

async function receiptOf(body: URLSearchParams): Promise<string | undefined> {
  const headers = { accept: 'application/json' };
  const answer = await fetch(form, { method: 'POST', headers, body }).catch(() => undefined);
  if (!answer || answer.status === 503) return undefined;
  const text = await answer.text();
  // Anything else than a receipt, or a webhook process that is only starting, ends the test.
  if (!answer.ok) throw new Error(`${form} answered ${answer.status}: ${text}`);
  const isReceipt = answer.headers.get('content-type')?.startsWith('application/json');
  return isReceipt ? (JSON.parse(text) as { reference: string }).reference : undefined;
}

async function mails(): Promise<Message[]> {
  return (await (await fetch(sandbox.inboxApi)).json()) as Message[];
}

function isUnheard(address: string): boolean {
  return address.startsWith('lenta.');
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
