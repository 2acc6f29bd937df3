import { parentPort, workerData } from 'node:worker_threads';
import { trainClassifier } from './classifier';
import type { TrainingTask } from './trainingThread';

/** Runs in a thread of its own: trains on the documents it was given and hands the classifier back. */
const { documents, language } = workerData as TrainingTask;
parentPort?.postMessage(trainClassifier(documents, language));
