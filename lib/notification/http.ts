import axios, { isAxiosError, type AxiosResponse } from 'axios';
import { retryAfterSeconds } from '../retry';
import type { Delivery } from './channel';
import { codeOf, evidenceOf } from './evidence';
import { noSuchRecipient, oursToMend, passing, refused, uncertain, type Verdict } from './verdict';

/** One request to a provider. A plain object goes as JSON, parameters as a form, bytes as they are. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers?: Record<string, string>;
  body?: object;
  basic?: { user: string; password: string };
  /** Milliseconds, where it takes longer than others. */
  timeout?: number;
}

/**
 * What came of a request. `lost`: no answer; `mayHaveArrived` unless it is certain that the provider
 * never read the request.
 */
export type HttpOutcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: unknown }
  | { kind: 'lost'; code: string; words: string; mayHaveArrived: boolean };

const usualTimeout = 30_000;
const largestAnswer = 5 * 1024 * 1024;

/** Faults that come before a request can be read: names, routes, doors, certificates. */
const neverArrived =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_INVALID_URL|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO)/;
/** Of those, the faults of the line that pass by themselves. */
const passingFaults = /^(ECONNREFUSED|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)$/;

/**
 * Asks a provider once. It follows no redirect, so that a key never goes to another host; it takes
 * the proxy from `HTTPS_PROXY` and `NO_PROXY`; it never throws for what the provider says.
 */
export async function ask(request: HttpRequest): Promise<HttpOutcome> {
  const { method, url, headers, body, basic, timeout = usualTimeout } = request;
  try {
    const response: AxiosResponse<string> = await axios.request({
      method,
      url,
      headers: { accept: 'application/json', ...headers },
      data: body,
      auth: basic && { username: basic.user, password: basic.password },
      maxRedirects: 0,
      timeout,
      signal: AbortSignal.timeout(timeout),
      maxContentLength: largestAnswer,
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
    });
    return {
      kind: 'answer',
      status: response.status,
      headers: plainHeaders(response.headers),
      body: readBody(response.data),
    };
  } catch (error) {
    return lost(error);
  }
}

/** What `basic` puts into the header: to be kept out of what is told, as the password is. */
export function basicToken({ user, password }: { user: string; password: string }): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}

function lost(error: unknown): HttpOutcome {
  const { code = 'ERROR', syscall } = error as { code?: string; syscall?: string };
  const words = isAxiosError(error) ? error.message : 'The request could not be made';
  const arrived = syscall !== 'connect' && !neverArrived.test(code);
  return { kind: 'lost', code, words, mayHaveArrived: arrived };
}

function plainHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What a failed request means for a message, where the provider's own code says no more. */
export interface FailureReading {
  secrets: readonly string[];
  /** The provider's code and words, where its answer has them. */
  code?: string | null;
  words?: string;
  /** By the provider's own code, which goes before the HTTP status. */
  verdict?: Verdict;
  /** A repetition of the request does no harm: what is uncertain may be tried again. */
  harmless?: boolean;
}

export function failedDelivery(outcome: HttpOutcome, reading: FailureReading): Delivery {
  const { secrets, harmless = false } = reading;
  if (outcome.kind === 'lost') {
    const verdict = verdictOfLoss(outcome, harmless);
    return { ...verdict, providerCode: outcome.code, evidence: evidenceOf(outcome.words, secrets) };
  }
  const words = reading.words ?? wordsOf(outcome.body);
  const retryAfter = retryAfterSeconds(outcome.headers['retry-after']);
  return {
    ...(reading.verdict ?? verdictOfStatus(outcome.status, harmless)),
    providerCode: codeOf(reading.code ?? String(outcome.status), secrets),
    evidence: evidenceOf(words, secrets) || `HTTP ${outcome.status}`,
    ...(retryAfter === undefined ? {} : { retryAfter: Math.ceil(retryAfter) }),
  };
}

function verdictOfLoss(
  { code, mayHaveArrived }: Extract<HttpOutcome, { kind: 'lost' }>,
  harmless: boolean,
): Verdict {
  if (mayHaveArrived) return harmless ? passing : uncertain;
  return passingFaults.test(code) ? passing : oursToMend;
}

/** 429 and 503 say that nothing was done; after another 5xx the message may have gone. */
function verdictOfStatus(status: number, harmless: boolean): Verdict {
  if (status === 429 || status === 503) return passing;
  if (status >= 500 || status === 408 || status < 300) return harmless ? passing : uncertain;
  if (status === 410) return noSuchRecipient;
  return status === 400 || status === 413 || status === 422 ? refused : oursToMend;
}

/** The sentence in an answer, wherever providers put it. */
function wordsOf(body: unknown): string {
  if (typeof body === 'string') return body.replace(/<[^>]*>/g, ' ');
  if (typeof body !== 'object' || body === null) return '';
  const { detail, message, title, error, result } = body as Record<string, unknown>;
  const words = [detail, message, title, error, result].find((each) => typeof each === 'string');
  return (words as string | undefined) ?? '';
}
