import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { loadModels } from '../../../nodes/shell/languageModel';
import { startSandbox, type Sandbox } from '../../../sandbox/server';

const folder = mkdtempSync(join(tmpdir(), 'urp-models-'));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ folder });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

test.each([
  ['urp-sandbox', 'Quello della credenziale (urp-sandbox)'],
  ['', 'Quello della credenziale'],
])(
  "the list of models begins with the credential's own, %p, which is the default",
  async (model, name) => {
    const credential = { baseUrl: sandbox.languageModel, apiKey: 'sandbox', model };
    const context = { getCredentials: async () => credential } as unknown as ILoadOptionsFunctions;
    const [own, ...offered] = await loadModels.call(context);
    expect(own).toEqual({ name, value: '' });
    expect(offered).toContainEqual({ name: 'urp-sandbox', value: 'urp-sandbox' });
  },
);
