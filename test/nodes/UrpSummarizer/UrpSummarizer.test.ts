import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runWorkflowFile } from '../../harness/workflow';

/** A flow of one summarizer after a trigger. */
function flow(parameters: IDataObject, settings: IDataObject = {}) {
  return {
    nodes: [
      {
        id: '1',
        name: 'Start',
        type: 'n8n-nodes-base.manualTrigger',
        typeVersion: 1,
        position: [0, 0] as [number, number],
        parameters: {},
      },
      {
        id: '2',
        name: 'Summarise',
        type: 'n8n-nodes-urp.urpSummarizer',
        typeVersion: 1,
        position: [200, 0] as [number, number],
        parameters: parameters as never,
        ...settings,
      },
    ],
    connections: { Start: { main: [[{ node: 'Summarise', type: 'main' as const, index: 0 }]] } },
  };
}

async function summaries(
  input: INodeExecutionData[],
  parameters: IDataObject = {},
  settings: IDataObject = {},
) {
  const run = await runWorkflowFile(flow(parameters, settings), { input });
  return { run, items: run.items('Summarise') };
}

const ticket = {
  reference: 'URP-7K3-MD4-9AR',
  subject: 'Lampione',
  text: 'Il lampione di via Po 3 è spento da tre giorni. Quando lo riparate?',
};

test('adds the summary beside the ticket, and leaves the rest of the item as it is', async () => {
  const binary = { foto: { data: 'AAAA', mimeType: 'image/png', fileName: 'foto.png' } };
  const { items } = await summaries([{ json: ticket, binary }, { json: { ...ticket, text: '' } }]);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    json: { ...ticket, summary: { asked: { text: 'Quando lo riparate?' }, engine: 'extractive' } },
    binary,
    pairedItem: { item: 0 },
  });
  expect(items[1]).toMatchObject({
    pairedItem: { item: 1 },
    json: { summary: { text: 'Lampione' } },
  });
});

test('says that there was nothing to read, without an error', async () => {
  const { run, items } = await summaries([{ json: {} }]);
  expect(run.error).toBeUndefined();
  expect(items[0]?.json.summary).toMatchObject({
    text: "Non c'era nulla da leggere.",
    sentences: [],
  });
});

test('reads the messages that an expression names, in the length and language asked for', async () => {
  const mail = [
    {
      from: 'Anna',
      at: '2026-11-02',
      text: 'Il lampione di via Po 3 è spento. Quando lo riparate?',
    },
    { from: 'URP', at: '2026-11-03', text: 'La ditta interverrà entro il 20 novembre.' },
  ];
  const { items } = await summaries([{ json: { mail } }], {
    read: 'messages',
    messages: '={{ $json.mail }}',
    lengthUnit: 'sentences',
    most: 1,
    language: 'en',
  });
  expect(items[0]?.json.summary).toMatchObject({
    sentences: [expect.anything()],
    promised: [{ from: 'URP', dueAt: '2026-11-20' }],
    nextStep: 'Check whether what was promised by 2026-11-20 was done, and tell the citizen.',
  });
});

test("leaves a citizen's expression as text", async () => {
  const { items } = await summaries([{ json: { text: 'Buca {{ 7*7 }} ={{ 7*7 }} in via Po.' } }]);
  expect(items[0]?.json.summary).toMatchObject({ text: 'Buca {{ 7*7 }} ={{ 7*7 }} in via Po.' });
});

describe('an item that cannot be read', () => {
  const input = [{ json: { messages: 'no list' } }, { json: { messages: [] } }];

  test('stops the flow and says what to do', async () => {
    const { run } = await summaries(input, { read: 'messages' });
    expect(run.error?.message).toMatch(/messaggi da riassumere/);
    expect(run.error?.description).toContain('summary.messages-malformed');
  });

  test('comes out with its error where the flow goes on, and the others with their summary', async () => {
    const { items } = await summaries(
      input,
      { read: 'messages' },
      { onError: 'continueRegularOutput' },
    );
    expect(items[0]?.json).toMatchObject({
      messages: 'no list',
      error: { code: 'summary.messages-malformed' },
    });
    expect(items[1]?.json.summary).toMatchObject({ sentences: [] });
  });
});
