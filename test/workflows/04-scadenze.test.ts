import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { FeedItem, Register } from '../../lib/register/register';
import { dayInRome, dayLater } from '../../lib/italian/deadline';
import { officeRegister } from '../../nodes/shell/register';
import type { Message } from '../../sandbox/mailbox';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { sandboxCredentials } from '../../scripts/sandboxCredentials';
import { root } from '../../scripts/root';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

const file = join(root, 'workflows/04-scadenze.json');
const folder = mkdtempSync(join(tmpdir(), 'urp-scadenze-'));
const today = dayInRome(new Date().toISOString());
const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
const search = { kinds: ['overdue' as const], dueSoonDays: 0, termsFromHour: 0, limit: 100 };

jest.setTimeout(60_000);

let sandbox: Sandbox;
let register: Register;

beforeAll(async () => {
  sandbox = await startSandbox({ folder });
  register = await officeRegister();
});
beforeEach(async () => {
  const { tickets } = await register.search({ limit: 1000 });
  for (const { reference } of tickets) await register.changeStatus(reference, 'closed', 'prova');
  await fetch(sandbox.inboxApi, { method: 'DELETE' });
});
afterAll(async () => {
  await register.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the flow from one of its two triggers, with what it would give out. */
async function runFrom(start: string, items: IDataObject[] = [{}], mail = sandbox) {
  const credentials = Object.fromEntries(
    sandboxCredentials(mail).map(({ type, data }) => [type, data as never]),
  );
  return runWorkflowFile(file, { start, input: items.map((json) => ({ json })), credentials });
}

const morning = 'Dal lunedì al venerdì, alle otto';
const overdue = 'Una richiesta è scaduta';
const asItem = ({ ticket, event }: FeedItem) => ({ ...ticket, event }) as unknown as IDataObject;

async function mails(): Promise<Message[]> {
  return ((await (await fetch(sandbox.inboxApi)).json()) as Message[]).reverse();
}

async function fileDue(subject: string, dueAt: string, to?: { office: string; assignee?: string }) {
  const { ticket } = await register.file(request({ subject, dueAt }), 'prova');
  return to ? register.assign(ticket.reference, to, 'prova') : ticket;
}

test('each gets one reminder in the morning, with what is theirs, the most urgent first', async () => {
  const soon = await fileDue('Buca', dayLater(today, 3), { office: 'lavori-pubblici' });
  const late = await fileDue('Lampione', yesterday, { office: 'lavori-pubblici' });
  const hers = await fileDue('Rumore', today, { office: 'ambiente', assignee: 'Paola Verdi' });
  const nobodys = await fileDue('Domanda', today);
  await fileDue('Fra un mese', dayLater(today, 30), { office: 'ambiente' });
  const run = await runFrom(morning);
  expect(run.error).toBeUndefined();
  const sent = await mails();
  expect(Object.fromEntries(sent.map(({ to, subject }) => [to[0], subject]))).toEqual({
    'lavori-pubblici@comune.example': 'Richieste in scadenza o scadute: 2',
    'paola.verdi@comune.example': 'Richieste in scadenza o scadute: 1',
    'urp@comune.example': 'Richieste in scadenza o scadute: 1',
  });
  const textFor = (address: string) => sent.find(({ to }) => to.includes(address))?.text ?? '';
  const list = textFor('lavori-pubblici@comune.example');
  expect(list).toMatch(new RegExp(`${late.reference}, SCADUTA il .*Lampione[^]*${soon.reference}, scade il .*Buca`));
  expect(textFor('paola.verdi@comune.example')).toContain(hers.reference);
  expect(textFor('urp@comune.example')).toContain(nobodys.reference);

  await runFrom(morning);
  expect(await mails()).toHaveLength(sent.length);
});

test('a morning with nothing due writes to nobody', async () => {
  const run = await runFrom(morning);
  expect({ error: run.error, mails: await mails() }).toEqual({ error: undefined, mails: [] });
});

test.each([
  ['the person in charge', { office: 'ambiente', assignee: 'Paola Verdi' }, 'paola.verdi@comune.example'],
  ['the office of a person unknown', { office: 'ambiente', assignee: 'Ignoto' }, 'ambiente@comune.example'],
  ['the desk where no office has it', undefined, 'urp@comune.example'],
])('a term that has passed is told to %s, once', async (_whom, to, address) => {
  await register.openFeed(address, 'now');
  const ticket = await fileDue('Lampione', yesterday, to);
  const batch = await register.readFeed(address, search);
  const run = await runFrom(overdue, batch.items.map(asItem));
  expect(run.error).toBeUndefined();
  expect(await mails()).toEqual([
    expect.objectContaining({ to: [address], subject: expect.stringContaining(ticket.reference) }),
  ]);
  // The same batch again, as after a crash.
  await runFrom(overdue, batch.items.map(asItem));
  expect(await mails()).toHaveLength(1);
  await register.passFeed(address, batch);
  expect((await register.readFeed(address, search)).items).toEqual([]);
});

test('where the mail server is down the run fails, so that the register gives it again', async () => {
  await register.openFeed('ferma', 'now');
  await fileDue('Lampione', yesterday, { office: 'ambiente' });
  const { items } = await register.readFeed('ferma', search);
  const down = await startSandbox({ folder: join(folder, 'down') });
  await down.stop();
  const run = await runFrom(overdue, items.map(asItem), down);
  expect(run.error?.message).toContain('riparte da solo');
});
