import { randomNumbers } from '../../../lib/classification/random';

/** A text's features by number, and what each weighs. */
export interface Point {
  features: ArrayLike<number>;
  values: ArrayLike<number>;
}

const mostRounds = 50;

/**
 * Lloyd's k-means with k-means++ seeds (Arthur and Vassilvitskii 2007) on points of length one: the
 * usual way to group texts. Points of which few features are not zero, means of which many are.
 * @returns the number of each point's group
 */
export function kMeans(
  points: Point[],
  { groups, size, seed }: { groups: number; size: number; seed: number },
): Int32Array {
  const unit = points.map(ofLengthOne);
  const means = seeds(unit, groups, size, randomNumbers(seed));
  let assigned = new Int32Array(points.length).fill(-1);
  for (let round = 0; round < mostRounds; round += 1) {
    const lengths = means.map((mean) => mean.reduce((sum, value) => sum + value * value, 0));
    const next = Int32Array.from(unit, (point) => nearest(point, means, lengths));
    if (next.every((group, at) => group === assigned[at])) break;
    assigned = next;
    move(means, unit, assigned);
  }
  return assigned;
}

function ofLengthOne({ features, values }: Point): Point {
  const length = Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));
  return { features, values: Array.from(values, (value) => (length === 0 ? 0 : value / length)) };
}

/** Each next seed is drawn among the points by the square of its distance from those before. */
function seeds(
  points: Point[],
  groups: number,
  size: number,
  random: () => number,
): Float64Array[] {
  const means = [asMean(points[Math.floor(random() * points.length)]!, size)];
  const distances = new Float64Array(points.length).fill(Infinity);
  while (means.length < groups) {
    const mean = means.at(-1)!;
    const length = mean.reduce((sum, value) => sum + value * value, 0);
    for (const [at, point] of points.entries()) {
      distances[at] = Math.min(distances[at]!, Math.max(0, 1 + length - 2 * product(point, mean)));
    }
    let left = random() * distances.reduce((sum, distance) => sum + distance, 0);
    const drawn = distances.findIndex((distance) => (left -= distance) < 0);
    means.push(asMean(points[drawn < 0 ? points.length - 1 : drawn]!, size));
  }
  return means;
}

function asMean({ features, values }: Point, size: number): Float64Array {
  const mean = new Float64Array(size);
  for (let at = 0; at < features.length; at += 1) mean[features[at]!] = values[at]!;
  return mean;
}

function nearest(point: Point, means: Float64Array[], lengths: number[]): number {
  let [best, least] = [0, Infinity];
  for (const [group, mean] of means.entries()) {
    const distance = lengths[group]! - 2 * product(point, mean);
    if (distance < least) [best, least] = [group, distance];
  }
  return best;
}

function product({ features, values }: Point, mean: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < features.length; at += 1) sum += values[at]! * mean[features[at]!]!;
  return sum;
}

/** An empty group stays where it was. */
function move(means: Float64Array[], points: Point[], assigned: Int32Array): void {
  const counts = new Int32Array(means.length);
  for (const group of assigned) counts[group]! += 1;
  for (const [group, mean] of means.entries()) if (counts[group]! > 0) mean.fill(0);
  for (const [at, { features, values }] of points.entries()) {
    const group = assigned[at]!;
    const mean = means[group]!;
    for (let place = 0; place < features.length; place += 1) {
      mean[features[place]!]! += values[place]! / counts[group]!;
    }
  }
}
