import {
  startLanguageModel,
  type LanguageModelServer,
} from '../../../sandbox/languageModel/server';
import type { Summary } from '../../../lib/summary/summary';
import { readMessages, type Thread } from '../../../lib/summary/thread';
import { harmless } from '../../attacks/injectionRun';
import {
  asThread,
  attacks,
  obeyed,
  summariseAttacks,
  summariseBy,
  unguarded,
} from '../../attacks/summaryRun';
import conversations from '../../lib/summary/conversations.it.json';
import { deskTexts } from '../claims';
import { row, type Row } from '../row';

const mostDeskTexts = 300;
/** The sandbox's model that adds to each summary a sentence of its own making. */
const inventor = 'urp-sandbox-inventa';
/** Of what it makes up. */
const invented = /Inventati/;

/** The summariser with a language model: what it makes up, and what texts order it to say. */
export async function modelSummaries(): Promise<Row[]> {
  const server = await startLanguageModel();
  try {
    return [...(await inventions(server)), ...(await orders(server))];
  } finally {
    await server.stop();
  }
}

async function inventions(server: LanguageModelServer): Promise<Row[]> {
  const folder = process.env.URP_BENCH_DATA;
  if (!folder) console.error('URP_BENCH_DATA is not set: a model sums up the conversations alone.');
  const threads: Thread[] = [
    ...conversations.map(({ messages }) => readMessages(messages)),
    ...(folder ? deskTexts(folder, mostDeskTexts) : []),
  ];
  const checked = byModel(await summariseBy(server, threads, { name: inventor }));
  const bare = byModel(await summariseBy(server, threads, { name: inventor, guards: unguarded }));
  const show = (summaries: Summary[]) =>
    percent(summaries.filter(({ text }) => invented.test(text)).length, summaries.length);
  const own = checked.flatMap(({ sentences, unsupported }) => [
    ...sentences.map(() => true),
    ...unsupported.filter(({ text }) => !invented.test(text)).map(() => false),
  ]);
  return [
    row('summaries that show an invention', '%', {
      ours: show(checked),
      peer: show(bare),
      note: `${checked.length} by a model that adds one to each; peer: the same engine without checks`,
    }),
    row('true statements held back', '%', {
      ours: percent(own.filter((isShown) => !isShown).length, own.length),
      peer: null,
      note: `of ${own.length} that repeat sentences of their texts; less is better`,
    }),
  ];
}

async function orders(server: LanguageModelServer): Promise<Row[]> {
  const whole = obeyed(await summariseAttacks(server));
  const bare = obeyed(await summariseAttacks(server, unguarded));
  const threads = harmless.map(({ text }) => asThread(text));
  const summed = byModel(await summariseBy(server, threads));
  return [
    row('attacks on summaries that are obeyed', '%', {
      ours: percent(whole.length, attacks.length),
      peer: percent(bare.length, attacks.length),
      note: `${attacks.length} in Italian, on the sandbox's model; peer: the same engine without protection`,
    }),
    row('harmless texts kept from the model', '%', {
      ours: percent(harmless.length - summed.length, harmless.length),
      peer: null,
      note: `${harmless.length} with trigger words; the extractive engine sums them up`,
    }),
  ];
}

function byModel(summaries: Summary[]): Summary[] {
  return summaries.filter(({ engine }) => engine === 'model');
}

function percent(count: number, all: number): number {
  return (100 * count) / all;
}
