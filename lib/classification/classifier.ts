import type { StemLanguage } from '../text/stems';
import {
  best,
  confidenceOf,
  fitCalibration,
  sharesOf,
  type Calibration,
  type Outcome,
} from './calibration';
import type { ClassifiableTicket } from './engine';
import { evaluate } from './evaluation/figures';
import { featureCounts, type FeatureCounts } from './features';
import { scoresOf, trainLinearModel, type LinearModel } from './linearModel';
import type { TrainingDocument } from './trainingSet';
import {
  familiarity,
  numberText,
  rarities,
  vectorOf,
  vocabularyOf,
  type NumberedText,
  type SparseVector,
  type Vocabulary,
} from './vectorizer';

/** A trained model of the local engine: plain data, so that it passes between threads. */
export interface Classifier {
  /** Codes, in the order of the model's numbers. */
  categories: string[];
  language: StemLanguage;
  vocabulary: Vocabulary;
  /** How telling each feature is, by its number. */
  rarity: Float32Array;
  model: LinearModel;
  calibration: Calibration;
}

/** How one ticket looks to a classifier. */
export interface Reading {
  vector: SparseVector;
  /** Number of the best category. */
  best: number;
  /** Probability that it is the right one. */
  confidence: number;
  /** Share of each category by its number, summing to 1. */
  shares: Float64Array;
  /** Share of the ticket's telling words that the examples know, 0 to 1. */
  familiarity: number;
}

const folds = 5;
/** Fewer requests than this are too few to choose by. */
const fewRequests = 400;
/** With more requests than this, one fifth of them is judged instead of each in turn, and once. */
const manyRequests = 4_000;
/** What an error on a definition costs against one on a request. */
const definitionCost = 0.5;

interface Example {
  features: FeatureCounts;
  text: NumberedText;
  label: number;
  isRequest: boolean;
}

/** Trains on the documents: the same documents give the same classifier. */
export function trainClassifier(documents: TrainingDocument[], language: StemLanguage): Classifier {
  const categories = [...new Set(documents.map(({ category }) => category))].sort();
  const labels = new Map(categories.map((category, number) => [category, number]));
  const features = documents.map((document) => featureCounts(document, language));
  const vocabulary = vocabularyOf(features);
  const examples = documents.map(({ category, kind }, number): Example => ({
    features: features[number]!,
    text: numberText(vocabulary, features[number]!),
    label: labels.get(category)!,
    isRequest: kind === 'request',
  }));
  const { ownWeight, outcomes } = chooseOwnWeight(examples, vocabulary, categories.length);
  const trained = train(examples, vocabulary, categories.length, ownWeight);
  return { categories, language, vocabulary, calibration: fitCalibration(outcomes), ...trained };
}

interface Trial {
  ownWeight: number;
  outcomes: Outcome[];
}

/**
 * How much a category's own examples weigh. A handful of each want much; hundreds in categories of
 * uneven size often want little: there, what gives the higher macro-F1 on requests that training has
 * not seen. Both were measured on labelled sets, large and small.
 */
function chooseOwnWeight(examples: Example[], vocabulary: Vocabulary, categories: number): Trial {
  const requests = examples.filter(({ isRequest }) => isRequest).length;
  const trial = (ownWeight: number): Trial => ({
    ownWeight,
    outcomes: unseenOutcomes(examples, vocabulary, categories, ownWeight),
  });
  if (requests < fewRequests) return trial(categories);
  const usual = trial(Math.sqrt(categories));
  if (requests > manyRequests) return usual;
  const little = trial(1);
  return macroF1(little.outcomes) > macroF1(usual.outcomes) ? little : usual;
}

function macroF1(outcomes: Outcome[]): number {
  const judged = outcomes.map(({ scores, label }) => ({
    proposed: String(best(scores)),
    actual: String(label),
    confidence: 0,
  }));
  return evaluate(judged).macroF1;
}

function train(
  examples: Example[],
  vocabulary: Vocabulary,
  categories: number,
  ownWeight: number,
): Pick<Classifier, 'rarity' | 'model'> {
  const rarity = rarities(
    examples.map(({ text }) => text),
    vocabulary.size,
  );
  const lessons = examples.map(({ text, label, isRequest }) => ({
    vector: vectorOf(text, vocabulary, rarity),
    label,
    cost: isRequest ? 1 : definitionCost,
  }));
  return { rarity, model: trainLinearModel(lessons, vocabulary.size, categories, ownWeight) };
}

/** Cross-validation: each request judged by a model that has not seen it. */
function unseenOutcomes(
  examples: Example[],
  vocabulary: Vocabulary,
  categories: number,
  ownWeight: number,
): Outcome[] {
  const foldOf = foldNumbers(examples, categories);
  const requests = examples.filter(({ isRequest }) => isRequest).length;
  const judged = requests > manyRequests ? 1 : folds;
  return Array.from({ length: judged }, (_, fold) => {
    const others = examples.filter((__, i) => foldOf[i] !== fold);
    const { rarity, model } = train(others, vocabulary, categories, ownWeight);
    return examples
      .filter((__, i) => foldOf[i] === fold)
      .map(({ features, text, label }) => ({
        scores: scoresOf(model, vectorOf(text, vocabulary, rarity)),
        familiarity: familiarity(features, vocabulary, rarity),
        label,
      }));
  }).flat();
}

/** Fold of each request, each category spread evenly; -1 for definitions, which always teach. */
function foldNumbers(examples: Example[], categories: number): number[] {
  const next = Array.from({ length: categories }, (_, category) => category);
  return examples.map(({ label, isRequest }) => (isRequest ? next[label]!++ % folds : -1));
}

/** What the classifier makes of a ticket. */
export function readTicket(classifier: Classifier, ticket: ClassifiableTicket): Reading {
  const { vocabulary, rarity, model, calibration, language } = classifier;
  const features = featureCounts(ticket, language);
  const vector = vectorOf(numberText(vocabulary, features), vocabulary, rarity);
  const scores = scoresOf(model, vector);
  const known = familiarity(features, vocabulary, rarity);
  return {
    vector,
    best: best(scores),
    confidence: confidenceOf(calibration, scores, known),
    shares: sharesOf(scores, calibration.sharpness),
    familiarity: known,
  };
}
