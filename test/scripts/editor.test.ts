import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowFiles, flowId, readFlow, withCredentialIds } from '../../scripts/editor';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'urp-flows-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const send = {
  name: 'Ricevuta al cittadino',
  type: 'n8n-nodes-urp.urpNotifier',
  typeVersion: 1,
  credentials: { urpSmtp: { name: 'Posta del Comune (sandbox)' } },
};
const note = { name: 'Nota', type: 'n8n-nodes-base.stickyNote' };
const flow = { name: 'Sportello', nodes: [send, note], connections: {} };

it('finds the flows of a folder, in order, and names them after their files', () => {
  const second = write('02-turni.json', flow);
  const first = write('01-sportello.json', flow);
  write('note.txt', 'niente');
  expect(flowFiles(folder)).toEqual([first, second]);
  expect(flowFiles(second, folder)).toEqual([second, first, second]);
  expect(flowId(first)).toBe('01-sportello');
});

it('reads what n8n takes of a flow and drops what belongs to another n8n', () => {
  const file = write('01.json', { ...flow, id: 'abc', active: true, versionId: 'x', meta: {} });
  expect(readFlow(file)).toEqual(flow);
});

it.each([
  ['no JSON', '{'],
  ['nodes without a type', { ...flow, nodes: [{ name: 'Nodo' }] }],
  ['no connections', { name: 'Sportello', nodes: [] }],
])('says which file is no flow: %s', (_what, content) => {
  const file = write('rotto.json', content);
  expect(() => readFlow(file)).toThrow(`${file} non è un flusso di n8n`);
});

it('gives credentials the id that they have in this n8n, by type and name', () => {
  const saved = [
    { id: '1', type: 'smtp', name: 'Posta del Comune (sandbox)' },
    { id: '2', type: 'urpSmtp', name: 'Posta del Comune (sandbox)' },
  ];
  expect(withCredentialIds(flow, saved).nodes).toEqual([
    { ...send, credentials: { urpSmtp: { id: '2', name: 'Posta del Comune (sandbox)' } } },
    note,
  ]);
});

it('says which credential a flow lacks', () => {
  expect(() => withCredentialIds(flow, [])).toThrow(
    '«Sportello» usa la credenziale «Posta del Comune (sandbox)» (urpSmtp)',
  );
});
