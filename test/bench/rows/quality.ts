import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledTicket } from '../../../lib/classification/engine';
import {
  evaluate,
  type Evaluation,
  type Judged,
} from '../../../lib/classification/evaluation/figures';
import { localEngine } from '../../../lib/classification/localEngine';
import { folds } from '../../../lib/classification/evaluation/folds';
import { readLabelled, taxonomyOfNames } from '../labelled';
import type { Peer } from '../peers/judge';
import { linearSvm } from '../peers/linearSvm';
import { nlpJs } from '../peers/nlpJs';
import { row, type BenchContext, type Row } from '../row';

const seed = 1;
const sets = [
  { name: 'desk', file: 'emergency-desk-it.dev.jsonl', language: 'it', withNlpJs: true },
  { name: 'intents', file: 'intents-it.dev.jsonl', language: 'it', withNlpJs: true },
  // nlp.js takes hours over as many texts and categories.
  { name: 'banking77', file: 'banking77.train.csv', language: 'en', withNlpJs: false },
] as const;
type Set = (typeof sets)[number];

/** How often the local engine is right, and whether it knows, beside two peers on the same folds. */
export async function quality(_context: BenchContext): Promise<Row[]> {
  const folder = process.env.URP_BENCH_DATA;
  if (!folder) {
    console.error('URP_BENCH_DATA is not set: the quality of classification is not measured.');
    return [];
  }
  const rows: Row[] = [];
  for (const set of sets) {
    const file = join(folder, set.file);
    if (!existsSync(file)) throw new Error(`${set.file} is not in the folder of URP_BENCH_DATA.`);
    rows.push(...(await rowsOf(set, readLabelled(file))));
  }
  return rows;
}

async function rowsOf(set: Set, tickets: LabelledTicket[]): Promise<Row[]> {
  const { name, language, withNlpJs } = set;
  const parts = folds(tickets, 5, seed);
  const ours = await judged(local(language), parts);
  const svm = await judged(linearSvm(language), parts);
  const beside = (peer: Evaluation, peerName: string, short: string) => [
    row(`${name}, accuracy (${short})`, '%', figures(ours.accuracy, peer.accuracy, peerName)),
    row(`${name}, macro-F1 (${short})`, '%', figures(ours.macroF1, peer.macroF1, peerName)),
  ];
  return [
    ...beside(svm, 'TF-IDF and linear SVM, default settings', 'SVM'),
    row(`${name}, calibration error`, '%', {
      ...figures(ours.calibrationError, svm.calibrationError, 'the same SVM'),
    }),
    row(`${name}, covered at 95% right`, '%', {
      ...figures(ours.coverage.at95, svm.coverage.at95, 'the same SVM'),
    }),
    ...(withNlpJs ? beside(await judged(nlpJs(language), parts), 'nlp.js', 'nlp.js') : []),
  ];
}

function figures(ours: number, peer: number, peerName: string) {
  return { ours: 100 * ours, peer: 100 * peer, note: `five folds; peer: ${peerName}` };
}

async function judged(peer: Peer, parts: ReturnType<typeof folds>): Promise<Evaluation> {
  const all: Judged[] = [];
  for (const { train, test } of parts) {
    const proposals = await peer(train, test);
    all.push(
      ...proposals.map(({ category, confidence }, number) => ({
        proposed: category,
        actual: test[number]!.category,
        confidence,
      })),
    );
  }
  return evaluate(all);
}

function local(language: 'it' | 'en'): Peer {
  return async (train, test) => {
    const taxonomy = taxonomyOfNames(train, language);
    const proposals = await localEngine().classify(test, taxonomy, { examples: train });
    return proposals.map(({ ranking: [first] }) => ({
      category: first?.category ?? null,
      confidence: first?.confidence ?? 0,
    }));
  };
}
