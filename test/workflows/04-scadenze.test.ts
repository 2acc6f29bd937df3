import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { FeedItem } from '../../lib/register/register';
import { dayInRome, dayLater } from '../../lib/italian/deadline';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

const file = join(root, 'workflows/04-scadenze.json');
const today = dayInRome(new Date().toISOString());
const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
const search = { kinds: ['overdue' as const], dueSoonDays: 0, termsFromHour: 0, limit: 100 };

jest.setTimeout(60_000);

const office = openFlowOffice();

beforeEach(async () => {
  const { tickets } = await office.register.search({ limit: 1000 });
  for (const { reference } of tickets) await office.register.changeStatus(reference, 'closed', 'prova');
  await fetch(office.sandbox.inboxApi, { method: 'DELETE' });
});

/** Runs the flow from one of its two triggers, with what it would give out. */
async function runFrom(start: string, items: IDataObject[] = [{}], mail?: Sandbox) {
  const credentials = office.credentials(mail);
  return runWorkflowFile(file, { start, input: items.map((json) => ({ json })), credentials });
}

const morning = 'Dal lunedì al venerdì, alle otto';
const overdue = 'Una richiesta è scaduta';
const asItem = ({ ticket, event }: FeedItem) => ({ ...ticket, event }) as unknown as IDataObject;

async function fileDue(subject: string, dueAt: string, to?: { office: string; assignee?: string }) {
  const { ticket } = await office.register.file(request({ subject, dueAt }), 'prova');
  return to ? office.register.assign(ticket.reference, to, 'prova') : ticket;
}

test('each gets one reminder in the morning, with what is theirs, the most urgent first', async () => {
  const soon = await fileDue('Buca', dayLater(today, 3), { office: 'lavori-pubblici' });
  const late = await fileDue('Lampione', yesterday, { office: 'lavori-pubblici' });
  const hers = await fileDue('Rumore', today, { office: 'ambiente', assignee: 'Paola Verdi' });
  const nobodys = await fileDue('Domanda', today);
  await fileDue('Fra un mese', dayLater(today, 30), { office: 'ambiente' });
  const run = await runFrom(morning);
  expect(run.error).toBeUndefined();
  const sent = await office.mails();
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
  expect(await office.mails()).toHaveLength(sent.length);
});

test('a morning with nothing due writes to nobody', async () => {
  const run = await runFrom(morning);
  expect({ error: run.error, mails: await office.mails() }).toEqual({ error: undefined, mails: [] });
});

test.each([
  ['the person in charge', { office: 'ambiente', assignee: 'Paola Verdi' }, 'paola.verdi@comune.example'],
  ['the office of a person unknown', { office: 'ambiente', assignee: 'Ignoto' }, 'ambiente@comune.example'],
  ['the desk where no office has it', undefined, 'urp@comune.example'],
])('a term that has passed is told to %s, once', async (_whom, to, address) => {
  await office.register.openFeed(address, 'now');
  const ticket = await fileDue('Lampione', yesterday, to);
  const batch = await office.register.readFeed(address, search);
  const run = await runFrom(overdue, batch.items.map(asItem));
  expect(run.error).toBeUndefined();
  expect(await office.mails()).toEqual([
    expect.objectContaining({ to: [address], subject: expect.stringContaining(ticket.reference) }),
  ]);
  // The same batch again, as after a crash.
  await runFrom(overdue, batch.items.map(asItem));
  expect(await office.mails()).toHaveLength(1);
  await office.register.passFeed(address, batch);
  expect((await office.register.readFeed(address, search)).items).toEqual([]);
});

test('where the mail server is down the run fails, so that the register gives it again', async () => {
  await office.register.openFeed('ferma', 'now');
  await fileDue('Lampione', yesterday, { office: 'ambiente' });
  const { items } = await office.register.readFeed('ferma', search);
  const down = await startSandbox({ folder: join(office.folder, 'down') });
  await down.stop();
  const run = await runFrom(overdue, items.map(asItem), down);
  expect(run.error?.message).toContain('riparte da solo');
});
