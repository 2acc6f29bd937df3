import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Report } from '../../../lib/summary/report/report';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';
import { officeRegister } from '../../../nodes/shell/register';
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
  credentials: Record<string, Record<string, string>> = {},
) {
  const run = await runWorkflowFile(flow(parameters, settings), { input, credentials });
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

describe('with a language model', () => {
  let server: LanguageModelServer;
  beforeEach(async () => {
    server = await startLanguageModel();
  });
  afterEach(() => server.stop());

  const byModel = (input: INodeExecutionData[], settings: IDataObject = {}, apiKey = 'k') =>
    summaries(input, { engine: 'model', modelSource: 'credential' }, settings, {
      urpLanguageModel: { baseUrl: server.baseUrl, apiKey, model: 'urp-sandbox' },
    });

  test('each item gets its summary, in order, and its citizen is not named to the model', async () => {
    const citizen = { givenName: 'Zorbax', familyName: 'Quipp', email: 'z@posta.example' };
    const input = Array.from({ length: 6 }, (_, at) => ({
      json: { citizen, text: `Sono Zorbax Quipp. Il lampione di via Po ${at + 1} è spento.` },
    }));
    const { items } = await byModel(input);
    expect(items).toHaveLength(6);
    for (const [at, { json, pairedItem }] of items.entries()) {
      expect(pairedItem).toEqual({ item: at });
      expect(json).toMatchObject({ citizen, summary: { engine: 'model', unsupported: [] } });
      expect((json.summary as IDataObject).text).toContain(`via Po ${at + 1}`);
    }
    expect(server.calls).toHaveLength(6);
    expect(JSON.stringify(server.calls)).not.toMatch(/zorbax|quipp|posta\.example/i);
  });

  test('a wrong key stops the flow, or comes out beside each item', async () => {
    const { run } = await byModel([{ json: ticket }], {}, 'sbagliata');
    expect(run.error?.message).toContain('chiave');
    const settings = { onError: 'continueRegularOutput' };
    const { items } = await byModel([{ json: ticket }, { json: ticket }], settings, 'sbagliata');
    const error = { code: 'model.unauthorised' };
    expect(items.map(({ json }) => json)).toMatchObject([{ error }, { error }]);
  });
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

describe('the report on recurring problems', () => {
  const reports = Array.from({ length: 30 }, (_, at) => ({
    json: {
      reference: `T${at}`,
      text: `Il lampione della piazza resta spento, la strada è buia ${at}`,
      category: 'illuminazione-pubblica',
      submittedAt: `2026-10-${String((at % 28) + 1).padStart(2, '0')}T08:00:00Z`,
    },
  }));
  const asked = {
    operation: 'report',
    source: 'items',
    administration: 'Comune di Prova',
    steps: 6,
    options: { today: '2026-11-10' },
  };

  test('is one item with its files, paired with all that came in', async () => {
    const { items } = await summaries(reports, {
      ...asked,
      formats: ['csv', 'html', 'json', 'xlsx'],
    });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      json: {
        report: {
          tickets: 30,
          problems: [{ tickets: 30, trend: { standing: 'new' } }],
          names: { 'illuminazione-pubblica': expect.any(String) },
        },
      },
      binary: {
        csv: { fileName: 'rapporto-2026-11-10.csv' },
        html: { mimeType: 'text/html; charset=utf-8' },
        json: { fileExtension: 'json' },
        xlsx: { fileName: 'rapporto-2026-11-10.xlsx' },
      },
    });
    expect(items[0]?.pairedItem).toHaveLength(30);
  });

  test('is an item for each problem where that is asked for', async () => {
    const { items } = await summaries(reports, { ...asked, giveOut: 'problems' });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      json: { problem: { id: expect.stringMatching(/^P-/), references: expect.any(Array) } },
      binary: { html: {}, xlsx: {} },
    });
    const none = await summaries([], { ...asked, giveOut: 'problems' });
    expect(none.items).toEqual([]);
  });

  test('reads the register, and calls a problem the same the next time', async () => {
    const register = await officeRegister();
    for (const { json } of reports) {
      const { reference: submissionKey, text, category, submittedAt } = json;
      const request = { submissionKey, subject: 'Lampione', text, category, submittedAt };
      await register.file({ ...request, channel: 'form', language: 'it' }, 'modulo');
    }
    const parameters = { ...asked, source: 'register' };
    const first = await summaries([{ json: {} }], parameters);
    const named = (run: typeof first) =>
      (run.items[0]?.json.report as unknown as Report).problems.map(({ id, name }) => ({
        id,
        name,
      }));
    expect(named(first)).toHaveLength(1);
    for (let at = 0; at < 10; at += 1) {
      const text = `Semaforo rotto e lampione spento all'incrocio, buio pesto ${at}`;
      const request = {
        submissionKey: `more ${at}`,
        subject: 'Semaforo',
        text,
        category: 'semafori',
      };
      const submittedAt = '2026-11-02T08:00:00Z';
      await register.file({ ...request, submittedAt, channel: 'form', language: 'it' }, 'modulo');
    }
    const second = await summaries([{ json: {} }], {
      ...parameters,
      options: { today: '2026-12-10' },
    });
    expect(named(second)).toEqual(expect.arrayContaining(named(first)));
    const filtered = { ...parameters, filters: { category: 'semafori' } };
    const { items } = await summaries([{ json: {} }], {
      ...filtered,
      options: { today: '2026-12-10' },
    });
    expect(items[0]?.json.report).toMatchObject({ tickets: 10 });
  });

  test('that cannot be made says what to do, and loses no item', async () => {
    const { run } = await summaries([{ json: { text: 'senza data' } }], asked);
    expect(run.error?.description).toContain('report.undated');
    const settings = { onError: 'continueRegularOutput' };
    const { items } = await summaries([{ json: { text: 'senza data' } }], asked, settings);
    expect(items[0]?.json).toMatchObject({ text: 'senza data', error: { code: 'report.undated' } });
  });
});

test('marks what a summary says and its ticket does not, and nothing else', async () => {
  const written =
    'Il lampione di via Po 3 è spento da tre giorni; riparato il 4 maggio 2026 da Neri.';
  const { items } = await summaries([{ json: { ...ticket, output: written } }], {
    operation: 'check',
  });
  expect(items[0]?.json).toMatchObject({
    reference: ticket.reference,
    claims: {
      isSupported: false,
      unsupported: [
        { kind: 'date', text: '4 maggio 2026' },
        { kind: 'name', text: 'Neri' },
      ],
    },
  });
});
