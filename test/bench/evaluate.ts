import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { LabelledTicket } from '../../lib/classification/engine';
import { evaluate, type Judged } from '../../lib/classification/evaluation/figures';
import { judge, proposeUnseen, type Round } from '../../lib/classification/evaluation/measuring';
import { localEngine } from '../../lib/classification/localEngine';
import { folds } from '../../lib/classification/evaluation/folds';
import { firstOfEach, readLabelled, taxonomyOfNames } from './labelled';

/**
 * Measures the local engine on labelled texts and prints the figures as JSON, never a text:
 *
 *     npm run evaluate -- --train FILE --test FILE [--shots N] [--language it|en]
 *     npm run evaluate -- --data FILE [--folds 5] [--seed 1] [--shots N] [--language it|en]
 *
 * Files hold JSON lines with `subject` (may be absent), `text` and `category`; a file that ends in
 * .csv holds `text,category`. `--shots N` teaches N texts of each category only. The categories'
 * names are all that the engine knows beside the texts.
 *
 * Accuracy and macro-F1 judge what the engine ranks first, also where it abstains; the calibration
 * error takes 15 equally wide bins of confidence; coverage is the largest share of texts, the most
 * confident first, of which 90, 95 or 98 % are right. Times in seconds and milliseconds.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      data: { type: 'string' },
      folds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      shots: { type: 'string' },
      language: { type: 'string', default: 'it' },
    },
  });
  const language = z.enum(['it', 'en']).parse(values.language);
  const shots = values.shots ? Number(values.shots) : Infinity;
  const runs = roundsOf(values, Number(values.folds), Number(values.seed)).map(
    ({ train, test }) => ({
      train: firstOfEach(train, shots),
      test,
    }),
  );
  const results: Run[] = [];
  for (const { train, test } of runs) results.push(await run(train, test, language));
  console.log(JSON.stringify(report(results), null, 2));
}

interface Run {
  judged: Judged[];
  abstained: number;
  trainingSeconds: number;
  millisecondsPerText: number;
}

function roundsOf(
  files: { train?: string; test?: string; data?: string },
  count: number,
  seed: number,
): Round[] {
  if (files.data) return folds(readLabelled(files.data), count, seed);
  if (files.train && files.test)
    return [{ train: readLabelled(files.train), test: readLabelled(files.test) }];
  throw new Error('Give --train FILE and --test FILE, or --data FILE.');
}

async function run(
  train: LabelledTicket[],
  test: LabelledTicket[],
  language: 'it' | 'en',
): Promise<Run> {
  const taxonomy = taxonomyOfNames(train, language);
  const engine = localEngine(language);
  const started = performance.now();
  await engine.classify(test.slice(0, 1), taxonomy, { examples: train });
  const trained = performance.now();
  const outcomes = await proposeUnseen(engine, taxonomy, [{ train, test }]);
  const finished = performance.now();
  return {
    judged: outcomes.map((outcome) => judge(outcome)),
    abstained: outcomes.filter(({ proposal }) => proposal.category === null).length,
    trainingSeconds: (trained - started) / 1000,
    millisecondsPerText: (finished - trained) / test.length,
  };
}

function report(runs: Run[]): object {
  const { coverage, ...figures } = evaluate(runs.flatMap(({ judged }) => judged));
  return {
    ...figures,
    coverageAt90: coverage.at90,
    coverageAt95: coverage.at95,
    coverageAt98: coverage.at98,
    abstained: runs.reduce((sum, { abstained }) => sum + abstained, 0),
    trainingSeconds: mean(runs.map(({ trainingSeconds }) => trainingSeconds)),
    millisecondsPerText: mean(runs.map(({ millisecondsPerText }) => millisecondsPerText)),
    byFold: runs.map(({ judged }) => {
      const { accuracy, macroF1, calibrationError } = evaluate(judged);
      return { accuracy, macroF1, calibrationError };
    }),
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

void main();
