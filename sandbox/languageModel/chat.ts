import { z } from 'zod';
import type { Fault, ModelBehaviour } from './behaviour';
import { invention } from './summing';
import { answerTo, type Schema } from './mind';

/** What a chat completion is asked with, as far as it matters here. */
export const chatRequest = z.object({
  model: z.string(),
  messages: z
    .array(
      z.object({
        role: z.string(),
        content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]),
      }),
    )
    .min(1),
  response_format: z
    .object({
      type: z.string(),
      json_schema: z.object({ schema: z.record(z.unknown()).optional() }).optional(),
    })
    .optional(),
  logprobs: z.boolean().nullish(),
  stream: z.boolean().nullish(),
  max_tokens: z.number().nullish(),
  max_completion_tokens: z.number().nullish(),
});
export type ChatRequest = z.infer<typeof chatRequest>;

/** The parameter that this server does not know, as OpenAI names one. */
export function unknownParameter(
  { response_format: format, logprobs }: ChatRequest,
  { formats, logprobs: givesLogprobs }: ModelBehaviour,
): string | undefined {
  if (logprobs && !givesLogprobs) return 'logprobs';
  if (format?.type === 'json_schema' && formats !== 'schema') return 'response_format';
  if (format?.type === 'json_object' && formats === 'none') return 'response_format';
  return undefined;
}

/** The body of an answer, in the shape of OpenAI's. */
export function completionOf(
  request: ChatRequest,
  fault: Fault | null,
  number: number,
  thinking: number,
): object {
  const messages = request.messages.map(({ role, content }) => ({ role, text: textOf(content) }));
  const of = (...roles: string[]) =>
    messages
      .filter(({ role }) => roles.includes(role))
      .map(({ text }) => text)
      .join('\n');
  const reading = { system: of('system', 'developer'), prompt: of('user') };
  const content = contentOf(reading, schemaOf(request, reading.system), fault);
  const limit = (request.max_completion_tokens ?? request.max_tokens ?? Infinity) - thinking;
  const pieces = content.match(/\s*[\p{L}\p{N}]{1,6}|\s*[^\p{L}\p{N}\s]|\s+/gu) ?? [];
  const isCut = fault === 'cut-off' || pieces.length > limit;
  const given = isCut
    ? pieces.slice(0, Math.max(0, Math.min(limit, Math.ceil(pieces.length / 2))))
    : pieces;
  const promptTokens = tokenCount(messages.map(({ text }) => text).join('\n'));
  return {
    id: `chatcmpl-${number}`,
    object: 'chat.completion',
    created: 1_750_000_000 + number,
    model: request.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: given.join(''), refusal: null },
        finish_reason: isCut ? 'length' : 'stop',
        logprobs: request.logprobs ? { content: given.map(logprobOf), refusal: null } : null,
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: given.length + thinking,
      total_tokens: promptTokens + given.length + thinking,
    },
  };
}

/** Tokens of a text by the usual yardstick for Italian: a word of six letters is one and a half. */
export function tokenCount(text: string): number {
  return (text.match(/[\p{L}\p{N}]{1,6}|[^\p{L}\p{N}\s]/gu) ?? []).length;
}

function textOf(content: ChatRequest['messages'][number]['content']): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('\n');
}

/** The schema that the request brings, or the one that its instructions spell out. */
function schemaOf({ response_format: format }: ChatRequest, system: string): Schema | undefined {
  const given = format?.json_schema?.schema;
  if (given) return given;
  const candidates = [...system.matchAll(/\{"(?:type|\$schema|title)".*\}/g)].map(([json]) => json);
  for (const json of candidates.reverse()) {
    try {
      return JSON.parse(json) as Schema;
    } catch {
      // Not the schema, only something that looks like it: the next.
    }
  }
  return undefined;
}

function contentOf(
  reading: { system: string; prompt: string },
  schema: Schema | undefined,
  fault: Fault | null,
): string {
  if (fault === 'malformed')
    return 'Certo! Ecco la classificazione che mi hai chiesto: buona giornata.';
  if (!schema) return reading.prompt.trim().slice(0, 300);
  const answer = answerTo(reading, fault === 'wrong-enum' ? withoutEnums(schema) : schema);
  if (fault === 'invented') return JSON.stringify(withInvention(answer));
  return JSON.stringify(fault === 'incomplete' ? withoutLast(answer) : answer);
}

function withoutLast(answer: unknown): unknown {
  return Object.fromEntries(
    Object.entries(answer as object).map(([key, value]) => [
      key,
      Array.isArray(value) ? (value as unknown[]).slice(0, -1) : (value as unknown),
    ]),
  );
}

function withInvention(answer: unknown): unknown {
  const { statements, ...more } = answer as { statements?: object[] };
  return statements ? { ...more, statements: [invention, ...statements] } : answer;
}

/** Every enum becomes one value that it does not hold. */
function withoutEnums(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'enum' && Array.isArray(value) ? ['categoria-inventata'] : value,
    ),
  ) as Schema;
}

/** Sure of all that is punctuation, less sure of long words: always the same for the same piece. */
function logprobOf(token: string): object {
  const sum = [...token].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  const logprob = /\p{L}/u.test(token) ? -((sum % 20) + 1) / 100 : -0.001;
  return { token, logprob, bytes: [...Buffer.from(token)], top_logprobs: [] };
}
