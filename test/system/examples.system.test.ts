import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { flowFiles, readFlow } from '../../scripts/editor';
import { root } from '../../scripts/root';
import { startOffice, type Office } from '../harness/n8n';

const files = flowFiles(join(root, 'workflows'));
let office: Office;

beforeAll(async () => {
  office = await startOffice(...files);
});

afterAll(() => office?.stop());

test('there are example flows', () => {
  expect(files).not.toHaveLength(0);
});

test.each(files)('%s imports with every node known, in a version that n8n has', async (file) => {
  const { nodes } = readFlow(file);
  const nodeInfos = nodes.map(({ type: name, typeVersion: version }) => ({ name, version }));
  // Answers in the order of the question, each by the last part of its name; an unknown one fails.
  const known = (await office.editor.call('POST', '/node-types', {
    nodeInfos,
  })) as INodeTypeDescription[];
  const answered = known.map(({ name, version }, index) => ({
    isIt: nodeInfos[index]?.name.endsWith(`.${name}`),
    hasVersion: [version].flat().includes(nodeInfos[index]?.version as number),
  }));
  expect(answered).toEqual(nodes.map(() => ({ isIt: true, hasVersion: true })));
});
