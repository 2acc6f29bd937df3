import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import type { Classification } from '../../../lib/classification/classification';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { officeRegister } from '../../../nodes/shell/register';
import type { ModelBehaviour } from '../../../sandbox/languageModel/behaviour';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';
import { runWorkflowFile } from '../../harness/workflow';

/**
 * Each item that goes into URP Classifier comes out of it once, whatever the model's server does:
 * with a proposal, or at To Review with a reason. The server stands on a real socket.
 */
jest.setTimeout(120_000);

const codes = new Set(urpTaxonomy.categories.map(({ code }) => code));
const texts = [
  'Il lampione di via Verdi è spento da una settimana',
  'Il cassonetto della plastica è pieno di rifiuti',
  'Ho preso una multa per divieto di sosta, come faccio ricorso?',
  'Vorrei iscrivere mia figlia all’asilo nido comunale',
  'Quando apre lo sportello per la carta di identità?',
];
const forbidden = 'detonatore';
const textOf = (number: number) => `${texts[number % 5]} (${number === 7 ? forbidden : number})`;
/** Twenty with words, in calls of five; and one that says nothing, which no model is asked about. */
const input: INodeExecutionData[] = Array.from({ length: 21 }, (_, number) => ({
  json: { number, subject: '', text: number === 10 ? ' – ' : textOf(number) },
  ...(number % 7 === 0 ? { binary: { foto: { data: 'eA==', mimeType: 'image/png' } } } : {}),
}));
const ticketsPerCall = 5;

let server: LanguageModelServer;
afterEach(() => server.stop());
afterAll(async () => (await officeRegister()).close());

async function run(parameters: object, options: object = {}) {
  const file = join(__dirname, 'UrpClassifier.workflow.json');
  const workflow = JSON.parse(readFileSync(file, 'utf8')) as IWorkflowBase;
  const node = workflow.nodes.find(({ name }) => name === 'URP Classifier')!;
  Object.assign(node.parameters, {
    engine: 'model',
    modelSource: 'credential',
    threshold: 0,
    ...parameters,
    options: { ticketsPerCall, ...options },
  });
  return await runWorkflowFile(workflow, {
    input,
    credentials: {
      urpLanguageModel: { baseUrl: server.baseUrl, apiKey: 'k', model: 'urp-sandbox' },
    },
  });
}

interface Trouble {
  what: string;
  behaviour: Partial<ModelBehaviour>;
  /** How many of the twenty get a category: exactly, or at least and at most. */
  proposed: number | [number, number];
  /** What is said to the officer of those without. */
  words?: RegExp;
  options?: object;
  /** Not all that the server counted reached the node. */
  costUnknown?: true;
  /** Milliseconds after which the server is gone. */
  gone?: number;
}

const troubles: Trouble[] = [
  { what: 'nothing wrong', behaviour: {}, proposed: 20 },
  {
    what: 'a limit that passes',
    behaviour: { limit: { requests: 2, seconds: 1 } },
    proposed: 20,
  },
  {
    what: 'a limit that lasts',
    behaviour: { limit: { requests: 2, seconds: 600 } },
    proposed: 10,
    words: /limita le richieste/,
  },
  {
    what: 'silence',
    behaviour: { faults: ['silence'] },
    options: { timeoutSeconds: 1 },
    costUnknown: true,
    proposed: 0,
    words: /non ha risposto in tempo/,
  },
  {
    what: 'words instead of JSON',
    behaviour: { faults: ['malformed'] },
    proposed: 0,
    words: /non nella forma chiesta/,
  },
  {
    what: 'words instead of JSON, every other time',
    behaviour: { faults: ['malformed', null] },
    proposed: [10, 20],
    words: /non nella forma chiesta/,
  },
  {
    what: 'categories that do not exist',
    behaviour: { faults: ['wrong-enum'] },
    proposed: 0,
    words: /non ha risposto con una delle categorie/,
  },
  {
    what: 'answers without their last ticket',
    behaviour: { faults: ['incomplete'] },
    proposed: 16,
    words: /non ha risposto con una delle categorie/,
  },
  {
    what: 'one ticket that the provider’s rules of content refuse',
    behaviour: { refuses: new RegExp(forbidden) },
    proposed: 19,
    words: /non accetta la richiesta/,
  },
  {
    what: 'answers that reach the limit of tokens',
    behaviour: { faults: ['cut-off'] },
    proposed: 0,
    words: /interrotta/,
  },
  {
    what: 'connections that end halfway',
    behaviour: { faults: ['drop'] },
    costUnknown: true,
    proposed: 0,
    words: /non risponde/,
  },
  {
    what: 'errors of the server’s own, and every other fault now and then',
    behaviour: { faults: [null, 'server-error', 'drop', null, 'malformed', 'wrong-enum'] },
    proposed: [1, 20],
    costUnknown: true,
  },
  {
    what: 'a server that goes away halfway through the run',
    behaviour: { latency: 300, limit: { requests: 2, seconds: 5 } },
    gone: 600,
    proposed: 10,
    words: /non risponde/,
  },
  {
    what: 'a key that is taken back halfway through the run',
    behaviour: { faults: [null, null, ...Array<'unauthorised'>(50).fill('unauthorised')] },
    proposed: 10,
    words: /non riconosce la chiave/,
  },
  {
    what: 'a budget of two calls',
    behaviour: {},
    options: { mostCalls: 2 },
    proposed: 10,
    words: /sono finiti/,
  },
  {
    what: 'a budget of tokens for some',
    behaviour: { latency: 50 },
    // A prompt's tokens are reckoned before they are counted: room for one call and a half, or two.
    options: { mostTokens: 5_000 },
    proposed: [5, 15],
    words: /sono finiti/,
  },
  {
    what: 'a server that knows no schemas and gives no probabilities',
    behaviour: { formats: 'none', logprobs: false },
    proposed: 20,
  },
  {
    what: 'no probabilities, and votes that go wrong',
    behaviour: { logprobs: false, faults: [null, null, null, null, null, 'wrong-enum'] },
    proposed: 20,
  },
];

test.each(troubles)('$what: every item comes out once, in order', async (trouble) => {
  server = await startLanguageModel({ behaviour: trouble.behaviour });
  if (trouble.gone) setTimeout(() => void server.stop(), trouble.gone);
  const done = await run({}, trouble.options);
  expect(done.error).toBeUndefined();
  const outputs = [done.items('URP Classifier', 0), done.items('URP Classifier', 1)];
  expectAllOnce(outputs);
  const [classified, toReview] = outputs.map((items) => items.map(classificationOf));
  for (const { category, review } of classified!) {
    expect(codes).toContain(category);
    expect(review).toEqual({ needed: false, reasons: [] });
  }
  for (const { category, review } of toReview!) {
    expect(review.needed).toBe(true);
    if (category === null) expect(review.reasons[0]?.code).toMatch(/^(failed|no-text)$/);
    for (const { code, words } of review.reasons) {
      if (code === 'failed' && trouble.words) expect(words).toMatch(trouble.words);
      expect(words).toMatch(/\.$/);
    }
  }
  const all = [...classified!, ...toReview!];
  const proposed = all.filter(({ category }) => category !== null).length;
  const [least, most] = [trouble.proposed].flat();
  expect(proposed).toBeGreaterThanOrEqual(least!);
  expect(proposed).toBeLessThanOrEqual(most ?? least!);
  if (!trouble.costUnknown) expectWholeCost(all);
});

test('a cascade under a model that is down keeps what the local engine proposes', async () => {
  server = await startLanguageModel({ behaviour: { faults: ['server-error'] } });
  const done = await run({ engine: 'cascade', targetPrecision: 1, threshold: 0.85 });
  const outputs = [done.items('URP Classifier', 0), done.items('URP Classifier', 1)];
  expectAllOnce(outputs);
  const asked = outputs
    .flat()
    .map(classificationOf)
    .filter(({ usage }) => usage.calls > 0);
  expect(asked.length).toBeGreaterThan(0);
  for (const { category, review } of asked) {
    expect(codes).toContain(category);
    expect(review.reasons.map(({ code }) => code)).toContain('failed');
  }
});

function classificationOf(item: INodeExecutionData): Classification {
  return item.json.classification as unknown as Classification;
}

/** Every number once over the outputs, in the input's order within each, with its own data. */
function expectAllOnce(outputs: INodeExecutionData[][]): void {
  const numbers = outputs.map((items) => items.map(({ json }) => json.number as number));
  for (const each of numbers) expect(each).toEqual(each.toSorted((one, other) => one - other));
  expect(numbers.flat().toSorted((one, other) => one - other)).toEqual(input.map((_, at) => at));
  for (const item of outputs.flat()) {
    const at = item.json.number as number;
    expect(item.json).toMatchObject(input[at]!.json);
    expect(item.binary).toEqual(input[at]!.binary);
    expect(item.pairedItem).toEqual({ item: at });
  }
}

/** What the items cost together is what the server counted. */
function expectWholeCost(all: Classification[]): void {
  const sum = (values: number[]) => values.reduce((total, each) => total + each, 0);
  const answered = server.calls.filter(({ status }) => status === 200);
  expect(sum(all.map(({ usage }) => usage.inputTokens))).toBe(
    sum(answered.map(({ promptTokens }) => promptTokens)),
  );
  expect(sum(all.map(({ usage }) => usage.outputTokens))).toBe(
    sum(answered.map(({ completionTokens }) => completionTokens)),
  );
}
