import { setTimeout as sleep } from 'node:timers/promises';
import { atMost } from '../inParallel';
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
import { Pace } from './pace';
import type { Answer, AnswerFormat, ModelTransport } from './transport';

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
/**
 * Some minutes of rate limits are borne: providers count by the minute, and the requests at once wait
 * for one another's turn. Only other failures count as attempts.
 */
const usualRetries: RetryPolicy = { attempts: 5, base: 500, cap: 10_000, budget: 180_000 };
const usualTimeout = 60_000;
/** Else a thousand tickets would wait for hours at a server that is down. */
const downForAll = 4;

/** What each server was found to hold an answer to, for as long as this process lives. */
const formats = new Map<string, AnswerFormat>();
/** Servers whose models think before they write, and need more room for an answer than it shows. */
const thinkers = new Set<string>();
const roomToThink = { times: 8, most: 16_000 };
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
  const around: Around = {
    transport,
    retries: options.retries ?? usualRetries,
    timeout: options.timeout ?? usualTimeout,
    spending: new Spending(options.budget ?? usualBudget),
    pace: new Pace(),
    down: 0,
  };
  const inTurn = atMost(options.concurrency ?? usualConcurrency);
  return {
    name: transport.name,
    complete: (request) => inTurn(() => complete(request, around)),
  };
}

interface Around {
  transport: ModelTransport;
  retries: RetryPolicy;
  timeout: number;
  spending: Spending;
  pace: Pace;
  /** What every later request would meet as well, and is therefore spared. */
  lasting?: ModelFailure;
  /** Requests that a server which is down cost all their attempts, since the last answer. */
  down: number;
}

async function complete<Value>(
  request: CompletionRequest<Value>,
  around: Around,
): Promise<Completion<Value>> {
  const { transport, retries, pace } = around;
  const usage: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };
  const fail = (failure: ModelFailure): Completion<Value> => ({
    outcome: 'failed',
    failure,
    usage,
  });
  // What ends a request that comes while the server wants none for longer than it may wait.
  let failure: ModelFailure = { kind: 'rate-limited', status: 429 };
  let [attempts, doublings, waited, backoff] = [0, 0, 0, 0];
  for (;;) {
    if (around.lasting) return fail(around.lasting);
    const wait = pace.left() + backoff;
    if (waited + wait > retries.budget) return fail(failure);
    if (wait > 0) await sleep(wait, undefined, { signal: request.signal });
    waited += wait;
    request.signal?.throwIfAborted();
    const format = formats.get(transport.key) ?? 'schema';
    const answer = await ask(request, format, failure.kind === 'malformed', around, usage);
    request.signal?.throwIfAborted();
    if (answer.outcome === 'unsupported') {
      const next = plainer[format];
      if (!next) return fail({ kind: 'refused', status: answer.status });
      formats.set(transport.key, next);
      continue;
    }
    const read = answer.outcome === 'answered' ? readAnswer(request, answer, usage) : answer;
    if (read.outcome === 'answered') {
      around.down = 0;
      return read;
    }
    failure = read.failure;
    if (failure.kind === 'cut-off' && !thinkers.has(transport.key)) {
      thinkers.add(transport.key);
      continue;
    }
    if (failure.kind !== 'rate-limited') attempts += 1;
    if (!passing.has(failure.kind) || attempts >= retries.attempts) {
      noteLasting(failure, around);
      return fail(failure);
    }
    if (answer.outcome === 'failed') {
      // Who is told when to come back need not guess: only not all in the same moment.
      const isTold = answer.retryAfterSeconds !== undefined;
      pace.hold(answer.retryAfterSeconds);
      backoff = jitteredWait(isTold ? 0 : doublings, retries);
    } else backoff = 0;
    doublings += 1;
  }
}

/** A key or a model that the server does not know; or a server that is down for one request after another. */
function noteLasting(failure: ModelFailure, around: Around): void {
  if (failure.kind === 'unavailable' || failure.kind === 'timed-out') around.down += 1;
  const isSettings = failure.status === 401 || failure.status === 404;
  if (isSettings || around.down >= downForAll) around.lasting = failure;
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
  strayed: boolean,
  around: Around,
  usage: ModelUsage,
): Promise<Answer> {
  const { transport, spending } = around;
  // Whoever is not held to the schema reads it; and so does who was, but did not keep to it.
  const spelledOut =
    format === 'schema' && !strayed ? system : `${system}\n\n${inWords(schema.json)}`;
  const taken = estimatedTokens(spelledOut, prompt);
  if (!spending.take(taken)) return { outcome: 'failed', failure: { kind: 'budget-spent' } };
  const limit = AbortSignal.timeout(timeout ?? around.timeout);
  const answer = await transport.ask({
    system: spelledOut,
    prompt,
    schemaName: schema.name,
    schema: schema.json,
    format,
    maxTokens: thinkers.has(transport.key) ? withRoom(maxTokens) : maxTokens,
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

function withRoom(tokens: number): number {
  return Math.max(tokens, Math.min(tokens * roomToThink.times, roomToThink.most));
}

/** Of an answer that never came nobody knows the cost; where it came too late, its prompt was read. */
function tokensOf(answer: Answer, prompt: number): { input: number; output: number } {
  if (answer.outcome === 'unsupported') return { input: 0, output: 0 };
  if (answer.outcome === 'failed') {
    const { failure, inputTokens, outputTokens = 0 } = answer;
    const read = failure.kind === 'timed-out' ? prompt : 0;
    return { input: inputTokens ?? read, output: outputTokens };
  }
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
