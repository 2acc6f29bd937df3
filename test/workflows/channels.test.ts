import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, IWorkflowBase } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { root } from '../../scripts/root';
import { sandboxCredentials } from '../../scripts/sandboxCredentials';
import { officeRegister } from '../../nodes/shell/register';
import { Asleep } from '../harness/asleep';
import { runWorkflowFile } from '../harness/workflow';

jest.setTimeout(60_000);

/** The example flows of messages, as they stand in the folder, against the sandbox. */
let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  process.env.URP_LANGUAGE = 'it';
  folder = mkdtempSync(join(tmpdir(), 'urp-flows-'));
  sandbox = await startSandbox({ folder });
});
afterAll(async () => {
  await (await officeRegister()).close();
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

async function run(name: string, change: (text: string) => string = (text) => text) {
  const text = readFileSync(join(root, 'workflows', `${name}.json`), 'utf8');
  const flow = JSON.parse(
    change(text.replaceAll('http://127.0.0.1:8025', sandbox.inbox)),
  ) as IWorkflowBase;
  const credentials = Object.fromEntries(
    sandboxCredentials(sandbox).map(({ type, data }) => [
      type,
      data as ICredentialDataDecryptedObject,
    ]),
  );
  return runWorkflowFile(flow, { credentials, nodeTypes: { 'n8n-nodes-base.wait': new Asleep() } });
}

const phones = async () =>
  (await (await fetch(`${sandbox.inbox}/api/phones`)).json()) as { app: string; to: string; text: string }[];
const mails = async (to: string) =>
  (await (await fetch(`${sandbox.inboxApi}?to=${to}`)).json()) as { subject: string }[];

const story = (items: { citizen?: unknown; deliveries?: unknown }[]) =>
  items.map(({ citizen, deliveries }) => [
    (citizen as { givenName: string }).givenName,
    ...(deliveries as { channel: string; status: string }[]).map(
      ({ channel, status }) => `${channel}: ${status}`,
    ),
  ]);

test('12: each citizen by the first channel that has them, once', async () => {
  const first = await run('12-conferma-multicanale');
  expect(first.error).toBeUndefined();
  expect(story(first.json('Avvisato'))).toEqual([
    ['Anna', 'app-io: sent'],
    ['Bruno', 'app-io: permanent-failure', 'email: sent'],
    ['Carla', 'sms: delivered'],
  ]);
  expect((await phones()).map(({ app, to }) => `${app} ${to}`).sort()).toEqual([
    expect.stringMatching(/^io TSTPRV80/),
    'sms +393331234569',
  ]);
  expect(await mails('bruno@cittadini.example')).toHaveLength(1);
  const again = await run('12-conferma-multicanale');
  expect(again.json('Avvisato')).toHaveLength(3);
  expect(await phones()).toHaveLength(2);
  expect(await mails('bruno@cittadini.example')).toHaveLength(1);
});

test('13: receipts tell what became of each PEC', async () => {
  const { error, json } = await run('13-pec-e-ricevute');
  expect(error).toBeUndefined();
  const receipts = (node: string) =>
    json(node).map((item) => {
      const { pec, delivery } = item as { pec: { receipt: string; known: boolean }; delivery: { status: string } };
      return `${pec.receipt} ${pec.known} ${delivery.status}`;
    });
  expect(receipts('Consegnata')).toEqual(['avvenuta-consegna true delivered']);
  expect(receipts('Non consegnata: avvisare in altro modo')).toEqual([
    'errore-consegna true permanent-failure',
  ]);
  expect(receipts('Accettata o in dubbio')).toHaveLength(4);
});

test('14: a reminder by template, else by SMS; at night it waits', async () => {
  const awake = await run('14-promemoria-appuntamento', (text) => text.replace('21:00-08:00', ''));
  expect(awake.error).toBeUndefined();
  expect(story(awake.json('Avvisato'))).toEqual([['Anna', 'whatsapp: sent']]);
  expect(story(awake.json('Da avvisare a voce'))).toEqual([
    ['Bruno', 'whatsapp: permanent-failure', 'sms: permanent-failure'],
  ]);
  expect(await phones()).toContainEqual(
    expect.objectContaining({
      app: 'whatsapp',
      text: "Ti ricordiamo l'appuntamento all'anagrafe, il lunedì 30 novembre alle 9:30.",
    }),
  );
});
