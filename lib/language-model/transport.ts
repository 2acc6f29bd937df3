import type { JsonObject } from '../json';
import type { ModelFailure, TokenLogprob } from './languageModel';

/** How strictly a server can be held to a schema; `text` where it is only asked for in words. */
export type AnswerFormat = 'schema' | 'object' | 'text';

export interface Question {
  system: string;
  prompt: string;
  schemaName: string;
  schema: JsonObject;
  format: AnswerFormat;
  maxTokens: number;
  logprobs: boolean;
  /** Ends this one attempt. */
  signal: AbortSignal;
}

/** Tokens as the server counted them; undefined where it does not. */
export interface CountedTokens {
  inputTokens?: number;
  outputTokens?: number;
}

export type Answer =
  | ({
      outcome: 'answered';
      text: string;
      logprobs?: TokenLogprob[];
      model: string;
    } & CountedTokens)
  /** The server lacks what was asked of it: the same may go in a plainer format. */
  | { outcome: 'unsupported'; status?: number }
  | ({ outcome: 'failed'; failure: ModelFailure; retryAfterSeconds?: number } & CountedTokens);

/** One attempt at one server. It neither retries nor waits, nor checks what comes back. */
export interface ModelTransport {
  /** As the office chose it. */
  readonly name: string;
  /** Names server and model: what was learnt of one holds for it alone. */
  readonly key: string;
  ask(question: Question): Promise<Answer>;
}
