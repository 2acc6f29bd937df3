import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StemLanguage } from '../text/stems';
import { trainClassifier, type Classifier } from './classifier';
import type { TrainingDocument } from './trainingSet';

export interface TrainingTask {
  documents: TrainingDocument[];
  language: StemLanguage;
}

/** Characters that are learnt in well under 100 ms: starting a thread for fewer costs more than it frees. */
const quicklyLearnt = 3_000;

/** The worker stands beside this file, compiled like it. */
const extension = extname(__filename);
const worker = join(__dirname, `trainingWorker${extension}`);
/** From its sources (tests, benches) the worker needs the same loader as they. */
const execArgv = extension === '.ts' ? ['--import', 'tsx'] : [];

/** Trains a classifier without holding up this thread, where it takes long enough to matter. */
export async function trainApart(task: TrainingTask): Promise<Classifier> {
  const characters = task.documents.reduce(
    (sum, { subject, text }) => sum + subject.length + text.length,
    0,
  );
  if (characters < quicklyLearnt) return trainClassifier(task.documents, task.language);
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task, execArgv });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`The training thread ended with code ${code}.`)),
    );
  });
}
