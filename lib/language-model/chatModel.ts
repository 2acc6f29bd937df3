import { z } from 'zod';
import { failureOf } from './failure';
import type { Answer, ModelTransport, Question } from './transport';

/** What is used of a LangChain chat model, such as those that n8n's Chat Model nodes give out. */
export interface ChatModel {
  invoke(messages: ChatMessage[], options?: { signal?: AbortSignal }): Promise<unknown>;
  withStructuredOutput?(schema: object, options: object): Pick<ChatModel, 'invoke'>;
  model?: unknown;
  modelName?: unknown;
}

type ChatMessage = ['system' | 'human', string];

const block = z.object({ text: z.string() });
const messageSchema = z.object({
  content: z.union([z.string(), z.array(z.union([z.string(), block, z.unknown()]))]),
  usage_metadata: z.object({ input_tokens: z.number(), output_tokens: z.number() }).nullish(),
  response_metadata: z
    .object({ finish_reason: z.string().nullish(), model_name: z.string().nullish() })
    .nullish(),
});
const structuredSchema = z.object({ raw: messageSchema, parsed: z.unknown() });

type Message = z.infer<typeof messageSchema>;

/** A connected chat model as one of our transports. It gives no log-probabilities. */
export function chatModelTransport(chatModel: ChatModel): ModelTransport {
  const name = nameOf(chatModel);
  return {
    name,
    key: `chat model ${chatModel.constructor?.name} ${name}`,
    async ask(question) {
      try {
        return await invoke(chatModel, question, name);
      } catch (error) {
        return failureOf(error, question.signal);
      }
    },
  };
}

function nameOf({ model, modelName }: ChatModel): string {
  return [model, modelName].find((name) => typeof name === 'string') ?? 'chat-model';
}

async function invoke(chatModel: ChatModel, question: Question, name: string): Promise<Answer> {
  const { system, prompt, format, schema, schemaName, signal } = question;
  const messages: ChatMessage[] = [
    ['system', system],
    ['human', prompt],
  ];
  if (format === 'text') {
    const message = messageSchema.safeParse(await chatModel.invoke(messages, { signal }));
    if (!message.success) return { outcome: 'failed', failure: { kind: 'malformed' } };
    return answerOf(message.data, textOf(message.data), name);
  }
  if (format === 'object' || !chatModel.withStructuredOutput) return { outcome: 'unsupported' };
  const structured = chatModel.withStructuredOutput(
    { title: schemaName, ...schema },
    { name: schemaName, includeRaw: true },
  );
  const answer = structuredSchema.safeParse(await structured.invoke(messages, { signal }));
  if (!answer.success) return { outcome: 'unsupported' };
  const { raw, parsed } = answer.data;
  return answerOf(raw, parsed ? JSON.stringify(parsed) : textOf(raw), name);
}

function answerOf(message: Message, text: string, asked: string): Answer {
  const { usage_metadata: usage, response_metadata: response } = message;
  const counted = { inputTokens: usage?.input_tokens, outputTokens: usage?.output_tokens };
  if (response?.finish_reason === 'length') {
    return { outcome: 'failed', failure: { kind: 'cut-off' }, ...counted };
  }
  return { outcome: 'answered', text, ...counted, model: response?.model_name ?? asked };
}

/** A message's content is a text, or a list of blocks some of which are texts. */
function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return content
    .map((each) => {
      if (typeof each === 'string') return each;
      const parsed = block.safeParse(each);
      return parsed.success ? parsed.data.text : '';
    })
    .join('');
}
