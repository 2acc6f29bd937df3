import type { ZodType, ZodTypeDef } from 'zod';
import type { JsonObject } from '../json';

/** The shape of an answer, as a server takes it and as we check it. */
export interface AnswerSchema<Value> {
  /** Letters, digits and underscores. */
  name: string;
  /**
   * JSON schema of an object. Strict servers want every property required and
   * `additionalProperties: false`.
   */
  json: JsonObject;
  zod: ZodType<Value, ZodTypeDef, unknown>;
}

export interface CompletionRequest<Value> {
  /** Instructions; the same for many requests, so that the server can keep what it made of them. */
  system: string;
  prompt: string;
  schema: AnswerSchema<Value>;
  /** Most tokens of the answer. */
  maxTokens: number;
  /** Milliseconds for one attempt. */
  timeout?: number;
  /** Ends the request and its retries; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Whether the answer's log-probabilities are wanted, where the server gives them. */
  logprobs?: boolean;
}

/** What a request cost, its failed attempts included. */
export interface ModelUsage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

/** One token of the answer, with the natural logarithm of its probability. */
export interface TokenLogprob {
  token: string;
  logprob: number;
}

export type FailureKind =
  /** The run's budget of calls or tokens is spent; nothing was asked. */
  | 'budget-spent'
  /** The answer reached `maxTokens` before its end. */
  | 'cut-off'
  /** No answer of the wanted shape came. */
  | 'malformed'
  | 'rate-limited'
  /** The server does not take the request: its own rules of content, or settings that it lacks. */
  | 'refused'
  | 'timed-out'
  /** More text than the model takes in. */
  | 'too-long'
  /** Wrong key, or no right to the model. */
  | 'unauthorised'
  /** No connection, a connection that ended halfway, or an error of the server's own. */
  | 'unavailable'
  | 'unknown-model';

export interface ModelFailure {
  kind: FailureKind;
  /** HTTP status, where one came. Never the server's own words: they may repeat key or text. */
  status?: number;
}

export type Completion<Value> =
  | {
      outcome: 'answered';
      value: Value;
      usage: ModelUsage;
      /** Of the answer's tokens, in order; absent where the server gives none. */
      logprobs?: TokenLogprob[];
      /** As the server names it. */
      model: string;
    }
  | { outcome: 'failed'; failure: ModelFailure; usage: ModelUsage };

/** A language model that answers in JSON of a given shape. */
export interface LanguageModel {
  /** As the office chose it, for the record. */
  readonly name: string;
  complete<Value>(request: CompletionRequest<Value>): Promise<Completion<Value>>;
}
