import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { dayInRome, dayLater } from '../../lib/italian/deadline';
import type { FeedSearch } from '../../lib/register/register';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

const file = join(root, 'workflows/15-compiti-tra-uffici.json');
const today = dayInRome(new Date().toISOString());
const page = 'Pagina degli uffici';
const happens = 'Accade qualcosa a una richiesta';
const morning = 'Dal lunedì al venerdì, alle otto';
const search: FeedSearch = {
  kinds: ['assigned', 'handed-over', 'noted', 'due-soon'],
  dueSoonDays: 3,
  termsFromHour: 0,
  limit: 100,
};

jest.setTimeout(120_000);

const office = openFlowOffice();
let reader = '';

beforeEach(async () => {
  const { tickets } = await office.register.search({ limit: 1000 });
  for (const { reference } of tickets) await office.register.changeStatus(reference, 'closed', 'prova');
  await fetch(office.sandbox.inboxApi, { method: 'DELETE' });
  reader = expect.getState().currentTestName!;
  await office.register.openFeed(reader, 'now');
});

async function runFrom(start: string, items: IDataObject[] = [{}], mail?: Sandbox) {
  const credentials = office.credentials(mail);
  return runWorkflowFile(file, { start, input: items.map((json) => ({ json })), credentials });
}

/** What an officer writes on the page. */
async function submit(reference: string, what: string, fields: IDataObject) {
  const run = await runFrom(page, [
    {
      'Numero della richiesta': reference,
      'Chi scrive': 'Paola Verdi',
      'Che cosa fare': what,
      Ufficio: '',
      'Persona incaricata': '',
      ...fields,
      submittedAt: new Date().toISOString(),
    },
  ]);
  expect(run.error).toBeUndefined();
}

/** Gives the flow what happened since; twice, as after a crash. */
async function tell() {
  const batch = await office.register.readFeed(reader, search);
  const items = batch.items.map(({ ticket, event }) => ({ ...ticket, event }) as never);
  expect((await runFrom(happens, items)).error).toBeUndefined();
  expect((await runFrom(happens, items)).error).toBeUndefined();
  await office.register.passFeed(reader, batch);
}

async function fileFor(subject: string, to?: string, dueAt = dayLater(today, 30)) {
  const { ticket } = await office.register.file(request({ subject, dueAt }), 'prova');
  return to ? office.register.assign(ticket.reference, { office: to }, 'prova') : ticket;
}

test.each([
  ['the office', '', 'tributi@comune.example'],
  ['the person in charge', 'Marco Neri', 'marco.neri@comune.example'],
  ['the office of a person without an address', 'Ignoto', 'tributi@comune.example'],
])('a ticket assigned on the page goes to %s, once, with the reason', async (_whom, person, to) => {
  const { reference } = await fileFor('Rimborso');
  const reason = 'chiede un rimborso\nBcc: altri@example.org';
  await submit(reference, 'Assegna', {
    Ufficio: 'tributi',
    'Persona incaricata': person,
    'Motivo o nota': reason,
  });
  expect(await office.register.get(reference)).toMatchObject({ office: 'tributi', status: 'assigned' });
  await tell();
  const [mail, ...others] = await office.mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: [to], subject: `${reference} è vostra: Rimborso` });
  expect(mail!.text).toContain('> chiede un rimborso\n> Bcc: altri@example.org');
  expect(mail!.text).toContain('Deciso da: Paola Verdi (pagina degli uffici)');
});

test('what another flow or the review page assigns has its own message: none is added', async () => {
  await fileFor('Lampione', 'lavori-pubblici');
  await tell();
  expect(await office.mails()).toEqual([]);
});

test('a ticket handed over says from where and why, to the new office and in the history', async () => {
  const { reference } = await fileFor('Albero', 'ambiente');
  await tell();
  await fetch(office.sandbox.inboxApi, { method: 'DELETE' });
  await submit(reference, 'Passa a un altro ufficio', {
    Ufficio: 'lavori-pubblici',
    'Motivo o nota': 'la strada è comunale',
  });
  await tell();
  expect(await office.mails()).toEqual([
    expect.objectContaining({
      to: ['lavori-pubblici@comune.example'],
      text: expect.stringMatching(/Passata da: ambiente[^]*> la strada è comunale/),
    }),
  ]);
  expect((await office.register.history(reference)).filter(({ kind }) => kind === 'handed-over')).toEqual([
    expect.objectContaining({
      by: 'Paola Verdi',
      details: expect.objectContaining({ from: 'ambiente', reason: 'la strada è comunale' }),
    }),
  ]);
});

test.each([
  ['an unknown number', 'URP-222-222-222', 'Assegna', 'tributi'],
  ['the office that has it', '', 'Passa a un altro ufficio', 'ambiente'],
  ['no office to hand over to', '', 'Passa a un altro ufficio', ''],
  ['no office to assign to', '', 'Assegna', ''],
])('what fails on the page, such as %s, is told to the desk', async (_what, number, what, to) => {
  const { reference } = await fileFor('Albero', 'ambiente');
  await submit(number || reference, what, { Ufficio: to, 'Motivo o nota': 'prova' });
  expect(await office.mails()).toEqual([
    expect.objectContaining({
      to: ['urp@comune.example'],
      subject: `Da vedere: ${number || reference}`,
      text: expect.stringMatching(/Voluto da: Paola Verdi[^]*> \S/),
    }),
  ]);
  expect(await office.register.get(reference)).toMatchObject({ office: 'ambiente' });
});

test('notes wait for the morning, and come as one message', async () => {
  const one = await fileFor('Albero', 'ambiente');
  const two = await fileFor('Rumore', 'ambiente');
  await tell();
  await fetch(office.sandbox.inboxApi, { method: 'DELETE' });
  await submit(one.reference, 'Aggiungi una nota', { 'Motivo o nota': 'sentito il giardiniere' });
  await submit(two.reference, 'Aggiungi una nota', { 'Motivo o nota': 'misure venerdì' });
  await tell();
  expect(await office.mails()).toEqual([]);
  expect((await runFrom(morning)).error).toBeUndefined();
  expect((await runFrom(morning)).error).toBeUndefined();
  const sent = await office.mails();
  expect(sent.map(({ to }) => to)).toEqual([
    ['ambiente@comune.example'],
    ['ambiente@comune.example'],
  ]);
  const notes = sent.find(({ text }) => text.includes('sentito il giardiniere'));
  expect(notes?.text).toContain('misure venerdì');
});

test('whoever is in charge is reminded before the term, once', async () => {
  const { reference } = await fileFor('Buca', 'lavori-pubblici', dayLater(today, 2));
  await tell();
  const reminders = (await office.mails()).filter(({ subject }) => subject.startsWith('In scadenza'));
  expect(reminders).toEqual([
    expect.objectContaining({
      to: ['lavori-pubblici@comune.example'],
      subject: expect.stringContaining(reference),
    }),
  ]);
});

test('in the morning each office reads what is its own, the most urgent first', async () => {
  const later = await fileFor('Siepe', 'ambiente', dayLater(today, 20));
  const sooner = await fileFor('Rumore', 'ambiente', dayLater(today, 5));
  const theirs = await fileFor('Rimborso', 'tributi');
  const nobodys = await fileFor('Domanda');
  expect((await runFrom(morning)).error).toBeUndefined();
  const sent = Object.fromEntries((await office.mails()).map(({ to, text }) => [to[0], text]));
  expect(Object.keys(sent).sort()).toEqual([
    'ambiente@comune.example',
    'tributi@comune.example',
    'urp@comune.example',
  ]);
  expect(sent['ambiente@comune.example']).toMatch(
    new RegExp(`${sooner.reference}, entro il .*Rumore[^]*${later.reference}, entro il .*Siepe`),
  );
  expect(sent['ambiente@comune.example']).not.toContain(theirs.reference);
  expect(sent['tributi@comune.example']).toContain(theirs.reference);
  expect(sent['urp@comune.example']).toContain(nobodys.reference);
});

test('where the mail server is down the run fails, so that the register gives it again', async () => {
  const { reference } = await fileFor('Lampione', 'ambiente');
  await office.register.handOver(reference, { office: 'tributi', reason: 'prova' }, 'prova');
  const { items } = await office.register.readFeed(reader, search);
  const down = await startSandbox({ folder: join(office.folder, 'down') });
  await down.stop();
  const given = items.map(({ ticket, event }) => ({ ...ticket, event }) as never);
  const run = await runFrom(happens, given, down);
  expect(run.error?.message).toContain('riparte da solo');
});
