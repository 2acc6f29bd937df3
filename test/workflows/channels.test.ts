import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';

jest.setTimeout(60_000);

/** The example flows of messages, as they stand in the folder, against the sandbox. */
const office = openFlowOffice();
beforeAll(() => {
  process.env.URP_LANGUAGE = 'it';
});

async function run(name: string, change: (text: string) => string = (text) => text) {
  const text = readFileSync(join(root, 'workflows', `${name}.json`), 'utf8');
  const flow = JSON.parse(
    change(text.replaceAll('http://127.0.0.1:8025', office.sandbox.inbox)),
  ) as IWorkflowBase;
  const credentials = office.credentials();
  return runWorkflowFile(flow, { credentials });
}

const phones = async () =>
  (await (await fetch(`${office.sandbox.inbox}/api/phones`)).json()) as { app: string; to: string; text: string }[];
const mails = async (to: string) =>
  (await (await fetch(`${office.sandbox.inboxApi}?to=${to}`)).json()) as { subject: string }[];

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
