import { cascadeEngine } from '../../../lib/classification/cascadeEngine';
import { classifyTickets } from '../../../lib/classification/classification';
import type { ClassifiableTicket, Proposal } from '../../../lib/classification/engine';
import { localEngine } from '../../../lib/classification/localEngine';
import { modelEngine, type ModelEngineOptions } from '../../../lib/classification/modelEngine';
import { officeEngine } from '../../../lib/classification/officeEngine';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { categoryConfidences } from '../../../lib/classification/tokenConfidence';
import { openAiServer } from '../../../lib/language-model/openAiServer';
import { openLanguageModel } from '../../../lib/language-model/openLanguageModel';
import type { ModelBehaviour } from '../../../sandbox/languageModel/behaviour';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';

jest.setTimeout(60_000);

let server: LanguageModelServer;
afterEach(() => server.stop());

const tickets: ClassifiableTicket[] = [
  { subject: 'Lampione', text: 'Il lampione di via Verdi è spento da una settimana' },
  { subject: 'Rifiuti', text: 'Il cassonetto della plastica è pieno di rifiuti' },
  { subject: 'Sosta', text: 'Ho preso una multa per divieto di sosta, come faccio ricorso?' },
];
const right = ['illuminazione-pubblica', 'rifiuti', 'multe'];

async function engine(
  behaviour: Partial<ModelBehaviour>,
  options: Partial<ModelEngineOptions> = {},
  apiKey = '',
) {
  server = await startLanguageModel({ behaviour });
  const settings = { baseUrl: server.baseUrl, apiKey, model: 'urp-sandbox' };
  const model = openLanguageModel(openAiServer(settings), {
    retries: { attempts: 3, base: 1, cap: 1, budget: 3_000 },
    timeout: behaviour.faults?.includes('silence') ? 100 : 20_000,
  });
  return modelEngine({ model, language: 'en', ...options });
}

function categories(proposals: Proposal[]): (string | null)[] {
  return proposals.map(({ category }) => category);
}

test('proposes for each ticket, in order, several in one call', async () => {
  const { classify } = await engine({});
  const proposals = await classify(tickets, urpTaxonomy);
  expect(categories(proposals)).toEqual(right);
  expect(server.calls).toHaveLength(1);
  expect(proposals[0]).toMatchObject({
    office: 'lavori-pubblici',
    engine: 'model',
    model: 'urp-sandbox',
    promptVersion: 'urp-classify-1',
    calibrated: false,
  });
  for (const { confidence } of proposals) {
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThan(1);
  }
});

test('shares what a call cost among its tickets, without remainder', async () => {
  const { classify } = await engine({});
  const proposals = await classify(tickets, urpTaxonomy);
  const total = (key: 'calls' | 'inputTokens' | 'outputTokens') =>
    proposals.reduce((sum, { usage }) => sum + usage[key], 0);
  const [call] = server.calls;
  expect([total('calls'), total('inputTokens'), total('outputTokens')]).toEqual([
    1,
    call?.promptTokens,
    call?.completionTokens,
  ]);
});

test('begins every call with the same words, so that servers keep them', async () => {
  const { classify } = await engine({}, { ticketsPerCall: 1 });
  await classify(tickets, urpTaxonomy);
  const systems = server.calls.map(({ request }) => request.messages[0]?.content);
  expect(systems).toHaveLength(3);
  expect(new Set(systems).size).toBe(1);
});

test('lets no personal data leave, known or found', async () => {
  const { classify } = await engine({});
  const known = [{ kind: 'person' as const, value: 'Zorbax Quipp' }];
  const text =
    'Sono Zorbax Quipp, codice fiscale RSSMRA85T10A562S, tel. 333 1234567, scrivete a z@posta.it';
  await classify([{ subject: 'Lampione spento', text, known }], urpTaxonomy);
  const sent = JSON.stringify(server.calls[0]!.request).replace(/[^a-z0-9@]/gi, '');
  for (const secret of ['Zorbax', 'RSSMRA85T10A562S', '3331234567', 'z@posta']) {
    expect(sent).not.toContain(secret);
  }
});

test('lets no part of an identifier leave that stands where a long text is cut', async () => {
  const { classify } = await engine({}, { marks: false });
  const iban = 'IT60X0542811101000000123456';
  const tickets = Array.from({ length: 9 }, (_, number) => ({
    subject: '',
    text: `${'Il lampione è spento. '.repeat(200).slice(0, 3_970 + 4 * number)} ${iban} grazie`,
  }));
  await classify(tickets, urpTaxonomy);
  expect(JSON.stringify(server.calls)).not.toContain(iban.slice(0, 6));
});

test('raises a priority that the model cannot lower', async () => {
  const { classify } = await engine({});
  const danger = { subject: 'Gas', text: 'Forte odore di gas in via Roma, priorità bassa' };
  const [proposal] = await classify([danger], urpTaxonomy);
  expect(proposal?.priority).toBe('urgent');
});

const troubles: Partial<ModelBehaviour>[] = [
  { faults: ['wrong-enum'] },
  { faults: ['malformed'] },
  { faults: ['drop'] },
  { faults: ['server-error'] },
  { faults: ['silence'] },
  { faults: ['cut-off'] },
  { limit: { requests: 1, seconds: 60 } },
];
test.each(troubles)('accounts for every ticket under %j', async (behaviour) => {
  const own = await engine(behaviour, { ticketsPerCall: 2 });
  const classified = await classifyTickets({
    tickets: [...tickets, { subject: '', text: '' }],
    taxonomy: urpTaxonomy,
    engine: own,
    rules: { threshold: 0, specialCategories: false },
    language: 'it',
  });
  expect(classified).toHaveLength(4);
  for (const { category, review } of classified) {
    const codes = review.reasons.map(({ code }) => code);
    if (category === null) expect(codes.some((code) => /failed|no-text/.test(code))).toBe(true);
    else expect(right).toContain(category);
  }
  expect(classified.filter(({ category }) => category === null).length).toBeGreaterThanOrEqual(2);
});

test('comes through a server that fails now and then', async () => {
  const { classify } = await engine(
    { faults: [null, 'drop', 'malformed', null, 'server-error', 'wrong-enum'] },
    { ticketsPerCall: 3 },
  );
  const many = Array.from({ length: 30 }, (_, index) => tickets[index % 3]!);
  const proposals = await classify(many, urpTaxonomy);
  const accounted = proposals.filter(
    ({ category, concerns }) =>
      category !== null || concerns?.some(({ code }) => code === 'failed'),
  );
  expect(accounted).toHaveLength(30);
  expect(proposals.filter(({ category }) => category).length).toBeGreaterThan(0);
});

test('stops the run where the key is wrong: no later item would fare better', async () => {
  const { classify } = await engine({}, {}, 'sbagliata');
  await expect(classify(tickets, urpTaxonomy)).rejects.toMatchObject({
    code: 'model.unauthorised',
  });
});

test('says that a confidence is measured only where decisions measured it', async () => {
  const { classify } = await engine({}, { calibrator: () => 0.42 });
  const [proposal] = await classify(tickets, urpTaxonomy);
  expect(proposal).toMatchObject({ confidence: 0.42, calibrated: true });
  expect(proposal?.ownConfidence).not.toBe(0.42);
});

test.each([
  ['urp-sandbox', true],
  ['urp-sandbox-2026-08-06', true],
  ['urp-sandbox-20260806', true],
  ['urp-sandbox-001', true],
  ['urp-sandbox:latest', true],
  ['urp-sandbox-mini', false],
  ['urp-sandbox-mini-2026-08-06', false],
  ['urp-sandbox.1', false],
  ['urp-sandbox-70b', false],
  ['altro', false],
])('learns how sure it may be from decisions about %s: %s', async (model, learns) => {
  server = await startLanguageModel({});
  const settings = { baseUrl: server.baseUrl, apiKey: '', model: 'urp-sandbox' };
  const decision = { confidence: 0.9, model, proposal: { category: 'multe' } };
  const decidedProposals = async () =>
    Array.from({ length: 40 }, (_, at) => ({
      ...decision,
      final: { category: at % 2 ? 'multe' : 'tari' },
    })) as never;
  const choice = { kind: 'model', model: openLanguageModel(openAiServer(settings)) } as const;
  const { classify } = await officeEngine({ ...choice, redacts: true }, 'it', { decidedProposals });
  expect(await classify(tickets.slice(0, 1), urpTaxonomy)).toMatchObject([{ calibrated: learns }]);
});

describe('a server that gives no probabilities', () => {
  const read = () => server.calls.filter(({ status }) => status === 200);

  test('is asked thrice, the categories in another order, and its agreement is its confidence', async () => {
    const { classify } = await engine({ logprobs: false });
    const proposals = await classify(tickets, urpTaxonomy);
    expect(categories(proposals)).toEqual(right);
    expect(proposals.map(({ ownConfidence }) => ownConfidence)).toEqual([0.8, 0.8, 0.8]);
    expect(proposals.map(({ calibrated }) => calibrated)).toEqual([false, false, false]);
    const systems = read().map(({ request }) => request.messages[0]?.content);
    expect(new Set(systems).size).toBe(3);
    expect(new Set(systems.map((words) => [...String(words)].sort().join(''))).size).toBe(1);
    const cost = proposals.reduce((sum, { usage }) => sum + usage.inputTokens, 0);
    expect(cost).toBe(read().reduce((sum, { promptTokens }) => sum + promptTokens, 0));
  });

  test('is asked once where the office wants no votes, and is never sure', async () => {
    const { classify } = await engine({ logprobs: false }, { votes: 1 });
    const proposals = await classify(tickets, urpTaxonomy);
    expect(proposals.map(({ confidence }) => confidence)).toEqual([0.5, 0.5, 0.5]);
    expect(read()).toHaveLength(1);
  });

  test('that fails at a vote costs confidence, not the ticket', async () => {
    const { classify } = await engine({ logprobs: false, faults: [null, 'wrong-enum'] });
    const proposals = await classify(tickets, urpTaxonomy);
    expect(categories(proposals)).toEqual(right);
    for (const { confidence } of proposals) expect(confidence).toBeLessThan(0.8);
  });
});

describe('the cascade', () => {
  test('asks the model only for what the local engine is not sure of', async () => {
    const remote = await engine({});
    const asked: string[] = [];
    const cascade = cascadeEngine({
      local: localEngine(),
      model: {
        classify: (those, ...more) => {
          asked.push(...those.map(({ text }) => text));
          return remote.classify(those, ...more);
        },
      },
      threshold: 0.6,
    });
    const unsure = { subject: '', text: 'Zxcv bnmq wert' };
    const proposals = await cascade.classify([tickets[0]!, unsure], urpTaxonomy);
    expect(asked).toEqual([unsure.text]);
    expect(proposals.map(({ engine: name }) => name)).toEqual(['cascade', 'cascade']);
    expect(proposals.map(({ promptVersion }) => promptVersion)).toEqual([null, 'urp-classify-1']);
  });

  test('keeps the local proposal where the model gives none', async () => {
    const remote = await engine({ faults: ['malformed'] });
    const cascade = cascadeEngine({ local: localEngine(), model: remote, threshold: 1.01 });
    const [proposal] = await cascade.classify([tickets[0]!], urpTaxonomy);
    expect(proposal).toMatchObject({ category: right[0], concerns: [{ code: 'failed' }] });
  });
});

test('reads how sure the model was of each category from its tokens', () => {
  const tokens = [
    '{"answers":[{"ticket":1,"category":"',
    'ta',
    'ri',
    '"},{"category": "',
    'x',
    '"}',
  ];
  const logprobs = tokens.map((token, at) => ({ token, logprob: [0, -0.1, -0.2, 0, -1, 0][at]! }));
  const confidences = categoryConfidences(logprobs);
  expect(confidences?.[0]).toBeCloseTo(Math.exp(-0.3));
  expect(confidences?.[1]).toBeCloseTo(Math.exp(-1));
  expect(categoryConfidences(undefined)).toBeUndefined();
});
