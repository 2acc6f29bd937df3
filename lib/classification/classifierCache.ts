import { createHash } from 'node:crypto';
import type { StemLanguage } from '../text/stems';
import { trainClassifier, type Classifier } from './classifier';
import type { TrainingDocument } from './trainingSet';

/** Bytes of trained models kept in this process; the one used longest ago goes first. */
const mostBytes = 256 * 1024 * 1024;

const kept = new Map<string, Classifier>();

/** The classifier of these documents, trained once for each content. */
export function classifierFor(documents: TrainingDocument[], language: StemLanguage): Classifier {
  const key = contentHash(documents, language);
  const classifier = kept.get(key) ?? trainClassifier(documents, language);
  kept.delete(key);
  kept.set(key, classifier);
  forgetOldest();
  return classifier;
}

/** SHA-256 of what a classifier learns from, hexadecimal. */
export function contentHash(documents: TrainingDocument[], language: StemLanguage): string {
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
