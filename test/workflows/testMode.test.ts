import { join } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';
import { isAllowed, parseAllowList } from '../../lib/notification/recipient';
import { flowFiles, readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

jest.setTimeout(60_000);

const office = openFlowOffice();

interface Parameters {
  operation?: string;
  emailAddress?: string;
  channels?: string[];
  options?: { allowedRecipients?: string };
}

/** Every node of the examples that writes to whoever an item names as its citizen. */
const writers = ['workflows', 'workflows/exercises']
  .flatMap((folder) => flowFiles(join(root, folder)))
  .flatMap((file) => {
    const { nodes } = readFlow(file) as unknown as IWorkflowBase;
    return nodes
      .filter(({ type }) => type === 'n8n-nodes-urp.urpNotifier')
      .map((node) => ({ file: file.slice(root.length + 1), name: node.name, node }));
  })
  .filter(({ node }) => {
    const { operation = 'send', emailAddress = '', channels = [] } = node.parameters as Parameters;
    const toCitizen = emailAddress.includes('citizen') || !channels.every((each) => each === 'email');
    return operation === 'send' && toCitizen;
  });

test('there are examples that write to citizens', () => {
  expect(new Set(writers.map(({ file }) => file)).size).toBeGreaterThanOrEqual(10);
});

test.each(writers)('$file, «$name», writes to nobody real', ({ node }) => {
  const { options } = node.parameters as Parameters;
  const allowed = parseAllowList(options?.allowedRecipients ?? '');
  expect(allowed).not.toEqual([]);
  for (const real of ['mario.rossi@gmail.com', 'm.rossi@example.com', '+393401112223', 'RSSMRA85T10A562S']) {
    expect([real, isAllowed(real, allowed)]).toEqual([real, false]);
  }
});

test.each([
  ['anna@cittadini.example', 1],
  ['anna@cittadini.it', 0],
])('a receipt to %s goes %i times, and the office has the request all the same', async (email, times) => {
  const file = join(root, 'workflows/exercises/1-prima-richiesta-soluzione.json');
  const { ticket } = await office.register.file(request(), 'test');
  const { reference } = ticket;
  const citizen = { givenName: 'Anna', familyName: 'Prova', email };
  const json = { reference, subject: 'Buca', text: 'Una buca.', language: 'it', citizen };
  const run = await runWorkflowFile(file, {
    start: 'Ricevuta al cittadino',
    input: [{ json }],
    credentials: office.credentials(),
  });
  expect(run.error).toBeUndefined();
  expect((await office.mails()).filter(({ to }) => to.includes(email))).toHaveLength(times);
  expect((await office.register.get(reference))?.office).toBe('urp');
});
