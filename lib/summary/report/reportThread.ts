import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problems/problems';
import type { ReportTicket } from '../problems/ticket';
import { reportFiles, type ReportFile, type ReportFormat } from './files';
import type { Naming, ProblemNaming } from './modelNames';
import { makeReport, withProposals, type ReportOptions, type ReportOutcome } from './report';

export interface ReportTask {
  options: ReportOptions;
  formats: readonly ReportFormat[];
}

export interface WrittenReport extends ReportOutcome {
  files: ReportFile[];
}

/** What the thread is told: tickets as they are read, then that there are no more, then names. */
export type ReportMessage = { tickets: ReportTicket[] } | { isComplete: true } | { naming: Naming };

/** What the thread says: problems to be named, where a model does it, then the report. */
export type ReportAnswer = { toName: Problem[] } | { written: WrittenReport };

/** What is done besides, here and not in the thread. */
export interface ReportCare {
  naming?: ProblemNaming;
  progress?: (words: string) => void;
}

export interface ThreadTask extends ReportTask {
  isNamed: boolean;
}

/** Reported well within 50 ms: starting a thread for fewer costs more than it frees. */
const quicklyReported = 200;

/** The worker stands beside this file, compiled like it. */
const extension = extname(__filename);
const worker = join(__dirname, `reportWorker${extension}`);
/** From its sources (tests, benches) the worker needs the same loader as they. */
const execArgv = extension === '.ts' ? ['--import', 'tsx'] : [];

/** Makes the report and its files from batches of tickets; `naming` names what is found. */
export async function writeReport(
  tickets: ReportTicket[],
  { options, formats }: ReportTask,
  naming?: ProblemNaming,
): Promise<WrittenReport> {
  const made = makeReport(tickets, options);
  const outcome = naming
    ? withProposals(made, options.known, await naming(made.report.problems))
    : made;
  return { ...outcome, files: await reportFiles(outcome.report, formats) };
}

/**
 * The same in a thread of its own, so that a hundred thousand tickets hold up nobody else here. The
 * model is asked from here: its client, budget and signal stay where they are.
 */
export async function writeReportApart(
  batches: AsyncIterable<ReportTicket[]>,
  task: ReportTask,
  { naming, progress = () => undefined }: ReportCare = {},
): Promise<WrittenReport> {
  const held: ReportTicket[] = [];
  let thread: ReturnType<typeof startThread> | undefined;
  let read = 0;
  try {
    for await (const batch of batches) {
      read += batch.length;
      progress(`${read} tickets read`);
      if (thread) {
        thread.send({ tickets: batch });
        continue;
      }
      held.push(...batch);
      if (held.length <= quicklyReported) continue;
      thread = startThread(task, naming);
      thread.send({ tickets: held });
    }
    progress(`${read} tickets read in all, looking for what comes back`);
    const written = thread ? thread.complete() : writeReport(held, task, naming);
    const { report } = await written;
    progress(`${report.problems.length} problems found, report written`);
    return await written;
  } finally {
    await thread?.end();
  }
}

function startThread(task: ReportTask, naming: ProblemNaming | undefined) {
  const workerData: ThreadTask = { ...task, isNamed: naming !== undefined };
  const thread = new Worker(worker, { workerData, execArgv });
  const send = (message: ReportMessage) => thread.postMessage(message);
  const written = new Promise<WrittenReport>((resolve, reject) => {
    thread.on('message', (answer: ReportAnswer) => {
      if ('written' in answer) return resolve(answer.written);
      naming?.(answer.toName).then((named) => send({ naming: named }), reject);
    });
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`The report's thread ended with code ${code}.`)),
    );
  });
  // A failure while tickets are still read is told when the report is awaited.
  written.catch(() => undefined);
  return {
    send,
    complete: () => {
      send({ isComplete: true });
      return written;
    },
    end: () => thread.terminate(),
  };
}
