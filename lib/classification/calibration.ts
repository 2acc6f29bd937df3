/** What a prediction looked like and whether it was right, on a text that its model had not seen. */
export interface Outcome {
  scores: Float64Array;
  /** Share of the text's telling words that the examples know, 0 to 1. */
  familiarity: number;
  /** Number of the true category. */
  label: number;
}

/** Turns scores into the probability that the best category is the right one. */
export interface Calibration {
  /** Scores are multiplied by it before they become shares. */
  sharpness: number;
  /** Of a logistic model over `signals`. */
  coefficients: number[];
}

/** Where learning starts: about what labelled sets of Italian requests, large and small, gave. */
const usual: Calibration = { sharpness: 4.5, coefficients: [0.1, 0.8, 0, 0.3] };

/** How strongly the coefficients are drawn there: a handful of outcomes moves them little. */
const trustInUsual = 4;

/** Learns from outcomes how far scores can be trusted. */
export function fitCalibration(outcomes: Outcome[]): Calibration {
  if (outcomes.length === 0) return usual;
  const sharpness = fitSharpness(outcomes);
  const rows = outcomes.map(({ scores, familiarity }) => signals(scores, familiarity, sharpness));
  const right = outcomes.map(({ scores, label }) => (best(scores) === label ? 1 : 0));
  return { sharpness, coefficients: fitLogistic(rows, right, usual.coefficients, trustInUsual) };
}

/** Probability that the best-scored category is right, 0 to 1. */
export function confidenceOf(
  calibration: Calibration,
  scores: Float64Array,
  familiarity: number,
): number {
  const inputs = signals(scores, familiarity, calibration.sharpness);
  return logistic(dot(inputs, calibration.coefficients));
}

/** Each category's share, 0 to 1, summing to 1. */
export function sharesOf(scores: Float64Array, sharpness: number): Float64Array {
  const highest = scores.reduce((one, other) => Math.max(one, other), -Infinity);
  const result = scores.map((score) => Math.exp(sharpness * (score - highest)));
  const total = result.reduce((sum, share) => sum + share, 0);
  return result.map((share) => share / total);
}

/** Number of the highest score, the first of equals. */
export function best(scores: Float64Array): number {
  let highest = 0;
  for (let at = 1; at < scores.length; at += 1) if (scores[at]! > scores[highest]!) highest = at;
  return highest;
}

/** What tells a sound prediction: its share against the rest, its score itself, and how familiar the text is. */
function signals(scores: Float64Array, familiarity: number, sharpness: number): number[] {
  const top = best(scores);
  const share = Math.min(Math.max(sharesOf(scores, sharpness)[top]!, 1e-6), 1 - 1e-6);
  return [
    1,
    Math.log(share / (1 - share)),
    Math.max(-2, Math.min(2, scores[top]!)),
    familiarity - 0.5,
  ];
}

function fitSharpness(outcomes: Outcome[]): number {
  const loss = (sharpness: number) =>
    outcomes.reduce(
      (sum, { scores, label }) =>
        sum - Math.log(Math.max(sharesOf(scores, sharpness)[label]!, 1e-9)),
      0,
    );
  let low = Math.log(0.5);
  let high = Math.log(50);
  for (let step = 0; step < 30; step += 1) {
    const left = low + (high - low) * 0.382;
    const right = low + (high - low) * 0.618;
    if (loss(Math.exp(left)) < loss(Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Logistic regression by Newton's method, drawn towards `prior` with the given strength. */
function fitLogistic(
  rows: number[][],
  right: number[],
  prior: number[],
  strength: number,
): number[] {
  let coefficients = [...prior];
  for (let step = 0; step < 25; step += 1) {
    const size = prior.length;
    const gradient = coefficients.map((value, i) => strength * (value - prior[i]!));
    const curvature = prior.map((_, i) => prior.map((__, j) => (i === j ? strength : 0)));
    for (const [number, row] of rows.entries()) {
      const probability = logistic(dot(row, coefficients));
      const error = probability - right[number]!;
      const weight = probability * (1 - probability);
      for (let i = 0; i < size; i += 1) {
        gradient[i]! += error * row[i]!;
        for (let j = 0; j < size; j += 1) curvature[i]![j]! += weight * row[i]! * row[j]!;
      }
    }
    const change = solve(curvature, gradient);
    coefficients = coefficients.map((value, i) => value - change[i]!);
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return coefficients;
}

/** Solves a small positive-definite system by elimination. */
function solve(matrix: number[][], vector: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    for (let below = pivot + 1; below < size; below += 1) {
      const factor = rows[below]![pivot]! / rows[pivot]![pivot]!;
      for (let at = pivot; at <= size; at += 1) rows[below]![at]! -= factor * rows[pivot]![at]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = rows[i]![size]!;
    for (let j = i + 1; j < size; j += 1) rest -= rows[i]![j]! * solution[j]!;
    solution[i] = rest / rows[i]![i]!;
  }
  return solution;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function dot(one: number[], other: number[]): number {
  return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}
