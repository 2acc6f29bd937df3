import { openAiServer } from '../../../lib/language-model/openAiServer';
import { openLanguageModel } from '../../../lib/language-model/openLanguageModel';
import { extractiveEngine } from '../../../lib/summary/extractive';
import { modelSummaries, type ModelSummaryOptions } from '../../../lib/summary/modelEngine';
import type { SummaryOptions } from '../../../lib/summary/summary';
import { readMessages, readTicket, type Thread } from '../../../lib/summary/thread';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';
import threads from './threads.it.json';

let server: LanguageModelServer;
beforeAll(async () => {
  server = await startLanguageModel();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.calls.length = 0;
});

const options: SummaryOptions = { length: { unit: 'sentences', most: 3 }, language: 'it' };

function summarise(
  all: Thread[],
  own: Partial<ModelSummaryOptions> & { name?: string; calls?: number } = {},
  asked: SummaryOptions = options,
) {
  const { name = 'urp-sandbox', calls = 100, ...more } = own;
  const settings = { baseUrl: server.baseUrl, apiKey: '', model: name };
  const model = openLanguageModel(openAiServer(settings), {
    budget: { calls, tokens: 1_000_000 },
    retries: { attempts: 2, base: 1, cap: 1, budget: 10 },
  });
  return modelSummaries({ model, ...more }).summarise(all, asked);
}

const sent = () => server.calls.map(({ request }) => JSON.stringify(request.messages)).join('\n');

const anna = readMessages([
  {
    from: 'Anna Provetti',
    at: '2026-11-02T08:00:00Z',
    text: 'Sono Anna Provetti, CF PRVNNA80A41H501X, tel. 333 1234567. Il lampione di via Po 3 è spento da tre giorni. Quando lo riparate?',
  },
  {
    from: 'Ufficio tecnico',
    at: '2026-11-03T08:00:00Z',
    text: 'Gentile signora, la ditta interverrà entro il 20 novembre 2026.',
  },
]);

test('has the shape of the extractive engine, and every statement cites words of the thread', async () => {
  const all = threads.map(({ messages }) => readMessages(messages));
  const [byModel, byRules] = [await summarise(all), await extractiveEngine.summarise(all, options)];
  for (const [at, summary] of byModel.entries()) {
    expect(Object.keys(summary).sort()).toEqual(Object.keys(byRules[at]!).sort());
    expect(summary).toMatchObject({ engine: 'model', model: 'urp-sandbox', unsupported: [] });
    expect(summary.sentences.length).toBeGreaterThan(0);
    const cited = [...summary.sentences.flatMap(({ sources }) => sources), ...summary.promised];
    for (const { message, start, end, text } of cited) {
      const source = all[at]!.messages.find(({ name }) => name === message)!.text;
      expect(source.slice(start, end)).toBe(text);
    }
  }
});

test('names what is asked and promised by the words of the thread, the term by the calendar', async () => {
  const [summary] = await summarise([anna]);
  expect(summary).toMatchObject({
    asked: { message: 'messages.0', text: 'Quando lo riparate?' },
    promised: [{ from: 'Ufficio tecnico', dueAt: '2026-11-20' }],
    nextStep: expect.stringContaining('20/11/2026'),
    usage: { calls: 1 },
  });
});

test('sends no personal data, and puts it back in what comes', async () => {
  const [summary] = await summarise(
    [anna],
    {},
    { ...options, length: { unit: 'sentences', most: 9 } },
  );
  for (const personal of ['Anna', 'Provetti', 'PRVNNA80A41H501X', '1234567']) {
    expect(sent()).not.toContain(personal);
  }
  expect(summary!.text).toContain('Anna Provetti');
  expect(JSON.stringify(summary)).not.toContain('PERSONA_');
});

test('sends what a form says of its citizen no more than names', async () => {
  const ticket = readTicket({ text: 'Qui Zyxwella, mi chiami. Il lampione di via Po 3 è spento.' });
  await summarise([ticket], { known: [[{ kind: 'person', value: 'Zyxwella' }]] });
  expect(sent()).not.toContain('Zyxwella');
  await summarise([ticket], { redacts: false });
  expect(sent()).toContain('Zyxwella');
});

test('leaves out what the thread does not bear out, and says what was wrong with it', async () => {
  const [summary] = await summarise([anna], { name: 'urp-sandbox-inventa' });
  expect(summary!.engine).toBe('model');
  expect(summary!.text).not.toMatch(/Inventati|4\.321|2031/);
  const kinds = summary!.unsupported.map(({ claims }) => claims.map(({ kind }) => kind));
  expect(kinds).toEqual([['name', 'number', 'date']]);
  expect(summary!.warnings).toEqual([expect.stringContaining('1 frase')]);
});

test.each<[string, Parameters<typeof summarise>[1], RegExp]>([
  ['words instead of an answer come', { name: 'urp-sandbox-malformato' }, /forma/],
  ['the budget is spent', { calls: 0 }, /finiti/],
])('where %s, the extractive engine sums up and says why', async (_, own, why) => {
  const [summary] = await summarise([anna], own);
  const [extractive] = await extractiveEngine.summarise([anna], options);
  expect(summary).toMatchObject({ engine: 'extractive', model: null, text: extractive!.text });
  expect(summary!.warnings[0]).toMatch(why);
});

test('stops where the settings are wrong', async () => {
  await expect(summarise([anna], { name: 'nobody' })).rejects.toMatchObject({
    code: 'model.unknown-model',
  });
});

describe('a long thread', () => {
  const long = readMessages(
    Array.from({ length: 60 }, (_, at) => ({
      from: at % 2 === 0 ? 'Anna' : 'URP',
      at: null,
      text: `Il punto numero ${at + 100} riguarda la strada della frazione e i suoi lampioni.`,
    })),
  );

  test('is read in parts, and their statements are summed up once more', async () => {
    const [summary] = await summarise([long], { tokensPerCall: 400 });
    expect(server.calls.length).toBeGreaterThan(3);
    expect(summary!.usage.calls).toBe(server.calls.length);
    expect(summary!.sentences).toHaveLength(3);
    for (const { text, sources } of summary!.sentences) expect(text).toBe(sources[0]!.text);
    expect(summary!.unread).toEqual([]);
  });

  test('beyond its tokens keeps both ends, and says what it did not read', async () => {
    const [summary] = await summarise([long], { tokensPerThread: 600 });
    expect(sent()).toContain('100');
    expect(sent()).toContain('159');
    expect(sent()).not.toContain('130');
    expect(summary!.unread).toContainEqual(
      expect.objectContaining({ message: 'messages.30', why: 'too-long' }),
    );
    expect(summary!.readCharacters).toBeLessThan(
      long.messages.reduce((sum, { text }) => sum + text.length, 0),
    );
  });
});

test.each([40, 120, 300])('keeps to %i characters', async (most) => {
  const [summary] = await summarise(
    [anna],
    {},
    { ...options, length: { unit: 'characters', most } },
  );
  expect(summary!.text.length).toBeLessThanOrEqual(most);
  expect(summary!.text).not.toBe('');
});
