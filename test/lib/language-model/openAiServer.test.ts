import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { UrpError } from '../../../lib/error';
import type { CompletionRequest } from '../../../lib/language-model/languageModel';
import { modelError } from '../../../lib/language-model/modelError';
import { listModels, openAiServer } from '../../../lib/language-model/openAiServer';
import {
  openLanguageModel,
  type LanguageModelOptions,
} from '../../../lib/language-model/openLanguageModel';
import { testLanguageModel } from '../../../lib/language-model/serverTest';
import type { Fault, ModelBehaviour } from '../../../sandbox/languageModel/behaviour';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';

const colours = ['rosso', 'verde', 'blu'] as const;
const request: CompletionRequest<{ colour: (typeof colours)[number] }> = {
  system: 'Di che colore è?',
  prompt: 'Il prato è verde.',
  schema: {
    name: 'colour',
    json: {
      type: 'object',
      properties: { colour: { type: 'string', enum: [...colours] } },
      required: ['colour'],
      additionalProperties: false,
    },
    zod: z.object({ colour: z.enum(colours) }),
  },
  maxTokens: 50,
};
const quick: LanguageModelOptions = {
  retries: { attempts: 3, base: 1, cap: 1, budget: 5_000 },
  timeout: 5_000,
};

let server: LanguageModelServer | undefined;
let other: Server | undefined;

afterEach(async () => {
  await server?.stop();
  other?.closeAllConnections();
  other?.close();
});

async function start(behaviour: Partial<ModelBehaviour> = {}) {
  server = await startLanguageModel({ behaviour });
  return server;
}

function model(options: LanguageModelOptions = quick, apiKey = '') {
  const baseUrl = server?.baseUrl ?? '';
  return openLanguageModel(openAiServer({ baseUrl, apiKey, model: 'urp-sandbox' }), options);
}

test('gives the answer in its shape, with what it cost and how sure each token was', async () => {
  const { calls } = await start();
  expect(await model().complete({ ...request, logprobs: true })).toEqual({
    outcome: 'answered',
    value: { colour: 'verde' },
    usage: {
      calls: 1,
      inputTokens: calls[0]!.promptTokens,
      outputTokens: calls[0]!.completionTokens,
    },
    logprobs: expect.arrayContaining([{ token: expect.any(String), logprob: expect.any(Number) }]),
    model: 'urp-sandbox',
  });
  expect(calls[0]!.promptTokens).toBeGreaterThan(0);
  expect(calls[0]!.request.response_format?.type).toBe('json_schema');
});

test('asks a server in the strictest way that it knows, and remembers it', async () => {
  const { calls } = await start({ formats: 'none', logprobs: false });
  const { complete } = model();
  const asking = { ...request, logprobs: true };
  expect(await complete(asking)).toMatchObject({ outcome: 'answered', value: { colour: 'verde' } });
  expect(calls.map(({ status }) => status)).toEqual([400, 400, 400, 200]);
  expect(await complete(asking)).toMatchObject({ outcome: 'answered' });
  expect(calls.map(({ status }) => status).slice(4)).toEqual([200]);
});

test('asks for an object where a server knows no schemas, and spells the schema out', async () => {
  const { calls } = await start({ formats: 'object' });
  expect(await model().complete(request)).toMatchObject({ value: { colour: 'verde' } });
  expect(calls.at(-1)!.request.response_format).toEqual({ type: 'json_object' });
  expect(JSON.stringify(calls.at(-1)!.request.messages[0])).toContain('additionalProperties');
});

const passing: { faults: (Fault | null)[]; calls: number }[] = [
  { faults: ['drop', null], calls: 2 },
  { faults: ['server-error', 'drop', null], calls: 3 },
  { faults: ['malformed', null], calls: 2 },
  { faults: ['wrong-enum', null], calls: 2 },
];
test.each(passing)('tries again after $faults', async ({ faults, calls }) => {
  await start({ faults });
  expect(await model().complete(request)).toMatchObject({
    outcome: 'answered',
    usage: { calls },
  });
});

const lasting: { faults: Fault[]; kind: string; calls: number }[] = [
  { faults: ['drop'], kind: 'unavailable', calls: 3 },
  { faults: ['server-error'], kind: 'unavailable', calls: 3 },
  { faults: ['malformed'], kind: 'malformed', calls: 3 },
  { faults: ['wrong-enum'], kind: 'malformed', calls: 3 },
  { faults: ['cut-off'], kind: 'cut-off', calls: 2 },
];
test.each(lasting)('says $kind where $faults lasts', async ({ faults, kind, calls }) => {
  await start({ faults });
  expect(await model().complete(request)).toMatchObject({
    outcome: 'failed',
    failure: { kind },
    usage: { calls },
  });
});

test('gives a model that thinks first the room for it, and remembers that', async () => {
  const { calls } = await start({ thinking: 300 });
  const { complete } = model();
  expect(await complete(request)).toMatchObject({ outcome: 'answered', usage: { calls: 2 } });
  expect(await complete(request)).toMatchObject({ outcome: 'answered', usage: { calls: 1 } });
  expect(calls.map(({ request: { max_tokens: limit } }) => limit)).toEqual([50, 400, 400]);
});

test('waits as long as a rate limit asks', async () => {
  await start({ limit: { requests: 1, seconds: 1 } });
  const { complete } = model();
  await complete(request);
  expect(await complete(request)).toMatchObject({ outcome: 'answered', usage: { calls: 2 } });
});

test('does not wait longer than its budget, and says why', async () => {
  await start({ limit: { requests: 1, seconds: 60 } });
  const { complete } = model();
  await complete(request);
  expect(await complete(request)).toMatchObject({
    outcome: 'failed',
    failure: { kind: 'rate-limited', status: 429 },
  });
});

test('bears a limit that lets one request through at a time, however often it is told to wait', async () => {
  await start({ limit: { requests: 1, seconds: 1 } });
  const { complete } = model();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => complete(request)));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(5).fill('answered'));
});

test('asks a server no more that told one request to come back too late for all', async () => {
  const { calls } = await start({ limit: { requests: 2, seconds: 60 } });
  const { complete } = model({ ...quick, concurrency: 2 });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => complete(request)));
  expect(outcomes.filter(({ outcome }) => outcome === 'answered')).toHaveLength(2);
  expect(outcomes.at(-1)).toMatchObject({
    failure: { kind: 'rate-limited', status: 429 },
    usage: { calls: 0 },
  });
  expect(calls.length).toBeLessThanOrEqual(4);
});

test('asks a server no more that was down for four requests, one after the other', async () => {
  const { calls } = await start({ faults: ['server-error'] });
  const { complete } = model({ ...quick, concurrency: 2 });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => complete(request)));
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['failed']));
  expect(outcomes.at(-1)).toMatchObject({ failure: { kind: 'unavailable' }, usage: { calls: 0 } });
  expect(calls.length).toBeLessThanOrEqual(15);
});

test('gives up on a server that says nothing', async () => {
  await start({ faults: ['silence'] });
  const hasty = { ...quick, timeout: 30, retries: { ...quick.retries!, attempts: 2 } };
  expect(await model(hasty).complete(request)).toMatchObject({
    outcome: 'failed',
    failure: { kind: 'timed-out' },
    usage: { calls: 2 },
  });
});

test('stops when the run is stopped', async () => {
  await start({ faults: ['silence'] });
  const stopping = new AbortController();
  const asking = model().complete({ ...request, signal: stopping.signal });
  stopping.abort(new Error('stopped'));
  await expect(asking).rejects.toThrow('stopped');
});

test('spends no more calls than it may, those at once included', async () => {
  const { calls } = await start();
  const { complete } = model({ ...quick, budget: { calls: 3, tokens: 100_000 } });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => complete(request)));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
    ...Array<string>(3).fill('answered'),
    ...Array<string>(5).fill('failed'),
  ]);
  expect(outcomes.at(-1)).toMatchObject({ failure: { kind: 'budget-spent' } });
  expect(calls).toHaveLength(3);
});

test('spends no more tokens than it may', async () => {
  await start();
  const { complete } = model({ ...quick, budget: { calls: 100, tokens: 60 } });
  expect(await complete(request)).toMatchObject({ outcome: 'answered' });
  expect(await complete({ ...request, prompt: 'x'.repeat(300) })).toMatchObject({
    failure: { kind: 'budget-spent' },
    usage: { calls: 0 },
  });
});

test('asks so many at once and no more', async () => {
  let open = 0;
  let most = 0;
  const { complete } = openLanguageModel(
    {
      name: 'own',
      key: 'own',
      ask: async () => {
        most = Math.max(most, ++open);
        await new Promise(setImmediate);
        open -= 1;
        return { outcome: 'answered', text: '{"colour":"blu"}', model: 'own' };
      },
    },
    { concurrency: 3 },
  );
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => complete(request)));
  expect(outcomes.every(({ outcome }) => outcome === 'answered')).toBe(true);
  expect(most).toBe(3);
});

test('repeats neither key nor text in what it says of a failure', async () => {
  const key = 'sk-canary-7b1e';
  const citizen = 'RSSMRA85T10A562S';
  other = createServer((incoming, response) => {
    const { authorization } = incoming.headers;
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ error: { message: `Wrong key ${authorization} for ${citizen}` } }),
    );
  });
  await new Promise<void>((resolve) => other!.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1`;
  const { complete } = openLanguageModel(openAiServer({ baseUrl, apiKey: key, model: 'm' }), quick);
  const outcome = await complete({ ...request, prompt: citizen });
  expect(outcome).toMatchObject({ failure: { kind: 'unauthorised', status: 401 } });
  const said = modelError({ kind: 'unauthorised', status: 401 });
  const test = await testLanguageModel({ baseUrl, apiKey: key, model: 'm' }, 'it');
  for (const words of [JSON.stringify(outcome), said.message, said.what('it'), test.message]) {
    expect(words).not.toContain(key);
    expect(words).not.toContain(citizen);
  }
});

test('follows no redirect to another host', async () => {
  const { baseUrl, calls } = await start();
  other = createServer((_, response) => {
    response.writeHead(307, { location: `${baseUrl}/chat/completions` }).end();
  });
  await new Promise<void>((resolve) => other!.listen(0, '127.0.0.1', resolve));
  const from = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1`;
  const { complete } = openLanguageModel(
    openAiServer({ baseUrl: from, apiKey: '', model: 'urp-sandbox' }),
    quick,
  );
  expect(await complete(request)).toMatchObject({ failure: { kind: 'unavailable' } });
  expect(calls).toHaveLength(0);
});

test('lists the models that the server offers, and tests a credential by them', async () => {
  const { baseUrl } = await start();
  const settings = { baseUrl, apiKey: '', model: 'urp-sandbox' };
  expect(await listModels(settings, AbortSignal.timeout(5_000))).toContain('urp-sandbox-lento');
  expect(await testLanguageModel(settings, 'it')).toEqual({
    ok: true,
    message: expect.stringMatching(/^Il server risponde\. Modelli: urp-sandbox, /) as string,
  });
  const cases = [
    { ...settings, model: 'altro' },
    { ...settings, apiKey: 'sbagliata' },
    { ...settings, baseUrl: 'http://127.0.0.1:1/v1' },
    { ...settings, baseUrl: 'localhost' },
    { ...settings, baseUrl: 'file:///etc/passwd' },
  ];
  for (const each of cases) {
    expect(await testLanguageModel(each, 'en')).toMatchObject({ ok: false });
  }
});

test('has a sentence in both languages for each kind of failure', () => {
  const source = readFileSync('lib/language-model/languageModel.ts', 'utf8');
  const kinds = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, kind]) => kind);
  expect(kinds.length).toBeGreaterThan(8);
  for (const kind of kinds) {
    const error = modelError({ kind } as Parameters<typeof modelError>[0]);
    expect(error).toBeInstanceOf(UrpError);
    expect(error.what('it')).not.toBe(error.what('en'));
  }
});
