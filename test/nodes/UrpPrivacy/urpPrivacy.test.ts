import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expectPinnedOutput, runWorkflowFile } from '../../harness/workflow';

const file = join(__dirname, 'urpPrivacy.workflow.json');
const tickets = [
  {
    subject: 'Lampione',
    text: 'Sono Mario Rossi, telefono 333 1234567.',
    citizen: { email: 'm.rossi@posta.example' },
  },
  { subject: 'Buca', text: 'Sono Anna Bianchi e uso la sedia a rotelle.', citizen: {} },
];
const attachment = { photo: { data: 'aGVsbG8=', mimeType: 'image/png' } };
const items = tickets.map((json) => ({ json, binary: attachment }));

jest.setTimeout(60_000);

describe('URP Privacy', () => {
  it('redacts before a node that reads everything, and restores after it', async () => {
    const run = await runWorkflowFile(file, { input: items });
    expectPinnedOutput(run, file);
  });

  it('lets nothing personal out on the redacted item, files included', async () => {
    const run = await runWorkflowFile(file, { input: items });
    const redacted = run.items('URP Privacy');
    expect(redacted).toHaveLength(2);
    expect(JSON.stringify(redacted)).not.toMatch(/Rossi|Bianchi|1234567|posta\.example|aGVsbG8/);
    expect(redacted.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
  });

  it('keeps files where the officer says so', async () => {
    const workflow = edited(({ parameters }) =>
      Object.assign(parameters, { keepAttachments: true }),
    );
    const run = await runWorkflowFile(workflow, { input: items });
    expect(run.items('URP Privacy').map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
      ['photo'],
      ['photo'],
    ]);
  });

  it('says so where a field to redact is missing, and with "continue" goes on with the others', async () => {
    const input = [
      { json: { text: 'Sono Mario Rossi' } },
      { json: { testo: 'Sono Anna Bianchi' } },
    ];
    const strict = edited(({ parameters }) => Object.assign(parameters, { fields: 'text' }));
    const failed = await runWorkflowFile(strict, { input });
    expect(failed.error?.description).toContain('[privacy.field]');
    const tolerant = edited((node) => {
      Object.assign(node.parameters, { fields: 'text' });
      Object.assign(node, { onError: 'continueRegularOutput' });
    });
    const run = await runWorkflowFile(tolerant, { input });
    expect(run.json('URP Privacy')).toMatchObject([
      { text: 'Sono [PERSONA_1]' },
      { error: { code: 'privacy.field' } },
    ]);
  });

  it('refuses to restore where the redacting node is another', async () => {
    const workflow = edited(({ parameters }) => {
      if (parameters.operation === 'restore') Object.assign(parameters, { redactedBy: 'Start' });
    });
    const run = await runWorkflowFile(workflow, { input: items });
    expect(run.error?.description).toContain('[privacy.original]');
    expect(JSON.stringify(run.error)).not.toMatch(/Rossi/);
  });
});

interface EditableNode {
  parameters: Record<string, unknown>;
}

/** The workflow, each URP Privacy node changed. */
function edited(change: (node: EditableNode) => void) {
  const workflow = JSON.parse(readFileSync(file, 'utf8'));
  workflow.nodes
    .filter(({ type }: { type: string }) => type === 'n8n-nodes-urp.urpPrivacy')
    .forEach(change);
  return workflow;
}
