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
  const known = (await office.editor.call('POST', '/node-types', {
    nodeInfos,
  })) as INodeTypeDescription[];
  const unknown = nodeInfos.filter(({ name, version }) => {
    const versions = known.filter((type) => type.name === name).flatMap((type) => type.version);
    return !versions.includes(version as number);
  });
  expect(unknown).toEqual([]);
});
