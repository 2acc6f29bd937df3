import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { models, steady, type Fault, type ModelBehaviour } from './behaviour';
import { chatRequest, completionOf, unknownParameter, type ChatRequest } from './chat';

const loopback = '127.0.0.1';
const largestBody = 16 * 1024 * 1024;

/** What a caller was answered, for tests and measures. */
export interface ModelCall {
  model: string;
  status: number;
  promptTokens: number;
  completionTokens: number;
  /** As it came. */
  request: ChatRequest;
}

export interface LanguageModelServer {
  /** `http://127.0.0.1:<port>/v1`, what a credential wants. */
  baseUrl: string;
  calls: ModelCall[];
  stop(): Promise<void>;
}

/**
 * A server on loopback that speaks OpenAI's `/v1/models` and `/v1/chat/completions`. It takes any key
 * but `sbagliata` (401). The model's name says how it behaves (behaviour.ts); `behaviour` puts its
 * own in the place of them all.
 * @throws when the port is taken
 */
export async function startLanguageModel({
  port = 0,
  behaviour,
}: { port?: number; behaviour?: Partial<ModelBehaviour> } = {}): Promise<LanguageModelServer> {
  const stopping = new AbortController();
  const calls: ModelCall[] = [];
  const numbers = new Map<string, number>();
  const recent = new Map<string, number[]>();
  const desk: Desk = {
    behaviourOf: (model) => (behaviour ? { ...steady, ...behaviour } : models[model]?.behaviour),
    calls,
    nextNumber: (model) => {
      const number = numbers.get(model) ?? 0;
      numbers.set(model, number + 1);
      return number;
    },
    recentOf: (model) => {
      const times = recent.get(model) ?? [];
      recent.set(model, times);
      return times;
    },
    stopping: stopping.signal,
  };
  const server = createServer((request, response) => {
    answer(desk, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  return {
    baseUrl: `http://${loopback}:${(server.address() as AddressInfo).port}/v1`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        stopping.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Desk {
  behaviourOf(model: string): ModelBehaviour | undefined;
  calls: ModelCall[];
  nextNumber(model: string): number;
  /** When the latest requests came, in milliseconds. */
  recentOf(model: string): number[];
  stopping: AbortSignal;
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse) {
  if (request.headers.authorization === 'Bearer sbagliata') {
    return refuse(response, 401, 'invalid_api_key', 'Incorrect API key provided.');
  }
  switch (`${request.method} ${request.url?.replace(/\?.*/, '')}`) {
    case 'GET /v1/models':
      return send(response, 200, {
        object: 'list',
        data: Object.keys(models).map((id) => ({
          id,
          object: 'model',
          created: 1_750_000_000,
          owned_by: 'urp-sandbox',
        })),
      });
    case 'POST /v1/chat/completions':
      return complete(desk, request, response);
    default:
      return refuse(response, 404, 'not_found', 'No such path.');
  }
}

async function complete(desk: Desk, request: IncomingMessage, response: ServerResponse) {
  const parsed = chatRequest.safeParse(await readBody(request));
  if (!parsed.success) return refuse(response, 400, 'invalid_request', 'Malformed request.');
  const asked = parsed.data;
  const behaviour = desk.behaviourOf(asked.model);
  if (!behaviour) return refuse(response, 404, 'model_not_found', 'No such model.');
  const told = { model: asked.model, promptTokens: 0, completionTokens: 0, request: asked };

  const wait = secondsToWait(desk.recentOf(asked.model), behaviour.limit);
  if (wait > 0) {
    desk.calls.push({ ...told, status: 429 });
    response.setHeader('retry-after', String(wait));
    return refuse(response, 429, 'rate_limit_exceeded', 'Rate limit reached.');
  }
  await sleep(behaviour.latency, undefined, { signal: desk.stopping });
  const unknown = unknownParameter(asked, behaviour) ?? (asked.stream ? 'stream' : undefined);
  if (unknown) {
    desk.calls.push({ ...told, status: 400 });
    return refuse(response, 400, 'unsupported_parameter', `Unsupported: ${unknown}.`, unknown);
  }
  if (behaviour.refuses?.test(JSON.stringify(asked.messages))) {
    desk.calls.push({ ...told, status: 400 });
    return refuse(response, 400, 'content_filter', 'Refused by the content policy.');
  }
  const number = desk.nextNumber(asked.model);
  const fault = behaviour.faults[number % Math.max(1, behaviour.faults.length)] ?? null;
  if (fault === 'silence') return;
  if (fault === 'server-error') {
    desk.calls.push({ ...told, status: 500 });
    return refuse(response, 500, 'server_error', 'The server had an error.');
  }
  if (fault === 'unauthorised') {
    desk.calls.push({ ...told, status: 401 });
    return refuse(response, 401, 'invalid_api_key', 'Incorrect API key provided.');
  }
  deliver(
    response,
    completionOf(asked, fault, number, behaviour.thinking),
    fault,
    told,
    desk.calls,
  );
}

function deliver(
  response: ServerResponse,
  completion: object,
  fault: Fault | null,
  told: Omit<ModelCall, 'status'>,
  calls: ModelCall[],
): void {
  const { usage } = completion as { usage: { prompt_tokens: number; completion_tokens: number } };
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage;
  calls.push({ ...told, promptTokens, completionTokens, status: 200 });
  if (fault !== 'drop') return send(response, 200, completion);
  const body = JSON.stringify(completion);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

/** Seconds until a request is taken again; 0 where this one is, which then counts. */
function secondsToWait(recent: number[], limit: ModelBehaviour['limit']): number {
  if (!limit) return 0;
  const now = Date.now();
  while (recent[0] !== undefined && recent[0] <= now - limit.seconds * 1000) recent.shift();
  if (recent.length >= limit.requests) {
    return Math.max(1, Math.ceil((recent[0]! + limit.seconds * 1000 - now) / 1000));
  }
  recent.push(now);
  return 0;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  param: string | null = null,
): void {
  send(response, status, { error: { message, type: 'invalid_request_error', code, param } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
