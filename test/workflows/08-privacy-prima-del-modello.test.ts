import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../sandbox/languageModel/server';
import { root } from '../../scripts/root';
import { runWorkflowFile, type WorkflowRun } from '../harness/workflow';

const file = join(root, 'workflows/08-privacy-prima-del-modello.json');

jest.setTimeout(180_000);

let server: LanguageModelServer;
let run: WorkflowRun;
beforeAll(async () => {
  server = await startLanguageModel();
  const openAiApi = { apiKey: 'k', organizationId: '', url: server.baseUrl, header: false };
  run = await runWorkflowFile(file, { credentials: { openAiApi } });
});
afterAll(() => server.stop());

/** What of the requests tells who wrote them, or of whom. */
const personal = [
  'Ginevra',
  'Altobelli',
  'Zorbax',
  'Quipp',
  'Anna',
  'Bianchi',
  'RSSMRA85T10A562S',
  '333 1234567',
  'IT60X0542811101000000123456',
  'posta.example',
  'Garibaldi',
  'AB123CD',
  '12/03/1950',
];

test('nothing personal reaches n8n’s model node', () => {
  expect(run.error).toBeUndefined();
  const written = JSON.stringify(run.json('Una alla volta'));
  expect(personal.filter((value) => !written.includes(value))).toEqual([]);
  expect(server.calls.map(({ status }) => status)).toEqual([200, 200, 200]);
  const read = JSON.stringify(server.calls.map(({ request }) => request)).toLowerCase();
  expect(personal.filter((value) => read.includes(value.toLowerCase()))).toEqual([]);
  expect(read).toContain('[persona_1]');
});

test('what it answers comes back with the originals, each to its own request', () => {
  const answered = run.json('Chiedi al modello').map(({ text }) => String(text));
  for (const text of answered) expect(text).toMatch(/\[[A-Z_]+_1\]/);
  const [lamp, refund, car] = run.json('Prima e dopo') as IDataObject[];
  expect(lamp?.tornato).toContain('Ginevra Altobelli, codice fiscale RSSMRA85T10A562S');
  expect(refund?.tornato).toContain('IT60X0542811101000000123456, intestato a Zorbax Quipp');
  expect(car?.tornato).toContain('targa AB123CD. La signora Anna Bianchi, nata il 12/03/1950');
  for (const each of [lamp, refund, car]) {
    expect(each?.tornato).not.toMatch(/\[[A-Z_]+\d\]/);
    expect(each?.uscito).toMatch(/\[[A-Z_]+_1\]/);
  }
});
