import { z } from 'zod';
import { chatModelTransport, type ChatModel } from '../../../lib/language-model/chatModel';
import { readJsonText } from '../../../lib/language-model/jsonText';
import { openLanguageModel } from '../../../lib/language-model/openLanguageModel';

const request = {
  system: 'Rispondi.',
  prompt: 'Ciao',
  schema: {
    name: 'answer',
    json: { type: 'object', properties: { yes: { type: 'boolean' } }, required: ['yes'] },
    zod: z.object({ yes: z.boolean() }),
  },
  maxTokens: 10,
};
const usage = { usage_metadata: { input_tokens: 7, output_tokens: 3 } };

function complete(chatModel: ChatModel) {
  return openLanguageModel(chatModelTransport(chatModel), {
    retries: { attempts: 2, base: 1, cap: 1, budget: 100 },
  }).complete(request);
}

test('asks a model for structured output where it can give it', async () => {
  const asked: unknown[] = [];
  const outcome = await complete({
    model: 'a',
    invoke: () => Promise.reject(new Error('not this way')),
    withStructuredOutput: (schema) => ({
      invoke: (messages) => {
        asked.push(schema, messages);
        return Promise.resolve({ raw: { content: '', ...usage }, parsed: { yes: true } });
      },
    }),
  });
  expect(outcome).toEqual({
    outcome: 'answered',
    value: { yes: true },
    usage: { calls: 1, inputTokens: 7, outputTokens: 3 },
    model: 'a',
  });
  expect(asked).toEqual([
    { title: 'answer', ...request.schema.json },
    [
      ['system', 'Rispondi.'],
      ['human', 'Ciao'],
    ],
  ]);
});

const contents = [
  { what: 'a text', content: '{"yes":true}' },
  {
    what: 'blocks',
    content: [
      { type: 'text', text: '{"yes":' },
      { type: 'text', text: 'true}' },
    ],
  },
  { what: 'a fence', content: 'Ecco:\n```json\n{"yes": true}\n```' },
  { what: 'thinking aloud', content: '<think>{"yes":false}?</think>{"yes":true}' },
];
test.each(contents)('reads the answer of a model without it from $what', async ({ content }) => {
  const outcome = await complete({
    modelName: 'b',
    invoke: (messages) => {
      expect(messages[0]?.[1]).toContain('JSON schema');
      return Promise.resolve({ content, ...usage });
    },
  });
  expect(outcome).toMatchObject({ outcome: 'answered', value: { yes: true }, model: 'b' });
});

const failures = [
  { error: { status: 429, headers: { 'retry-after': '0' } }, kind: 'rate-limited' },
  { error: { status: 401 }, kind: 'unauthorised' },
  { error: new TypeError('fetch failed'), kind: 'unavailable' },
];
test.each(failures)('tells $kind from what the model throws', async ({ error, kind }) => {
  const outcome = await complete({
    model: 'c',
    invoke: () => Promise.reject(error as Error),
    withStructuredOutput: () => ({ invoke: () => Promise.reject(error as Error) }),
  });
  expect(outcome).toMatchObject({ outcome: 'failed', failure: { kind } });
});

test('reads no JSON where there is none', () => {
  expect(readJsonText('Mi dispiace, non posso.')).toBeUndefined();
  expect(readJsonText('')).toBeUndefined();
});
