import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';
import { claimLease } from '../../lib/register/messages';
import { embeddedPlace, openRegister } from '../../lib/register/openRegister';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { claim, hash } from '../lib/register/requests';

jest.setTimeout(60_000);

const office = openFlowOffice();
beforeAll(() => {
  process.env.URP_LANGUAGE = 'it';
});

const run = () =>
  runWorkflowFile(join(root, 'workflows/18-messaggi-in-dubbio.json'), {
    start: 'Dal lunedì al venerdì, alle otto',
    credentials: office.credentials(),
  });

/** Takes a message up so many milliseconds ago, and says of it what is known; of a stuck one nothing. */
async function takenUp(name: string, ago: number, status?: 'unknown' | 'sent' | 'delivered') {
  const register = await openRegister(embeddedPlace(process.env.N8N_USER_FOLDER), {
    now: () => new Date(Date.now() - ago),
  });
  const reference = `PROT-${name}`;
  await register.claimMessage(
    claim({ key: hash(name), reference, channel: 'email', messageId: `<${name}@urp.example>` }),
  );
  if (status) await register.recordDelivery(hash(name), { status }, 'prova');
  await register.close();
}

const hour = 60 * 60 * 1000;
const toDesk = async () =>
  (await office.mails()).filter(({ to }) => to.includes('urp@comune.example'));

test('tells nobody of nothing', async () => {
  await takenUp('arrivata', hour, 'delivered');
  expect((await run()).error).toBeUndefined();
  expect(await office.mails()).toEqual([]);
});

test('tells the desk once a day, in one list, of what may have gone and of what was left half-way', async () => {
  await takenUp('incerta', hour, 'unknown');
  await takenUp('interrotta', claimLease + hour);
  await takenUp('vecchia', 8 * 24 * hour, 'unknown');
  expect((await run()).error).toBeUndefined();
  expect((await run()).error).toBeUndefined();
  const [list, ...others] = await toDesk();
  expect(others).toEqual([]);
  expect(list?.subject).toBe('Messaggi di cui non si sa: 2');
  expect(list?.text).toMatch(/PROT-interrotta, email a \S*•\S*, del \d\d\/\d\d\/\d{4} \d\d:\d\d/);
  expect(list?.text).toContain('PROT-incerta');
  expect(list?.text).toContain('Non viene rispedito da solo');
  expect(list?.text).not.toMatch(/PROT-(vecchia|arrivata)/);
});

test('what its note says to try: a mail whose answer is lost in flow 12 is in the list', async () => {
  const text = readFileSync(join(root, 'workflows/12-conferma-multicanale.json'), 'utf8');
  const flow = JSON.parse(
    text.replaceAll('bruno@cittadini.example', 'cade@cittadini.example'),
  ) as IWorkflowBase;
  await runWorkflowFile(flow, { credentials: office.credentials() });
  await run();
  const list = (await toDesk()).at(-1);
  expect(list?.text).toContain('URP-B53-PJ9-VRL, email a c•••@cittadini.example');
});
