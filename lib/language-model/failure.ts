import { retryAfterSeconds } from '../retry';
import type { Answer } from './transport';

/** What may be read of an error of any client: `openai`, and LangChain, which passes its errors on. */
interface ClientError {
  name?: unknown;
  status?: unknown;
  code?: unknown;
  param?: unknown;
  message?: unknown;
  headers?: unknown;
}

/** Complaints about what a plainer request does without. */
const formatWords =
  /response_format|json_schema|json_object|json mode|structured output|tools?\b|function/i;

/** What went wrong with an attempt, without a word of what the server said. */
export function failureOf(error: unknown, signal: AbortSignal): Answer {
  if (signal.aborted) return { outcome: 'failed', failure: { kind: 'timed-out' } };
  const { status, code, param, message, headers } = (error ?? {}) as ClientError;
  if (typeof status !== 'number') return { outcome: 'failed', failure: { kind: 'unavailable' } };
  const words = [code, param, message].filter((each) => typeof each === 'string').join(' ');
  if (isRequestError(status)) return requestFailure(status, words);
  return {
    outcome: 'failed',
    failure: { kind: kindOf(status), status },
    retryAfterSeconds: retryAfter(headers),
  };
}

function isRequestError(status: number): boolean {
  return status === 400 || status === 415 || status === 422 || status === 501;
}

function requestFailure(status: number, words: string): Answer {
  if (/context[ _](?:length|window)|maximum context|too many tokens/i.test(words)) {
    return { outcome: 'failed', failure: { kind: 'too-long', status } };
  }
  if (/content[ _](?:filter|policy|management)/i.test(words) && !formatWords.test(words)) {
    return { outcome: 'failed', failure: { kind: 'refused', status } };
  }
  return { outcome: 'unsupported', status };
}

function kindOf(status: number) {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404) return 'unknown-model';
  if (status === 408) return 'timed-out';
  if (status === 413) return 'too-long';
  if (status === 429) return 'rate-limited';
  return status >= 500 || status === 409 ? 'unavailable' : 'refused';
}

/** Seconds from `retry-after-ms`, which OpenAI's servers send, or from `Retry-After`. */
function retryAfter(headers: unknown): number | undefined {
  const read = (name: string): string | null => {
    if (headers instanceof Headers) return headers.get(name);
    const value = (headers as Record<string, unknown> | undefined)?.[name];
    return typeof value === 'string' ? value : null;
  };
  const milliseconds = Number(read('retry-after-ms') ?? NaN);
  if (milliseconds >= 0) return milliseconds / 1000;
  return retryAfterSeconds(read('retry-after'));
}
