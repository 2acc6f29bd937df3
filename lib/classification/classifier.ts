import {
  confidence,
  best,
  fitCalibration,
  shares,
  type Calibration,
  type Outcome,
} from './calibration';
import type { ClassifiableTicket } from './engine';
import {
  featureCounts,
  fitVectorizer,
  type FeatureCounts,
  type SparseVector,
  type Vectorizer,
} from './features';
import { scores, trainLinearModel, type LinearModel } from './linearModel';
import type { TrainingDocument } from './trainingSet';
import type { StemLanguage } from '../text/stems';

/** A trained model of the local engine. */
export interface Classifier {
  /** Codes, in the order of the model's numbers. */
  categories: string[];
  language: StemLanguage;
  vectorizer: Vectorizer;
  model: LinearModel;
  calibration: Calibration;
}

/** How one ticket looks to a classifier. */
export interface Reading {
  /** Number of the best category. */
  best: number;
  /** Probability that it is the right one. */
  confidence: number;
  /** Share of each category by its number, summing to 1. */
  shares: Float64Array;
  /** Share of the ticket's telling words that the examples know, 0 to 1. */
  familiarity: number;
}

/** Requests beyond which calibration looks at one fifth of them instead of each in turn. */
const manyRequests = 4_000;
const folds = 5;
/** What a definition's error costs against a request's. */
const definitionCost = 0.5;

interface Numbered {
  counts: FeatureCounts;
  label: number;
  isRequest: boolean;
}

/** Trains on the documents: the same documents give the same classifier. */
export function trainClassifier(documents: TrainingDocument[], language: StemLanguage): Classifier {
  const categories = [...new Set(documents.map(({ category }) => category))].sort();
  const numbers = new Map(categories.map((category, number) => [category, number]));
  const numbered = documents.map((document): Numbered => ({
    counts: featureCounts(document, language),
    label: numbers.get(document.category)!,
    isRequest: document.kind === 'request',
  }));
  const calibration = fitCalibration(unseenOutcomes(numbered, categories.length));
  return { categories, language, calibration, ...train(numbered, categories.length) };
}

function train(
  documents: Numbered[],
  categories: number,
): Pick<Classifier, 'vectorizer' | 'model'> {
  const vectorizer = fitVectorizer(documents.map(({ counts }) => counts));
  const examples = documents.map(({ counts, label, isRequest }) => ({
    vector: vectorizer.vector(counts),
    label,
    cost: isRequest ? 1 : definitionCost,
  }));
  return { vectorizer, model: trainLinearModel(examples, vectorizer.size, categories) };
}

/** Cross-validation: each request judged by a model that has not seen it. */
function unseenOutcomes(documents: Numbered[], categories: number): Outcome[] {
  const foldOf = foldNumbers(documents, categories);
  const requests = documents.filter(({ isRequest }) => isRequest).length;
  const judged = requests > manyRequests ? 1 : folds;
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < judged; fold += 1) {
    const { vectorizer, model } = train(
      documents.filter((_, i) => foldOf[i] !== fold),
      categories,
    );
    for (const [i, { counts, label }] of documents.entries()) {
      if (foldOf[i] !== fold) continue;
      outcomes.push({
        scores: scores(model, vectorizer.vector(counts)),
        familiarity: vectorizer.familiarity(counts),
        label,
      });
    }
  }
  return outcomes;
}

/** Fold of each request, each category spread evenly; -1 for definitions, which always teach. */
function foldNumbers(documents: Numbered[], categories: number): number[] {
  const next = Array.from({ length: categories }, (_, category) => category);
  return documents.map(({ label, isRequest }) => (isRequest ? next[label]!++ % folds : -1));
}

export function readTicket(classifier: Classifier, ticket: ClassifiableTicket): Reading {
  const counts = featureCounts(ticket, classifier.language);
  const scored = scoresOf(classifier, classifier.vectorizer.vector(counts));
  const familiarity = classifier.vectorizer.familiarity(counts);
  return {
    best: best(scored),
    confidence: confidence(classifier.calibration, scored, familiarity),
    shares: shares(scored, classifier.calibration.sharpness),
    familiarity,
  };
}

function scoresOf(classifier: Classifier, vector: SparseVector): Float64Array {
  return scores(classifier.model, vector);
}
