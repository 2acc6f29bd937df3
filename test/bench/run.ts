import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { startBenchN8n, type BenchN8n } from './benchN8n';
import type { BenchContext, Measure, Row } from './row';
import { classification } from './rows/classification';
import { counter } from './rows/counter';
import { crowd } from './rows/crowd';
import { forecast } from './rows/forecast';
import { groups } from './rows/groups';
import { growth } from './rows/growth';
import { injections } from './rows/injections';
import { messages } from './rows/messages';
import { modelClassification } from './rows/modelClassification';
import { modelSummaries } from './rows/modelSummaries';
import { pageWeight } from './rows/pageWeight';
import { quality } from './rows/quality';
import { redaction } from './rows/redaction';
import { register } from './rows/register';
import { reports } from './rows/reports';
import { queueSubmissions, submissions } from './rows/submissions';
import { summaries } from './rows/summaries';
import { table } from './table';

/**
 * Prints one table of measures and writes bench.json (docs/bench.md). Takes the names of rows to
 * measure, or measures them all: `npm run bench -- register`.
 */
const measures: Record<string, Measure> = {
  submissions,
  growth,
  crowd,
  pageWeight,
  classification,
  modelClassification,
  quality,
  injections,
  redaction,
  register,
  reports,
  summaries,
  modelSummaries,
  groups,
  forecast,
  messages,
  counter,
  queueSubmissions,
};

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in measures));
  if (unknown.length > 0) {
    throw new Error(`No such measure: ${unknown}. There are: ${Object.keys(measures).join(', ')}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'urp-bench-'));
  let started: Promise<BenchN8n> | undefined;
  const context: BenchContext = {
    folder,
    n8n: () => (started ??= startBenchN8n(folder)),
  };
  try {
    const rows: Row[] = [];
    for (const [name, measure] of Object.entries(measures)) {
      if (names.length > 0 && !names.includes(name)) continue;
      console.error(`measuring ${name}…`);
      rows.push(...(await measure(context)));
    }
    console.log(table(rows));
    writeFileSync(join(root, 'bench.json'), `${JSON.stringify({ ...machine(), rows }, null, 2)}\n`);
  } finally {
    await (await started)?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function machine() {
  return {
    at: new Date().toISOString(),
    node: process.version,
    processors: cpus().length,
    processor: cpus()[0]?.model,
  };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
