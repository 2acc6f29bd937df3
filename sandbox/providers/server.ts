import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Phones } from '../phone';
import { fateOf, type Fate } from './behaviour';
import { providers } from './all';
import { PdndClient } from './inad/client';

/** A request as a provider reads it. */
export interface ProviderRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** Parsed by its content type; text where it is neither JSON nor a form. */
  body: unknown;
  bytes: Buffer;
}

export type ProviderAnswer =
  /** The line is cut with no word. */
  'cut' | { status: number; body?: unknown; headers?: Record<string, string> };

/** What a provider has around it. */
export interface Surroundings {
  phones: Phones;
  /** Where it is reached itself. */
  address: string;
  /** Whom the PDND knows. */
  pdndClient: PdndClient;
  /** The providers' clock, in milliseconds. */
  now(): number;
  /** What the recipient asks for; the refusals that pass after some times are counted here. */
  fate(recipient: string): Fate;
}

/** A stand-in for one provider: answers the paths that are its own. */
export interface Provider {
  paths: RegExp;
  answer(
    request: ProviderRequest,
    surroundings: Surroundings,
  ): ProviderAnswer | Promise<ProviderAnswer>;
}

export interface ProviderServer {
  address: string;
  pdndClient: PdndClient;
  /** A test's own answer, before the provider's; undefined lets the provider answer. */
  intercept?: (
    request: ProviderRequest,
  ) => ProviderAnswer | undefined | Promise<ProviderAnswer | undefined>;
  /** Sets the providers' clock ahead by so many seconds, for what takes its time. */
  skip(seconds: number): void;
  /** Every request that came. */
  requests: ProviderRequest[];
  stop(): Promise<void>;
}

const loopback = '127.0.0.1';
const timesRefused = 2;
const mostRequestsKept = 10_000;

/** All providers behind one address on loopback, each under its own paths. @throws when the port is taken */
export async function startProviders(
  phones: Phones,
  port = 0,
  pdndClient = new PdndClient(),
): Promise<ProviderServer> {
  const counts = new Map<string, number>();
  let ahead = 0;
  const surroundings: Surroundings = {
    phones,
    pdndClient,
    address: '',
    now: () => Date.now() + ahead,
    fate: (recipient) => passing(fateOf(recipient), recipient, counts),
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    if (provided.requests.length < mostRequestsKept) provided.requests.push(request);
    const provider = providers.find(({ paths }) => paths.test(request.path));
    const answer =
      (await provided.intercept?.(request)) ??
      (provider ? await provider.answer(request, surroundings) : { status: 404 });
    if (answer === 'cut') return void incoming.socket.destroy();
    const { status, body = '', headers = {} } = answer;
    const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  surroundings.address = `http://${loopback}:${(server.address() as AddressInfo).port}`;
  const provided: ProviderServer = {
    address: surroundings.address,
    pdndClient,
    requests: [],
    skip: (seconds) => {
      ahead += seconds * 1000;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provided;
}

/** A refusal that passes is given so many times, and then the next message meets the same. */
function passing(fate: Fate, recipient: string, counts: Map<string, number>): Fate {
  if (fate !== '429' && fate !== '503') return fate;
  const times = counts.get(recipient) ?? 0;
  counts.set(recipient, times < timesRefused ? times + 1 : 0);
  return times < timesRefused ? fate : 'delivered';
}

async function read(incoming: IncomingMessage): Promise<ProviderRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', `http://${loopback}`);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: parse(bytes, headers['content-type'] ?? ''),
    bytes,
  };
}

function parse(bytes: Buffer, type: string): unknown {
  const text = bytes.toString('utf8');
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!type.startsWith('application/json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
