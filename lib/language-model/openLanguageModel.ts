import { setTimeout as sleep } from 'node:timers/promises';
import { jitteredWait, type RetryPolicy } from '../retry';
import { estimatedTokens, Spending, type ModelBudget } from './budget';
import { readJsonText } from './jsonText';
import type {
  Completion,
  CompletionRequest,
  LanguageModel,
  ModelFailure,
  ModelUsage,
} from './languageModel';
import type { Answer, AnswerFormat, ModelTransport } from './transport';
import { Turns } from './turns';

export interface LanguageModelOptions {
  /** For all requests together: make one language model a run. */
  budget?: ModelBudget;
  /** Requests at once. */
  concurrency?: number;
  retries?: RetryPolicy;
  /** Milliseconds for one attempt of a request that says none. */
  timeout?: number;
}

const usualBudget: ModelBudget = { calls: 1_000, tokens: 2_000_000 };
const usualConcurrency = 4;
/** A minute of rate limits is borne: providers count their limits by the minute. */
const usualRetries: RetryPolicy = { attempts: 5, base: 500, cap: 10_000, budget: 60_000 };
const usualTimeout = 60_000;

/** What each server was found to hold an answer to, for as long as this process lives. */
const formats = new Map<string, AnswerFormat>();
const plainer: Record<AnswerFormat, AnswerFormat | undefined> = {
  schema: 'object',
  object: 'text',
  text: undefined,
};
const passing = new Set<ModelFailure['kind']>([
  'malformed',
  'rate-limited',
  'timed-out',
  'unavailable',
]);

/** A language model over any transport: shapes checked, failures that pass retried, costs counted. */
export function openLanguageModel(
  transport: ModelTransport,
  options: LanguageModelOptions = {},
): LanguageModel {
  const around = {
    transport,
    retries: options.retries ?? usualRetries,
    timeout: options.timeout ?? usualTimeout,
    spending: new Spending(options.budget ?? usualBudget),
  };
  const turns = new Turns(options.concurrency ?? usualConcurrency);
  return {
    name: transport.name,
    complete: (request) => turns.take(() => complete(request, around)),
  };
}

interface Around {
  transport: ModelTransport;
  retries: RetryPolicy;
  timeout: number;
  spending: Spending;
}

async function complete<Value>(
  request: CompletionRequest<Value>,
  around: Around,
): Promise<Completion<Value>> {
  const { transport, retries } = around;
  const usage: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };
  const fail = (failure: ModelFailure): Completion<Value> => ({
    outcome: 'failed',
    failure,
    usage,
  });
  let waited = 0;
  for (let attempt = 1; ;) {
    request.signal?.throwIfAborted();
    const format = formats.get(transport.key) ?? 'schema';
    const answer = await ask(request, format, attempt > 1, around, usage);
    request.signal?.throwIfAborted();
    if (answer.outcome === 'unsupported') {
      const next = plainer[format];
      if (!next) return fail({ kind: 'refused', status: answer.status });
      formats.set(transport.key, next);
      continue;
    }
    const read = answer.outcome === 'answered' ? readAnswer(request, answer, usage) : answer;
    if (read.outcome === 'answered') return read;
    if (!passing.has(read.failure.kind) || attempt >= retries.attempts) return fail(read.failure);
    const wait = waitBefore(attempt, answer, retries);
    if (waited + wait > retries.budget) return fail(read.failure);
    waited += wait;
    attempt += 1;
    await sleep(wait, undefined, { signal: request.signal });
  }
}

function waitBefore(attempt: number, answer: Answer, retries: RetryPolicy): number {
  if (answer.outcome !== 'failed') return 0;
  return jitteredWait(attempt - 1, retries, answer.retryAfterSeconds);
}

async function ask<Value>(
  {
    system,
    prompt,
    schema,
    maxTokens,
    timeout,
    signal,
    logprobs = false,
  }: CompletionRequest<Value>,
  format: AnswerFormat,
  again: boolean,
  around: Around,
  usage: ModelUsage,
): Promise<Answer> {
  const { transport, spending } = around;
  // Whoever is not held to the schema reads it; and so does who was, but did not keep to it.
  const spelledOut =
    format === 'schema' && !again ? system : `${system}\n\n${inWords(schema.json)}`;
  const taken = estimatedTokens(spelledOut, prompt);
  if (!spending.take(taken)) return { outcome: 'failed', failure: { kind: 'budget-spent' } };
  const limit = AbortSignal.timeout(timeout ?? around.timeout);
  const answer = await transport.ask({
    system: spelledOut,
    prompt,
    schemaName: schema.name,
    schema: schema.json,
    format,
    maxTokens,
    logprobs,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  const { input, output } = tokensOf(answer, taken);
  spending.settle(taken, input, output);
  usage.calls += 1;
  usage.inputTokens += input;
  usage.outputTokens += output;
  return answer;
}

function tokensOf(answer: Answer, prompt: number): { input: number; output: number } {
  if (answer.outcome !== 'answered') return { input: 0, output: 0 };
  const { inputTokens = prompt, outputTokens = estimatedTokens(answer.text) } = answer;
  return { input: inputTokens, output: outputTokens };
}

function inWords(schema: object): string {
  return `Answer with one JSON object and nothing else. It must fit this JSON schema:\n${JSON.stringify(schema)}`;
}

function readAnswer<Value>(
  { schema }: CompletionRequest<Value>,
  { text, logprobs, model }: Extract<Answer, { outcome: 'answered' }>,
  usage: ModelUsage,
): Completion<Value> {
  const parsed = schema.zod.safeParse(readJsonText(text));
  if (!parsed.success) return { outcome: 'failed', failure: { kind: 'malformed' }, usage };
  return {
    outcome: 'answered',
    value: parsed.data,
    usage,
    model,
    ...(logprobs ? { logprobs } : {}),
  };
}
