import type { SparseVector } from './features';

export interface TrainingExample {
  vector: SparseVector;
  /** Number of its category. */
  label: number;
  /** How much an error on it costs; 1 is usual. */
  cost: number;
}

/** One hyperplane a category: `weights[feature * categories + category]`. */
export interface LinearModel {
  categories: number;
  weights: Float32Array;
  bias: Float32Array;
}

export interface TrainingOptions {
  /** Cost of an error against the size of the weights. */
  cost: number;
  /** Share of the way to costs that make every category weigh the same: 0 none, 1 all the way. */
  balance: number;
  passes: number;
  tolerance: number;
}

export const defaultTraining: TrainingOptions = {
  cost: 1,
  balance: 0.5,
  passes: 30,
  tolerance: 0.05,
};

/**
 * Trains one linear support vector machine a category (squared hinge loss), each against the rest,
 * by dual coordinate descent (Hsieh et al., 2008). The same examples give the same model.
 */
export function trainLinearModel(
  examples: TrainingExample[],
  size: number,
  categories: number,
  options: TrainingOptions = defaultTraining,
): LinearModel {
  const weights = new Float32Array(size * categories);
  const bias = new Float32Array(categories);
  const norms = Float64Array.from(examples, ({ vector }) => squaredNorm(vector) + 1);
  const counts = new Float64Array(categories);
  for (const { label, cost } of examples) counts[label]! += cost;
  const total = counts.reduce((sum, count) => sum + count, 0);
  for (let category = 0; category < categories; category += 1) {
    const count = counts[category]!;
    if (count === 0) {
      bias[category] = -1;
      continue;
    }
    const ratio = ((total - count) / count || 1) ** options.balance;
    const plane = new Float64Array(size + 1);
    descend(examples, norms, category, plane, ratio, options);
    for (let feature = 0; feature < size; feature += 1)
      weights[feature * categories + category] = plane[feature]!;
    bias[category] = plane[size]!;
  }
  return { categories, weights, bias };
}

function descend(
  examples: TrainingExample[],
  norms: Float64Array,
  category: number,
  plane: Float64Array,
  ratio: number,
  options: TrainingOptions,
): void {
  const dual = new Float64Array(examples.length);
  const active = Int32Array.from(examples.keys());
  const random = randomNumbers(category + 1);
  const last = plane.length - 1;
  let activeCount = active.length;
  let bound = Infinity;
  for (let pass = 0; pass < options.passes; pass += 1) {
    shuffle(active, activeCount, random);
    let highest = -Infinity;
    let lowest = Infinity;
    for (let at = 0; at < activeCount; at += 1) {
      const number = active[at]!;
      const { vector, label, cost } = examples[number]!;
      const { indices, values } = vector;
      const sign = label === category ? 1 : -1;
      const slack = 0.5 / (options.cost * cost * (sign > 0 ? ratio : 1));
      let score = plane[last]!;
      for (let i = 0; i < indices.length; i += 1) score += plane[indices[i]!]! * values[i]!;
      const gradient = sign * score - 1 + slack * dual[number]!;
      if (dual[number] === 0) {
        if (gradient > bound) {
          activeCount -= 1;
          active[at] = active[activeCount]!;
          active[activeCount] = number;
          at -= 1;
          continue;
        }
        if (gradient >= 0) {
          highest = Math.max(highest, 0);
          lowest = Math.min(lowest, 0);
          continue;
        }
      }
      highest = Math.max(highest, gradient);
      lowest = Math.min(lowest, gradient);
      if (Math.abs(gradient) < 1e-10) continue;
      const before = dual[number]!;
      const after = Math.max(before - gradient / (norms[number]! + slack), 0);
      dual[number] = after;
      const step = (after - before) * sign;
      if (step === 0) continue;
      for (let i = 0; i < indices.length; i += 1) plane[indices[i]!]! += step * values[i]!;
      plane[last]! += step;
    }
    if (highest - lowest <= options.tolerance) {
      if (activeCount === active.length) return;
      activeCount = active.length;
      bound = Infinity;
      continue;
    }
    bound = highest <= 0 ? Infinity : highest;
  }
}

function squaredNorm({ values }: SparseVector): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Mulberry32: small, seeded, the same everywhere. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(numbers: Int32Array, length: number, random: () => number): void {
  for (let at = length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = numbers[at]!;
    numbers[at] = numbers[other]!;
    numbers[other] = kept;
  }
}

/** Score of each category: positive on its side of the hyperplane. */
export function scores(model: LinearModel, { indices, values }: SparseVector): Float64Array {
  const { categories, weights, bias } = model;
  const result = Float64Array.from(bias);
  for (let i = 0; i < indices.length; i += 1) {
    const row = indices[i]! * categories;
    const value = values[i]!;
    for (let category = 0; category < categories; category += 1) {
      result[category]! += weights[row + category]! * value;
    }
  }
  return result;
}
