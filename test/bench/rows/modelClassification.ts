import { setTimeout as sleep } from 'node:timers/promises';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import type { Editor } from '../../../scripts/editor';
import { readSamples } from '../../../scripts/demo/samples';
import { tokenCount } from '../../../sandbox/languageModel/chat';
import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';
import { postTickets } from '../load';
import { row, type BenchContext, type Row } from '../row';
import { flowNode, publish, ticketFlow, type TicketFlow } from '../ticketFlow';

/** A model that thinks for a while and takes so many requests a minute, as hosted ones do. */
const latency = 400;
const limit = { requests: 20, seconds: 10 };
/** Both sides ask as often, if each call of ours holds ten: four windows of the limit. */
const tickets = { ours: 800, peer: 80 };

interface Side {
  ticketsPerMinute: number;
  promptTokensPerThousand: number;
  calls: number;
  refused: number;
}

/**
 * The same model behind URP Classifier in its default settings and behind n8n's Text Classifier, each
 * as a node of a flow. n8n's OpenAI Chat Model never asks again after a 429, whatever its "Max
 * Retries", and one refusal ends its flow; so the peer has the setting that gets most out of the limit
 * without touching it: a batch as large as the limit, and then the rest of the limit's time.
 */
export async function modelClassification({ n8n, folder }: BenchContext): Promise<Row[]> {
  const { editor, settled } = await n8n();
  const server = await startLanguageModel({ behaviour: { latency, limit } });
  try {
    await saveCredentials(editor, server.baseUrl);
    const addresses: string[] = [];
    for (const flow of [ourFlow(), peerFlow()]) {
      const address = await publish(editor, folder, flow);
      // The first run of each is not counted: n8n compiles the flow.
      await postTickets(address, requests(1));
      addresses.push(address);
    }
    const [ourAddress, peerAddress] = addresses;
    const ours = await measureAt(ourAddress!, server, tickets.ours);
    await settled();
    const peer = await measureAt(peerAddress!, server, tickets.peer);
    return rowsOf(ours, peer);
  } finally {
    await server.stop();
  }
}

function rowsOf(ours: Side, peer: Side): Row[] {
  const allowed = (60 * limit.requests) / limit.seconds;
  const counted = ({ calls, refused }: Side, count: number) =>
    `${count} tickets in ${calls} calls, ${refused} refused (429)`;
  return [
    row('tickets by a language model', '/min', {
      ours: ours.ticketsPerMinute,
      peer: peer.ticketsPerMinute,
      note:
        `the sandbox's model: ${latency} ms an answer, ${allowed} requests a minute; ` +
        `${urpTaxonomy.categories.length} categories; peer: n8n's Text Classifier with its OpenAI Chat Model, ` +
        `${limit.requests} at once within the limit; ${counted(ours, tickets.ours)}; ${counted(peer, tickets.peer)}`,
    }),
    row('prompt tokens a thousand tickets', '', {
      ours: ours.promptTokensPerThousand,
      peer: peer.promptTokensPerThousand,
      note: 'the same run; the schema of the answer counted on both sides',
    }),
  ];
}

async function saveCredentials(editor: Editor, baseUrl: string): Promise<void> {
  await editor.saveCredential({
    ...named,
    type: 'urpLanguageModel',
    data: { baseUrl, apiKey: 'bench', model: 'urp-sandbox' },
  });
  await editor.saveCredential({
    ...named,
    type: 'openAiApi',
    data: { apiKey: 'bench', organizationId: '', url: baseUrl, header: false },
  });
}

/** From the request with the tickets to the answer of the flow. */
async function measureAt(
  address: string,
  server: LanguageModelServer,
  count: number,
): Promise<Side> {
  // The limit is as free at the start of each side.
  await sleep(limit.seconds * 1000);
  const before = server.calls.length;
  const started = performance.now();
  await postTickets(address, requests(count));
  const minutes = (performance.now() - started) / 60_000;
  const calls = server.calls.slice(before);
  const answered = calls.filter(({ status }) => status === 200);
  const refused = calls.filter(({ status }) => status === 429).length;
  if (answered.length + refused < calls.length) throw new Error(`${address}: the model failed.`);
  const tokens = answered.map(({ promptTokens, request: { response_format: format } }) =>
    format ? promptTokens + tokenCount(JSON.stringify(format)) : promptTokens,
  );
  return {
    ticketsPerMinute: count / minutes,
    promptTokensPerThousand: (1000 * tokens.reduce((sum, each) => sum + each, 0)) / count,
    calls: answered.length,
    refused,
  };
}

function requests(count: number): { subject: string; text: string }[] {
  const written = readSamples().filter(({ topic }) => topic !== null);
  return Array.from({ length: count }, (_, number) => {
    const { titolo = '', dettagli = '', luogo = '' } = written[number % written.length]!.answers;
    return { subject: titolo, text: `${dettagli} ${luogo} (${number})` };
  });
}

const categories = urpTaxonomy.categories.map(({ code, name, description }) => ({
  category: code,
  description: `${name}. ${description}`,
}));

const named = { name: 'Bench model' };

function ourFlow(): TicketFlow {
  const classify = flowNode('Classify', 'n8n-nodes-urp.urpClassifier', 1, {
    parameters: { operation: 'classify', engine: 'model', modelSource: 'credential', model: '' },
    credentials: { urpLanguageModel: named },
  });
  return ticketFlow('bench-our-model', classify);
}

function peerFlow(): TicketFlow {
  const classify = flowNode('Classify', '@n8n/n8n-nodes-langchain.textClassifier', 1.1, {
    parameters: {
      inputText: '={{ $json.subject }}. {{ $json.text }}',
      categories: { categories },
      options: {
        batching: {
          batchSize: limit.requests,
          // A little later than the limit's own time, or a request that took a moment would be refused.
          delayBetweenBatches: limit.seconds * 1000 - latency + 150,
        },
      },
    },
  });
  const model = flowNode('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
    parameters: { model: { __rl: true, mode: 'id', value: 'urp-sandbox' }, options: {} },
    credentials: { openAiApi: named },
  });
  return ticketFlow('bench-peer-model', classify, model);
}
