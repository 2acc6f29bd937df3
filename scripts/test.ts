import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost } from './host';
import { ensureMachine } from './machine';

/**
 * The one gate: lint, types, build, then every test, the real n8n, the real browser and the real
 * databases included. Ends with a line of counts; exits 1 when anything failed.
 */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  numRuntimeErrorTestSuites: number;
}

async function main(): Promise<void> {
  const started = Date.now();
  await ensureMachine();
  const host = ensureHost();
  // A failure of the installation shows when it is awaited, below, not while the linter runs.
  host.catch(() => undefined);
  await run('lint', 'npm', ['run', '--silent', 'lint']);
  await run('types', 'npm', ['run', '--silent', 'types']);
  await run('build', 'npm', ['run', '--silent', 'build']);
  await host;

  const folder = mkdtempSync(join(tmpdir(), 'urp-test-'));
  const suites = [
    await jest('unit, property, attack and workflow tests', 'jest.config.js', folder),
    await jest('real n8n and real browser', 'jest.system.config.js', folder),
  ];
  rmSync(folder, { recursive: true });

  if (!process.env.URP_BENCH_DATA) {
    console.log(
      '\nLeft out: the measures on public texts, since URP_BENCH_DATA names no folder (docs/bench.md).',
    );
  }
  const total = sum(suites);
  console.log(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`);
  console.log(`Tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function jest(title: string, config: string, folder: string): Promise<Counts> {
  const outputFile = join(folder, `${config}.json`);
  const args = ['jest', '--config', config, '--json', '--outputFile', outputFile];
  await run(title, 'npx', args, { mayFail: true });
  const report = JSON.parse(readFileSync(outputFile, 'utf8')) as JestReport;
  // A suite that could not start counts no test as failed: it is a failure all the same.
  const broken = report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests,
  };
}

function run(
  title: string,
  command: string,
  args: string[],
  options: { mayFail?: boolean } = {},
): Promise<void> {
  console.log(`\n== ${title}`);
  return new Promise((resolve, reject) => {
    // What jest prints as JSON on standard output is in its file already.
    const child = spawn(command, args, {
      stdio: ['ignore', args[0] === 'jest' ? 'ignore' : 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 || options.mayFail) return resolve();
      reject(new Error(`${title}: ${command} ended with ${code}`));
    });
  });
}

function sum(all: Counts[]): Counts {
  return all.reduce((total, counts) => ({
    passed: total.passed + counts.passed,
    failed: total.failed + counts.failed,
    skipped: total.skipped + counts.skipped,
  }));
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  console.log('Tests: 0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
