import { createHash } from 'node:crypto';
import type { StemLanguage } from '../text/stems';
import type { Classifier } from './classifier';
import type { TrainingDocument } from './trainingSet';
import { trainApart } from './trainingThread';

/** Bytes of trained classifiers kept in this process; the one used longest ago goes first. */
const mostBytes = 256 * 1024 * 1024;

/** By the hash of what they learnt from, the one used last at the end. */
const kept = new Map<string, Classifier>();
const inTraining = new Map<string, Promise<Classifier>>();

/** The classifier of these documents, trained once for each content. */
export async function classifierFor(
  documents: TrainingDocument[],
  language: StemLanguage,
): Promise<Classifier> {
  const key = contentHash(documents, language);
  const classifier = kept.get(key) ?? (await trainOnce(key, documents, language));
  kept.delete(key);
  kept.set(key, classifier);
  forgetOldest();
  return classifier;
}

/** Whoever asks while it is being trained waits for the same training. */
function trainOnce(
  key: string,
  documents: TrainingDocument[],
  language: StemLanguage,
): Promise<Classifier> {
  const running = inTraining.get(key);
  if (running) return running;
  const training = trainApart({ documents, language }).finally(() => inTraining.delete(key));
  inTraining.set(key, training);
  return training;
}

function contentHash(documents: TrainingDocument[], language: StemLanguage): string {
  const hash = createHash('sha256').update(language);
  for (const { category, subject, text, kind } of documents) {
    hash.update(JSON.stringify([category, subject, text, kind]));
  }
  return hash.digest('hex');
}

function forgetOldest(): void {
  let bytes = [...kept.values()].reduce((sum, classifier) => sum + sizeOf(classifier), 0);
  for (const [key, classifier] of kept) {
    if (bytes <= mostBytes || kept.size === 1) return;
    kept.delete(key);
    bytes -= sizeOf(classifier);
  }
}

/** Weights, and about a hundred bytes for each feature's name. */
function sizeOf({ model, vocabulary }: Classifier): number {
  return model.weights.byteLength + vocabulary.size * 100;
}
