import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { l as rougeL, n as rougeN } from 'js-rouge';
import { extractiveEngine } from '../../lib/summary/extractive';
import type { SummaryLength } from '../../lib/summary/summary';
import { readMessages, type Thread } from '../../lib/summary/thread';

/**
 * ROUGE of the extractive engine on English dialogues with human summaries, beside the first two
 * turns: `URP_BENCH_DATA=<folder> tsx test/bench/summaries.ts` prints the figures as JSON.
 */
export interface SummaryFigures {
  dialogues: number;
  /** F1 in percent, by js-rouge, letters' case ignored. */
  engine: RougeFigures;
  /** The first two turns as they stand. */
  lead: RougeFigures;
}

interface RougeFigures {
  rouge1: number;
  rougeL: number;
  /** Mean length of a summary. */
  characters: number;
}

interface Dialogue {
  turns: { from: string; text: string }[];
  reference: string;
}

const two: SummaryLength = { unit: 'sentences', most: 2 };

/** @param folder where `dialogsum.dev.jsonl` lies */
export async function measureSummaries(folder: string): Promise<SummaryFigures> {
  const dialogues = readFileSync(join(folder, 'dialogsum.dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(readDialogue);
  const threads = dialogues.map(({ turns }): Thread => readMessages(turns));
  const summaries = await extractiveEngine.summarise(threads, { length: two, language: 'en' });
  return {
    dialogues: dialogues.length,
    engine: rouge(
      summaries.map(({ text }) => text),
      dialogues,
    ),
    lead: rouge(dialogues.map(firstTwo), dialogues),
  };
}

function readDialogue(line: string): Dialogue {
  const { dialogue, summary } = JSON.parse(line) as { dialogue: string; summary: string };
  const turns = dialogue
    .split('\n')
    .filter((turn) => turn.trim() !== '')
    .map((turn) => {
      const [, from = '', text = turn] = /^(#Person\d#): ?(.*)$/.exec(turn) ?? [];
      return { from, text };
    });
  return { turns, reference: summary };
}

function firstTwo({ turns }: Dialogue): string {
  return turns
    .slice(0, 2)
    .map(({ from, text }) => `${from}: ${text}`)
    .join(' ');
}

function rouge(texts: string[], dialogues: Dialogue[]): RougeFigures {
  const scored = texts.map((text, index) => {
    const reference = dialogues[index]?.reference ?? '';
    return {
      rouge1: rougeN(text, reference, { n: 1, caseSensitive: false }) * 100,
      rougeL: rougeL(text, reference, { caseSensitive: false }) * 100,
      characters: text.length,
    };
  });
  const mean = (of: keyof RougeFigures, digits: number) =>
    Number((scored.reduce((sum, each) => sum + each[of], 0) / scored.length).toFixed(digits));
  return {
    rouge1: mean('rouge1', 2),
    rougeL: mean('rougeL', 2),
    characters: mean('characters', 0),
  };
}

async function main(): Promise<void> {
  const folder = process.env.URP_BENCH_DATA;
  if (!folder)
    throw new Error('URP_BENCH_DATA names no folder: set it to measure (docs/bench.md).');
  console.log(JSON.stringify(await measureSummaries(folder), null, 2));
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
