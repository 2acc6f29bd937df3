import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFlow, type Editor } from '../../scripts/editor';
import {
  bringExamples,
  decide,
  formAddress,
  readingInbox,
  startsByItself,
} from '../../scripts/examples';
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

it('a start that was cut short is finished by the next, which takes none of it for an edit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'urp-examples-'));
  const nodes = [{ name: 'Ogni mattina', type: 'n8n-nodes-base.scheduleTrigger' }];
  const names = ['01-uno', '02-due'];
  for (const name of names) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ name, nodes, connections: {} }));
  }
  const flows = new Map<string, object>();
  let changes = 0;
  let isFailing = true;
  const change = (id: string, own: object) => {
    flows.set(id, { id, name: id, nodes, ...own, checksum: String((changes += 1)) });
    return flows.get(id);
  };
  const editor = {
    credentials: async () => [],
    flow: async (id: string) => flows.get(id),
    importFlow: async (id: string) => change(id, {}),
    publish: async (id: string) => {
      if (isFailing && id === '02-due') throw new Error('n8n has ended');
      return change(id, { active: true });
    },
  } as unknown as Editor;
  const paths = { folder, recordFile: join(folder, 'record') };
  await expect(bringExamples(editor, paths, [], 'http://127.0.0.1:8025')).rejects.toThrow(
    'n8n has ended',
  );
  isFailing = false;
  const examples = await bringExamples(editor, paths, [], 'http://127.0.0.1:8025');
  rmSync(folder, { recursive: true });
  expect(examples.edited).toEqual([]);
  expect(examples.flows).toMatchObject(names.map((id) => ({ id, active: true })));
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
