import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegister } from '../../lib/register/openRegister';
import { readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { eventually, startOffice, type Office } from '../harness/n8n';
import { endOf, outputOf, startByHand, untilWaiting } from '../harness/runs';

/** Flow 12 with a citizen whose message in App IO is taken and never delivered. */
const folder = mkdtempSync(join(tmpdir(), 'urp-chain-'));
const neverDelivered = 'TSTPRV02A01H501K';
let office: Office;

beforeAll(async () => {
  office = await startOffice(waitingFlow());
});
afterAll(async () => {
  await office?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a chain that waits for a delivery goes on where it was after n8n died, and tells nobody twice', async () => {
  const execution = await startByHand(office, 'waiting', 'Prova il flusso');
  await eventually('the message in App IO', async () => (await phones()).length > 0);
  await untilWaiting(office, execution);
  await office.crash();
  const run = await endOf(office, execution, 240);
  const [told] = outputOf(run, 'Avvisato');
  const { deliveries } = told!.json as { deliveries: { channel: string; status: string }[] };
  expect(deliveries.map(({ channel, status }) => `${channel} ${status}`).at(-1)).toBe('email sent');
  expect(await phones()).toMatchObject([{ app: 'io', to: neverDelivered }]);
  expect((await office.mails()).map(({ to }) => to)).toEqual([['anna@cittadini.example']]);
  const register = await openRegister({ kind: 'sqlite', file: office.registerFile });
  const records = await register.messages('URP-7K3-MD4-9AR');
  await register.close();
  expect(records.map(({ channel, status }) => [channel, status])).toEqual([
    ['app-io', 'sent'],
    ['email', 'sent'],
  ]);
});

async function phones(): Promise<{ app: string; to: string }[]> {
  const answer = await fetch(`${office.sandbox.inbox}/api/phones`);
  return (await answer.json()) as { app: string; to: string }[];
}

/** The shipped flow for one citizen, who is waited for a minute. */
function waitingFlow(): string {
  const flow = readFlow(join(root, 'workflows/12-conferma-multicanale.json'));
  const parameters = (name: string) => flow.nodes.find((node) => node.name === name)!.parameters!;
  const rows = parameters('Tre richieste di prova') as { jsonOutput: string };
  const [anna] = (JSON.parse(rows.jsonOutput) as { righe: { citizen: object }[] }).righe;
  Object.assign(anna!.citizen, { fiscalCode: neverDelivered });
  rows.jsonOutput = JSON.stringify({ righe: [anna] });
  const notifier = parameters('Avvisa il cittadino');
  const rule = { channel: 'app-io', applies: true, waitMinutes: 1 };
  notifier.options = { channelRules: { rules: [rule] } };
  const file = join(folder, 'waiting.json');
  writeFileSync(file, JSON.stringify({ ...flow, name: 'Waiting' }));
  return file;
}
