import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReportTicket } from '../problems/ticket';
import { reportFiles, type ReportFile, type ReportFormat } from './files';
import { makeReport, type ReportOptions, type ReportOutcome } from './report';

export interface ReportTask {
  options: ReportOptions;
  formats: readonly ReportFormat[];
}

export interface WrittenReport extends ReportOutcome {
  files: ReportFile[];
}

/** What the thread is told: tickets as they are read, then that there are no more. */
export type ReportMessage = { tickets: ReportTicket[] } | { isComplete: true };

/** Reported well within 50 ms: starting a thread for fewer costs more than it frees. */
const quicklyReported = 200;

/** The worker stands beside this file, compiled like it. */
const extension = extname(__filename);
const worker = join(__dirname, `reportWorker${extension}`);
/** From its sources (tests, benches) the worker needs the same loader as they. */
const execArgv = extension === '.ts' ? ['--import', 'tsx'] : [];

/** Makes the report and its files from batches of tickets. */
export async function writeReport(
  tickets: ReportTicket[],
  { options, formats }: ReportTask,
): Promise<WrittenReport> {
  const outcome = makeReport(tickets, options);
  return { ...outcome, files: await reportFiles(outcome.report, formats) };
}

/**
 * The same in a thread of its own, so that a hundred thousand tickets hold up nobody else here.
 * `progress` hears how many tickets were read.
 */
export async function writeReportApart(
  batches: AsyncIterable<ReportTicket[]>,
  task: ReportTask,
  progress: (read: number) => void = () => undefined,
): Promise<WrittenReport> {
  const held: ReportTicket[] = [];
  let thread: ReturnType<typeof startThread> | undefined;
  let read = 0;
  try {
    for await (const batch of batches) {
      read += batch.length;
      progress(read);
      if (thread) {
        thread.send({ tickets: batch });
        continue;
      }
      held.push(...batch);
      if (held.length <= quicklyReported) continue;
      thread = startThread(task);
      thread.send({ tickets: held });
    }
    if (!thread) return await writeReport(held, task);
    thread.send({ isComplete: true });
    return await thread.written;
  } finally {
    await thread?.end();
  }
}

function startThread(task: ReportTask) {
  const thread = new Worker(worker, { workerData: task, execArgv });
  const written = new Promise<WrittenReport>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`The report's thread ended with code ${code}.`)),
    );
  });
  // A failure while tickets are still read is told when the report is awaited.
  written.catch(() => undefined);
  return {
    written,
    send: (message: ReportMessage) => thread.postMessage(message),
    end: () => thread.terminate(),
  };
}
