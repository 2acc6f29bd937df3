import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';

jest.setTimeout(60_000);

/** A person stands in the middle of this flow: what is before the form, and what is after it. */
const office = openFlowOffice();
const flow = JSON.parse(
  readFileSync(join(root, 'workflows/17-notifica-send.json'), 'utf8'),
) as IWorkflowBase;
beforeAll(() => {
  process.env.URP_LANGUAGE = 'it';
});

const notified = async () =>
  (await (await fetch(`${office.sandbox.inbox}/api/phones`)).json()) as { app: string; to: string }[];

test('waits for a person, who reads what would go, and sends nothing before', async () => {
  const run = await runWorkflowFile(flow, { credentials: office.credentials() });
  expect(run.error).toBeUndefined();
  expect(run.status).toBe('waiting');
  expect(run.order.at(-1)).toBe('Attendi l\'approvazione');
  expect(run.json('Anteprima')[0]?.preview).toMatchObject({
    channel: 'send',
    subject: "Notifica di un'ordinanza",
    documents: [{ title: 'ordinanza-12', bytes: expect.any(Number) }],
  });
  const [mail] = await office.mails();
  expect(mail).toMatchObject({ subject: expect.stringContaining('2026/0012345') });
  expect(JSON.stringify(mail)).toContain('http://127.0.0.1/form-waiting/1');
  expect(await notified()).toEqual([]);
});

test('asks nobody in silence: a request that did not go stands apart, and nothing is notified', async () => {
  const unreachable = structuredClone(flow);
  const mail = unreachable.nodes.find(({ name }) => name === "Chiedi l'approvazione");
  mail!.parameters.emailAddress = 'dirigente@altrove.example';
  const run = await runWorkflowFile(unreachable, { credentials: office.credentials() });
  expect(run.status).toBe('success');
  expect(run.json('Chi approva non è avvisato')[0]?.delivery).toMatchObject({
    providerCode: 'recipient.not-allowed',
  });
  expect(run.json('Notifica con SEND')).toEqual([]);
  expect(await notified()).toEqual([]);
});

/** What the form gives, joined to the act as the flow does. */
async function decided(decision: string, changes: IDataObject = {}) {
  const [act] = (await runWorkflowFile(flow, { credentials: office.credentials() })).items('Anteprima');
  const form = {
    'Chi approva': 'Maria Bianchi',
    Decisione: decision,
    submittedAt: new Date().toISOString(),
    formMode: 'test',
  };
  const item = { ...act, json: { ...act?.json, ...form, ...changes } } as INodeExecutionData;
  return runWorkflowFile(flow, {
    credentials: office.credentials(),
    input: [item],
    start: 'Approvata?',
  });
}

test.each([
  ['is refused', 'Non approvo', {}, 'Non approvata'],
  ['is approved by nobody', 'Approvo', { 'Chi approva': '' }, 'Da correggere'],
  ['is approved too long ago', 'Approvo', { submittedAt: '2026-01-01T09:00:00.000+01:00' }, 'Da correggere'],
] as [string, string, IDataObject, string][])('sends nothing that %s', async (_name, decision, changes, end) => {
  const run = await decided(decision, changes);
  expect(run.json(end)).toHaveLength(1);
  expect(run.json('Che fine ha fatto')).toEqual([]);
  expect(await notified()).toEqual([]);
});

test('sends what a person approved, once, and says what became of it', async () => {
  const run = await decided('Approvo');
  expect(run.error).toBeUndefined();
  expect(run.json('Notifica con SEND')[0]?.delivery).toMatchObject({ status: 'sent', repeated: false });
  expect(run.json('Presa o consegnata')[0]?.delivery).toMatchObject({
    status: 'delivered',
    approval: { by: 'Maria Bianchi', at: expect.any(String) },
  });
  expect(await notified()).toMatchObject([{ app: 'send', to: 'TSTPRV80A01H501A' }]);
  const again = await decided('Approvo');
  expect(again.json('Notifica con SEND')[0]?.delivery).toMatchObject({ repeated: true });
  expect(await notified()).toHaveLength(1);
});
