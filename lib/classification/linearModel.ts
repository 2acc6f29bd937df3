import { randomNumbers, shuffle } from './random';
import type { SparseVector } from './vectorizer';

export interface TrainingExample {
  vector: SparseVector;
  /** Number of its category. */
  label: number;
  /** How much an error on it costs; 1 is usual. */
  cost: number;
}

/** One hyperplane a category: the weight of a feature stands at `feature * categories + category`. */
export interface LinearModel {
  categories: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** Largest violation of optimality that ends training; smaller changes no figure measured. */
const tolerance = 0.3;
const mostPasses = 30;

/**
 * What an error of cost 1 costs beside large weights, between own examples and others: measured by
 * five folds on labelled sets, large and small, and with five examples a category.
 */
const errorCost = 0.5;

/**
 * Trains a linear support vector machine a category (squared hinge loss), each against the rest, by
 * dual coordinate descent with shrinking (Hsieh et al., ICML 2008). A category's own examples cost
 * more the rarer it is; in a category of average size, `ownWeight` times as much as others. The same
 * examples give the same model.
 */
export function trainLinearModel(
  examples: TrainingExample[],
  features: number,
  categories: number,
  ownWeight: number,
): LinearModel {
  const weights = new Float32Array(features * categories);
  const bias = new Float32Array(categories);
  const norms = Float64Array.from(examples, ({ vector }) => squaredNorm(vector) + 1);
  for (let category = 0; category < categories; category += 1) {
    const plane = hyperplane(
      examples,
      norms,
      slacks(examples, category, categories, ownWeight),
      features,
      category,
    );
    for (let feature = 0; feature < features; feature += 1) {
      weights[feature * categories + category] = plane[feature]!;
    }
    bias[category] = plane[features]!;
  }
  return { categories, weights, bias };
}

/** Weights of one category's features, and its bias last. */
function hyperplane(
  examples: TrainingExample[],
  norms: Float64Array,
  slack: Float64Array,
  features: number,
  category: number,
): Float64Array {
  const plane = new Float64Array(features + 1);
  const dual = new Float64Array(examples.length);
  const order = Int32Array.from(examples.keys());
  const random = randomNumbers(category + 1);
  let active = order.length;
  let bound = Infinity;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    shuffle(order, active, random);
    let highest = -Infinity;
    let lowest = Infinity;
    for (let at = 0; at < active; at += 1) {
      const number = order[at]!;
      const { vector, label } = examples[number]!;
      const sign = label === category ? 1 : -1;
      const before = dual[number]!;
      const gradient = sign * side(plane, vector) - 1 + slack[number]! * before;
      if (before === 0 && gradient > bound) {
        // Far on its own side: it bears no weight, and is looked at again only at the end.
        active -= 1;
        order[at] = order[active]!;
        order[active] = number;
        at -= 1;
        continue;
      }
      const violation = before === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, violation);
      lowest = Math.min(lowest, violation);
      if (violation === 0) continue;
      dual[number] = Math.max(before - gradient / (norms[number]! + slack[number]!), 0);
      move(plane, vector, (dual[number]! - before) * sign);
    }
    if (highest - lowest <= tolerance) {
      if (active === order.length) break;
      active = order.length;
      bound = Infinity;
    } else {
      bound = highest <= 0 ? Infinity : highest;
    }
  }
  return plane;
}

/** The diagonal that the squared hinge adds for each example: half of one over its cost. */
function slacks(
  examples: TrainingExample[],
  category: number,
  categories: number,
  ownWeight: number,
): Float64Array {
  let own = 0;
  let total = 0;
  for (const { label, cost } of examples) {
    total += cost;
    if (label === category) own += cost;
  }
  const others = errorCost / Math.sqrt(ownWeight);
  const ours = ((errorCost * total) / (categories * own)) * Math.sqrt(ownWeight);
  return Float64Array.from(
    examples,
    ({ label, cost }) => 0.5 / (cost * (label === category ? ours : others)),
  );
}

function side(plane: Float64Array, { indices, values }: SparseVector): number {
  let sum = plane[plane.length - 1]!;
  for (let i = 0; i < indices.length; i += 1) sum += plane[indices[i]!]! * values[i]!;
  return sum;
}

function move(plane: Float64Array, { indices, values }: SparseVector, step: number): void {
  for (let i = 0; i < indices.length; i += 1) plane[indices[i]!]! += step * values[i]!;
  plane[plane.length - 1]! += step;
}

function squaredNorm({ values }: SparseVector): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Score of each category: positive on its side of the hyperplane. */
export function scoresOf(model: LinearModel, { indices, values }: SparseVector): Float64Array {
  const { categories, weights, bias } = model;
  const scores = Float64Array.from(bias);
  for (let i = 0; i < indices.length; i += 1) {
    const row = indices[i]! * categories;
    for (let category = 0; category < categories; category += 1) {
      scores[category]! += weights[row + category]! * values[i]!;
    }
  }
  return scores;
}
