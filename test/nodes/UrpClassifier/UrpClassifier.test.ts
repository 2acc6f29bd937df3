import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  IWorkflowBase,
  SupplyData,
} from 'n8n-workflow';
import type { Classification } from '../../../lib/classification/classification';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { classify } from '../../../nodes/UrpClassifier/operations/classify';
import { ownCategoryParameters } from '../../../nodes/shell/ownCategoryParameters';
import { officeRegister } from '../../../nodes/shell/register';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';
import { expectPinnedOutput, runWorkflowFile } from '../../harness/workflow';

// The first test that classifies waits for a model to be trained in its thread.
jest.setTimeout(60_000);

const file = join(__dirname, 'UrpClassifier.workflow.json');

/** The workflow, the classifier's node changed. */
function edited(change: { parameters?: object; onError?: 'continueRegularOutput' }): IWorkflowBase {
  const workflow = JSON.parse(readFileSync(file, 'utf8')) as IWorkflowBase;
  const node = workflow.nodes.find(({ name }) => name === 'URP Classifier')!;
  Object.assign(node, { onError: change.onError });
  Object.assign(node.parameters, change.parameters);
  return workflow;
}

function classificationOf(item: INodeExecutionData | undefined): Classification {
  return item?.json.classification as unknown as Classification;
}

const lamp = { subject: 'Lampione spento', text: 'Il lampione di via Verdi non si accende' };

afterAll(async () => (await officeRegister()).close());

describe('each item comes out of exactly one output', () => {
  test('as pinned in the workflow', async () => {
    const run = await runWorkflowFile(file, {
      input: [
        { json: { ...lamp, extra: { kept: [1, null] } } },
        { json: { subject: '', text: '' } },
        {
          json: {
            subject: 'Aiuto',
            text: 'Vorrei parlare con l’assistente sociale per mia madre anziana',
          },
        },
        { json: { other: 'neither subject nor text' } },
      ],
    });
    expect(run.error).toBeUndefined();
    expectPinnedOutput(run, file);
  });

  test('with its binaries and its pairing', async () => {
    const binary = { foto: { data: 'eA==', mimeType: 'image/png', fileName: 'x.png' } };
    const run = await runWorkflowFile(file, {
      input: [{ json: { text: '' } }, { json: lamp, binary }],
    });
    const [classified] = run.items('URP Classifier', 0);
    expect(classified?.binary).toEqual(binary);
    expect(classified?.pairedItem).toEqual({ item: 1 });
    expect(run.items('URP Classifier', 1)[0]?.pairedItem).toEqual({ item: 0 });
  });

  test('however many there are', async () => {
    const input = Array.from({ length: 200 }, (_, number) => ({
      json: { number, text: number % 3 === 0 ? '' : `Lampione numero ${number} spento` },
    }));
    const run = await runWorkflowFile(file, { input });
    const numbers = [0, 1]
      .flatMap((output) => run.json('URP Classifier', output))
      .map(({ number }) => number);
    expect(numbers.sort((one, other) => Number(one) - Number(other))).toEqual(
      input.map(({ json }) => json.number),
    );
    expect(run.json('URP Classifier', 1)).toHaveLength(67);
  });

  test('an expression in what a citizen wrote stays words', async () => {
    const canary = { subject: '={{ 7*7 }}', text: 'lampione {{ 7*7 }} spento' };
    const run = await runWorkflowFile(file, { input: [{ json: canary }] });
    expect(run.json('URP Classifier', 0)).toMatchObject([canary]);
  });
});

describe('a proposal', () => {
  test('goes to review below the threshold, and says so', async () => {
    const run = await runWorkflowFile(edited({ parameters: { threshold: 1 } }), {
      input: [{ json: lamp }],
    });
    expect(run.items('URP Classifier', 0)).toEqual([]);
    const { review, category } = classificationOf(run.items('URP Classifier', 1)[0]);
    expect(category).toBe('illuminazione-pubblica');
    expect(review.reasons.map(({ code }) => code)).toEqual(['low-confidence']);
  });

  test('about health goes to review, unless the office chose otherwise', async () => {
    const input = [{ json: { text: 'Il lampione è spento e io sono cieco' } }];
    const looked = await runWorkflowFile(file, { input });
    expect(classificationOf(looked.items('URP Classifier', 1)[0]).review.reasons[0]?.code).toBe(
      'special-category',
    );
    const trusted = await runWorkflowFile(
      edited({ parameters: { options: { reviewSensitive: false } } }),
      { input },
    );
    expect(trusted.items('URP Classifier', 0)).toHaveLength(1);
  });

  test('follows the taxonomy that the office wrote', async () => {
    const taxonomyJson = JSON.stringify({
      offices: [{ code: 'x', name: 'Ufficio X' }],
      categories: [
        {
          code: 'pesca',
          name: 'Pesca',
          office: 'x',
          examples: ['licenza di pesca', 'pescare trote'],
          termDays: 10,
        },
        {
          code: 'caccia',
          name: 'Caccia',
          office: 'x',
          examples: ['tesserino di caccia', 'cacciare lepri'],
        },
      ],
    });
    const run = await runWorkflowFile(
      edited({ parameters: { taxonomy: 'custom', taxonomyJson, threshold: 0 } }),
      {
        input: [{ json: { text: 'Come rinnovo la licenza di pesca?' } }],
      },
    );
    expect(classificationOf(run.items('URP Classifier', 0)[0])).toMatchObject({
      category: 'pesca',
      officeName: 'Ufficio X',
      termDays: 10,
    });
  });

  test('follows a category that the office added to the default ones, line by line', async () => {
    const own = {
      name: 'Musica in strada',
      office: 'cultura-sport',
      examples: 'Serve un nulla osta gradiente?\nVorrei il nulla osta gradiente per la banda',
    };
    const input = [{ json: { text: 'Come si chiede il nulla osta gradiente?' } }, { json: lamp }];
    const parameters = { taxonomy: 'extended', ownCategories: { values: [own] }, threshold: 0 };
    const run = await runWorkflowFile(edited({ parameters }), { input });
    expect(run.items('URP Classifier', 0).map(classificationOf)).toMatchObject([
      { category: 'musica-in-strada', officeName: 'Cultura e sport' },
      { category: 'illuminazione-pubblica' },
    ]);
  });

  test('offers for it the offices of the default ones', () => {
    const office = ownCategoryParameters.find(({ name }) => name === 'office');
    const offered = office!.options!.map((option) => (option as { value: string }).value);
    expect(offered.sort()).toEqual(urpTaxonomy.offices.map(({ code }) => code).sort());
  });
});

describe('a failure', () => {
  const broken = { taxonomy: 'custom', taxonomyJson: '{ "offices": [] }' };

  test('stops the flow in words that an officer can act on', async () => {
    const run = await runWorkflowFile(edited({ parameters: broken }), { input: [{ json: lamp }] });
    expect(run.status).toBe('error');
    expect(run.error?.description).toContain('[taxonomy.malformed]');
  });

  test('sends the items to review where the flow goes on', async () => {
    const workflow = edited({ parameters: broken, onError: 'continueRegularOutput' });
    const run = await runWorkflowFile(workflow, {
      input: [{ json: lamp }, { json: { text: 'altro' } }],
    });
    expect(run.items('URP Classifier', 0)).toEqual([]);
    const failed = run.json('URP Classifier', 1);
    expect(failed).toHaveLength(2);
    expect(failed[0]).toMatchObject({
      ...lamp,
      error: { code: 'taxonomy.malformed' },
      classification: { category: null, review: { needed: true, reasons: [{ code: 'failed' }] } },
    });
  });
});

describe('a threshold by an expression', () => {
  test.each([
    [0, 'Classified'],
    ['0.01', 'Classified'],
    [null, 'To Review'],
    [undefined, 'To Review'],
    ['', 'To Review'],
  ])('that gives %j lets a sure proposal out of %s', async (threshold, expected) => {
    const node = {
      getInputData: () => [{ json: lamp }],
      getNodeParameter: (name: string, _: number, fallback?: unknown) => {
        if (name === 'threshold') return threshold;
        return { ...lamp, taxonomy: 'urp' }[name] ?? fallback;
      },
      getNode: () => ({ name: 'Classifier', type: 'n8n-nodes-urp.urpClassifier' }),
      continueOnFail: () => false,
      getExecutionCancelSignal: () => undefined,
    };
    const [classified] = await classify(node as unknown as IExecuteFunctions);
    expect(classified?.length === 1 ? 'Classified' : 'To Review').toBe(expected);
  });
});

describe('as an agent’s tool', () => {
  test('gives out one list, what must be looked at included', async () => {
    const node = {
      getInputData: () => [{ json: lamp }, { json: { text: '' } }],
      getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) =>
        name in lamp
          ? ([lamp, { subject: '', text: '' }][itemIndex]?.[name as 'text'] ?? '')
          : ({ taxonomy: 'urp', threshold: 0.85 }[name] ?? fallback),
      getNode: () => ({ name: 'Tool', type: 'n8n-nodes-urp.urpClassifierTool' }),
      continueOnFail: () => false,
      getExecutionCancelSignal: () => undefined,
    };
    const [items, ...others] = await classify(node as unknown as IExecuteFunctions);
    expect(items?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
    expect(others).toEqual([]);
  });
});

describe('the register', () => {
  async function fileTicket(): Promise<string> {
    const register = await officeRegister();
    const { ticket } = await register.file(
      { ...lamp, submissionKey: crypto.randomUUID(), channel: 'form', language: 'it' },
      'test',
    );
    return ticket.reference;
  }

  test('keeps each proposal on a ticket that it knows', async () => {
    const reference = await fileTicket();
    await runWorkflowFile(file, { input: [{ json: { ...lamp, reference } }] });
    const [decision, ...more] = await (await officeRegister()).decisions(reference);
    expect(more).toEqual([]);
    expect(decision).toMatchObject({
      engine: 'local',
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      proposal: {
        category: 'illuminazione-pubblica',
        office: 'lavori-pubblici',
        priority: 'normal',
      },
      final: null,
    });
  });

  test('keeps none where the office chose so', async () => {
    const reference = await fileTicket();
    const workflow = edited({ parameters: { options: { recordProposals: false } } });
    await runWorkflowFile(workflow, { input: [{ json: { ...lamp, reference } }] });
    expect(await (await officeRegister()).decisions(reference)).toEqual([]);
  });

  test.each(['URP-000-000-0', 'protocollo 12/2026', ''])(
    'lets the unknown reference %j pass',
    async (reference) => {
      const run = await runWorkflowFile(file, { input: [{ json: { ...lamp, reference } }] });
      expect(run.error).toBeUndefined();
      expect(run.json('URP Classifier', 0)).toMatchObject([{ reference }]);
    },
  );
});

describe('with a language model', () => {
  let server: LanguageModelServer;
  beforeEach(async () => {
    server = await startLanguageModel();
  });
  afterEach(() => server.stop());

  const credentials = () => ({
    urpLanguageModel: { baseUrl: server.baseUrl, apiKey: 'k', model: 'urp-sandbox' },
  });
  const withModel = (parameters: object = {}) =>
    edited({ parameters: { engine: 'model', modelSource: 'credential', ...parameters } });

  test('proposes what the model says, without the citizen’s data reaching it', async () => {
    const citizen = { givenName: 'Zorbax', familyName: 'Quipp', email: 'z@posta.example' };
    const text = 'Sono Zorbax Quipp: il lampione di via Verdi è spento';
    const run = await runWorkflowFile(withModel({ threshold: 0 }), {
      input: [{ json: { subject: 'Lampione', text, citizen } }],
      credentials: credentials(),
    });
    expect(run.error).toBeUndefined();
    expect(run.json('URP Classifier', 0)).toMatchObject([
      {
        citizen,
        classification: {
          category: 'illuminazione-pubblica',
          engine: 'model',
          calibrated: false,
          usage: { calls: 1 },
        },
      },
    ]);
    expect(JSON.stringify(server.calls)).not.toMatch(/zorbax|quipp|posta\.example/i);
  });

  test('asks the model of a connected node', async () => {
    const workflow = withModel({ modelSource: 'chatModel', threshold: 0 });
    const classifier = workflow.nodes.find(({ name }) => name === 'URP Classifier')!;
    workflow.nodes.push({
      ...classifier,
      id: 'model',
      name: 'Modello',
      type: 'test.chatModel',
      parameters: {},
    });
    workflow.connections.Modello = {
      ai_languageModel: [[{ node: 'URP Classifier', type: 'ai_languageModel', index: 0 }]],
    };
    const run = await runWorkflowFile(workflow, {
      input: [{ json: lamp }],
      nodeTypes: { 'test.chatModel': new TestChatModel() },
    });
    expect(run.error).toBeUndefined();
    expect(run.json('URP Classifier', 0)).toMatchObject([
      {
        classification: {
          category: 'multe',
          model: 'test-model',
          // It says nothing of how sure it is: three votes.
          ownConfidence: 0.8,
          usage: { inputTokens: 15 },
        },
      },
    ]);
  });

  test('stops with the reason where the key is wrong', async () => {
    const run = await runWorkflowFile(withModel(), {
      input: [{ json: lamp }],
      credentials: { urpLanguageModel: { ...credentials().urpLanguageModel, apiKey: 'sbagliata' } },
    });
    expect(run.error?.message).toContain('chiave');
    expect(JSON.stringify(run.error)).not.toContain('sbagliata');
  });
});

/** A chat model of n8n, as its nodes supply one, that always says the same. */
class TestChatModel implements INodeType {
  description = {
    displayName: 'Test Chat Model',
    name: 'chatModel',
    group: [],
    version: 1,
    description: '',
    defaults: {},
    inputs: [],
    outputs: ['ai_languageModel'],
    properties: [],
  } as unknown as INodeType['description'];

  supplyData(): Promise<SupplyData> {
    const content = '{"answers":[{"ticket":1,"category":"multe"}]}';
    const usage = { input_tokens: 5, output_tokens: 9 };
    const invoke = () => Promise.resolve({ content, usage_metadata: usage });
    return Promise.resolve({ response: { model: 'test-model', invoke } });
  }
}

describe('what persons decided', () => {
  const taxonomyJson = JSON.stringify({
    offices: [{ code: 'u', name: 'Ufficio' }],
    categories: [
      { code: 'alfa', name: 'Prima', office: 'u', examples: ['pratica ordinaria'] },
      { code: 'beta', name: 'Seconda', office: 'u', examples: ['pratica straordinaria'] },
    ],
  });
  const asked = { json: { subject: '', text: 'Serve il modulo gradiente per la pratica' } };
  const classifyOnce = async (options: object = {}) => {
    const parameters = { taxonomy: 'custom', taxonomyJson, options };
    const run = await runWorkflowFile(edited({ parameters }), { input: [asked] });
    const outputs = [0, 1].flatMap((output) => run.items('URP Classifier', output));
    return classificationOf(outputs[0]);
  };

  test('teaches the local engine, unless the office says no', async () => {
    const register = await officeRegister();
    for (let number = 0; number < 6; number += 1) {
      const { ticket } = await register.file(
        {
          submissionKey: `learns-${number}`,
          subject: 'Modulo',
          text: `Modulo gradiente numero ${number}`,
          channel: 'form',
          language: 'it',
        },
        'test',
      );
      const proposal = { category: 'alfa', office: 'u', priority: 'normal' };
      await register.recordProposal(
        {
          reference: ticket.reference,
          engine: 'local',
          model: 'urp-linear-1',
          promptVersion: null,
          inputHash: 'f'.repeat(64),
          confidence: 0.5,
          proposal,
        },
        'test',
      );
      await register.confirmProposal(ticket.reference, { category: 'beta' }, 'Ada');
    }
    const shareOfBeta = ({ ranking }: Classification) =>
      ranking.find(({ category }) => category === 'beta')?.confidence ?? 0;
    const [taught, untaught] = [await classifyOnce(), await classifyOnce({ learns: false })];
    expect(taught.category).toBe('beta');
    expect(shareOfBeta(taught)).toBeGreaterThan(shareOfBeta(untaught));
  });
});
