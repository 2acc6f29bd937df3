import { join } from 'node:path';
import { readFlow } from '../../scripts/editor';
import { decide, formAddress, readingInbox, startsByItself } from '../../scripts/examples';
import { root } from '../../scripts/root';

const brought = { hash: 'file-1', state: 'as-we-left-it' };

it.each([
  ['is not in n8n yet', undefined, 'file-1', undefined, 'bring'],
  ['was deleted in n8n', brought, 'file-1', undefined, 'bring'],
  ['is as we left it, from the same file', brought, 'file-1', 'as-we-left-it', 'same'],
  ['is as we left it, from an older file', brought, 'file-2', 'as-we-left-it', 'bring'],
  ['was edited, from the same file', brought, 'file-1', 'edited', 'edited'],
  ['was edited, from an older file', brought, 'file-2', 'edited', 'edited'],
  ['is in n8n without our doing', undefined, 'file-1', 'made-by-hand', 'edited'],
] as const)('an example that %s', (_what, record, hash, state, decision) => {
  expect(decide(record, hash, state)).toBe(decision);
});

it.each([
  ['n8n-nodes-urp.urpFormTrigger', true],
  ['n8n-nodes-base.scheduleTrigger', true],
  ['n8n-nodes-base.webhook', true],
  ['n8n-nodes-base.manualTrigger', false],
  ['n8n-nodes-urp.urpClassifier', false],
])('a flow with %s alone starts by itself: %s', (type, expected) => {
  expect(startsByItself({ nodes: [{ name: 'Nodo', type }] })).toBe(expected);
});

it('the flow that reads the inbox reads it where it is, whatever port was free', () => {
  const flow = readFlow(join(root, 'workflows/13-pec-e-ricevute.json'));
  const addresses = (given: typeof flow) =>
    given.nodes.flatMap(
      ({ parameters }) => /http:[^/]*..[^/]*/.exec(String(parameters?.url)) ?? [],
    );
  expect(addresses(flow)).toEqual(['http://127.0.0.1:8025', 'http://127.0.0.1:8025']);
  const moved = readingInbox(flow, 'http://127.0.0.1:8031');
  expect(addresses(moved)).toEqual(['http://127.0.0.1:8031', 'http://127.0.0.1:8031']);
});

it("knows the form's address by its path", () => {
  const nodes = [
    { name: 'Nota', type: 'n8n-nodes-base.stickyNote' },
    { name: 'Modulo', type: 'n8n-nodes-urp.urpFormTrigger', parameters: { path: 'segnala' } },
  ];
  const flow = {
    id: '01',
    name: 'Sportello',
    active: true,
    isArchived: false,
    versionId: '1',
    checksum: '1',
    nodes,
  };
  expect(formAddress('http://127.0.0.1:5678', [flow])).toBe(
    'http://127.0.0.1:5678/webhook/segnala',
  );
  expect(formAddress('http://127.0.0.1:5678', [])).toBeUndefined();
});
