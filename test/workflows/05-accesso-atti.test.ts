import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Ticket } from '../../lib/register/ticket';
import type { Message } from '../../sandbox/mailbox';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

const file = join(root, 'workflows/05-accesso-atti.json');
const formAddress = 'https://n8n.comune.example/webhook/accesso-atti';

jest.setTimeout(60_000);

const office = openFlowOffice();


async function runFrom(start: string, json: IDataObject = {}) {
  const credentials = office.credentials();
  return runWorkflowFile(file, { start, input: [{ json }], credentials });
}

async function mailsTo(address: string): Promise<Message[]> {
  const all = await office.mails();
  return all.filter(({ to }) => to.includes(address));
}

async function fileOne(formId: string, email: string): Promise<Ticket> {
  const sent = request({
    formId,
    formAddress,
    subject: 'Permesso di costruire di Zenobia Quaglia',
    citizen: { givenName: 'Zenobia', familyName: 'Quaglia', email },
    term: { days: 30 },
  });
  return (await office.register.file(sent, 'modulo')).ticket;
}

test.each([
  ['Arrivata: accesso agli atti', 'accesso-atti'],
  ['Arrivata: accesso civico', 'accesso-civico-generalizzato'],
])('%s: receipt with the link, task and assignment, once', async (start, formId) => {
  const ticket = await fileOne(formId, `${formId}@cittadini.example`);
  for (let round = 0; round < 2; round += 1) {
    const run = await runFrom(start, ticket as unknown as IDataObject);
    expect(run.error).toBeUndefined();
  }
  const [receipt, ...others] = await mailsTo(`${formId}@cittadini.example`);
  expect(others).toEqual([]);
  expect(receipt?.text).toContain(ticket.reference);
  expect(receipt?.text).toContain(ticket.trackingUrl);
  const tasks = await mailsTo('segreteria@comune.example');
  expect(tasks.filter(({ text }) => text.includes(ticket.reference))).toHaveLength(1);
  expect(await office.register.get(ticket.reference)).toMatchObject({
    office: 'segreteria-generale',
    status: 'assigned',
  });
});

test('the register of access requests is a CSV that names nobody', async () => {
  const { reference } = await fileOne('accesso-atti', 'altra@cittadini.example');
  await office.register.changeStatus(reference, 'answered', 'segreteria', 'Dati di terzi', 'partly-granted');
  const run = await runFrom('Quando serve');
  expect(run.error).toBeUndefined();
  const [item] = run.items('CSV da rileggere e pubblicare');
  const csv = Buffer.from(item?.binary?.registro?.data ?? '', 'base64').toString();
  const [heading, ...lines] = csv.trim().split('\n');
  expect(heading).toContain('Numero,Tipo,Data della richiesta,Oggetto');
  expect(lines).toHaveLength(3);
  expect(csv).toMatch(/accesso agli atti,[\d-]+,Permesso di costruire di \[omissis\],no,accolta in parte/);
  expect(csv).not.toMatch(/zenobia|quaglia/i);
});
