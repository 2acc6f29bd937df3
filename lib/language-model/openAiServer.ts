import OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources';
import { z } from 'zod';
import { UrpError } from '../error';
import { failureOf } from './failure';
import type { FailureKind } from './languageModel';
import { modelError } from './modelError';
import type { Answer, ModelTransport, Question } from './transport';

/** A server that speaks OpenAI's chat completions: OpenAI, Azure, Ollama, vLLM, providers in the EU. */
export interface ServerSettings {
  /** Such as `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  baseUrl: string;
  /** Empty where the server asks for none. */
  apiKey: string;
  model: string;
}

const settingsSchema = z.object({
  baseUrl: z
    .string()
    .trim()
    .url()
    .regex(/^https?:\/\//),
  apiKey: z.string().trim().default(''),
  model: z.string().trim().default(''),
});

/** Checks what a credential holds. Errors: `model.settings`. */
export function parseServerSettings(written: unknown): ServerSettings {
  const parsed = settingsSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new UrpError('model.settings', {
    it: {
      what: 'L’indirizzo del modello linguistico non è un indirizzo web.',
      todo: 'Nella credenziale «URP Language Model» scrivi l’indirizzo per intero, per esempio http://localhost:11434/v1.',
    },
    en: {
      what: 'The address of the language model is no web address.',
      todo: 'In the credential "URP Language Model" write it in full, such as http://localhost:11434/v1.',
    },
  });
}

/** Extras that some servers lack; each is dropped for good when a server complains of it. */
interface Manners {
  logprobs: boolean;
  temperature: boolean;
  /** Newer models of OpenAI refuse the one, older servers do not know the other. */
  limit: 'max_tokens' | 'max_completion_tokens';
}

const mannersOf = new Map<string, Manners>();

/** One chat completion an attempt, by the official client. */
export function openAiServer(settings: ServerSettings): ModelTransport {
  const client = clientFor(settings);
  const { model } = settings;
  const key = `${settings.baseUrl} ${model}`;
  const ask = async (question: Question): Promise<Answer> => {
    const manners = mannersOf.get(key) ?? politest(settings.baseUrl);
    try {
      const { signal } = question;
      const body = bodyOf(model, question, manners);
      return answerOf(await client.chat.completions.create(body, { signal }), model);
    } catch (error) {
      const simpler = simplerManners(manners, question, error);
      if (!simpler) return failureOf(error, question.signal);
      mannersOf.set(key, simpler);
      return ask(question);
    }
  };
  return { name: model, key, ask };
}

/** Names of the models that the server offers, in order. Errors: those of `modelError`. */
export async function listModels(settings: ServerSettings, signal: AbortSignal): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const { id } of clientFor(settings).models.list({ signal })) names.push(id);
    return names.sort();
  } catch (error) {
    const answer = failureOf(error, signal);
    throw modelError(answer.outcome === 'failed' ? answer.failure : { kind: 'refused' });
  }
}

function clientFor({ baseUrl, apiKey }: ServerSettings): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // The client wants some key; a server that asks for none ignores it.
    apiKey: apiKey || 'none',
    // Else it would take them from the environment of n8n.
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // Retries and their budget are counted in one place, for every transport.
    maxRetries: 0,
    // A redirect would carry a citizen's text to a host that no credential names.
    fetchOptions: { redirect: 'error' },
  });
}

function politest(baseUrl: string): Manners {
  const isOpenAi = /^https:\/\/[^/]*\.openai\.(?:com|azure\.com)\//.test(`${baseUrl}/`);
  const limit = isOpenAi ? 'max_completion_tokens' : 'max_tokens';
  return { logprobs: true, temperature: true, limit };
}

function bodyOf(
  model: string,
  { system, prompt, schemaName, schema, format, maxTokens, logprobs }: Question,
  manners: Manners,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: prompt },
    ],
    [manners.limit]: maxTokens,
    ...(manners.temperature ? { temperature: 0 } : {}),
    ...(logprobs && manners.logprobs ? { logprobs: true } : {}),
    ...(format === 'object' ? { response_format: { type: 'json_object' } } : {}),
    ...(format === 'schema'
      ? {
          response_format: {
            type: 'json_schema',
            json_schema: { name: schemaName, strict: true, schema },
          },
        }
      : {}),
  };
}

/** What to leave out after a complaint that names it; undefined where none does. */
function simplerManners(manners: Manners, { logprobs }: Question, error: unknown) {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) return;
  const complaint = `${error.param ?? ''} ${error.message}`;
  if (logprobs && manners.logprobs && /logprobs/i.test(complaint)) {
    return { ...manners, logprobs: false };
  }
  if (manners.temperature && /temperature/i.test(complaint)) {
    return { ...manners, temperature: false };
  }
  // Told to use the other: but only once, or two such complaints would go on for ever.
  if (manners.limit === 'max_tokens' && /max_completion_tokens/i.test(complaint)) {
    return { ...manners, limit: 'max_completion_tokens' as const };
  }
}

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
        logprobs: z
          .object({
            content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish(),
          })
          .nullish(),
      }),
    )
    .min(1),
  model: z.string().optional(),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

function answerOf(completion: ChatCompletion, asked: string): Answer {
  const parsed = completionSchema.safeParse(completion);
  if (!parsed.success) return { outcome: 'failed', failure: { kind: 'malformed' } };
  const { choices, model = asked, usage } = parsed.data;
  const { message, finish_reason: finish, logprobs } = choices[0]!;
  const counted = { inputTokens: usage?.prompt_tokens, outputTokens: usage?.completion_tokens };
  const fail = (kind: FailureKind): Answer => ({
    outcome: 'failed',
    failure: { kind },
    ...counted,
  });
  if (message.refusal || finish === 'content_filter') return fail('refused');
  if (finish === 'length') return fail('cut-off');
  return {
    outcome: 'answered',
    text: message.content ?? '',
    ...counted,
    logprobs: logprobs?.content ?? undefined,
    model,
  };
}
